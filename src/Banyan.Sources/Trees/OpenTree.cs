using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.Objects;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>A file that is open and the description of its tree or RNTuple; shared by all threads. The rest of the dataset does not know which of the two it is.</summary>
internal abstract class OpenTree : IDisposable
{
    private readonly RootFile _file;

    private protected OpenTree(RootFile file, RootKey key)
    {
        _file = file;
        TreePath = key.Path;
    }

    public string Path => _file.Path;

    /// <summary>Path of the tree in the file.</summary>
    public string TreePath { get; }

    /// <summary>The columns.</summary>
    public abstract TreeSchema Schema { get; }

    /// <summary>First entry of every cluster and at the end the number of entries.</summary>
    public abstract IReadOnlyList<long> ClusterBoundaries { get; }

    /// <summary>Bytes of all columns before compression.</summary>
    public abstract long TotalBytes { get; }

    public ByteSource Source => _file.Source;

    /// <summary>Opens a file and its tree.</summary>
    /// <param name="path">The file.</param>
    /// <param name="treeName">The tree; null for the usual one.</param>
    /// <param name="usual">The schema of the dataset's first file, which most others have too; null for the first.</param>
    /// <param name="share">What the files of the dataset have in common.</param>
    /// <param name="readsTexts">See <see cref="TreeSourceOptions.ReadsTexts"/>.</param>
    /// <exception cref="InputException">The file cannot be read, or the tree is not there.</exception>
    public static OpenTree Open(string path, string? treeName, TreeSchema? usual, StreamerShare share, bool readsTexts)
    {
        RootFile? file = null;
        try
        {
            file = RootFile.Open(path, share);
            RootKey key = TreeChoice.Find(file, treeName);
            return key.IsRNTuple ? new OpenRNTuple(file, file.GetRNTuple(key), usual) : OpenTTree.Open(file, file.GetTree(key), usual, readsTexts);
        }
        catch (Exception e)
        {
            file?.Dispose();
            if (e is RootException or StorageException)
            {
                throw new InputException(e.Message, path, e);
            }

            throw;
        }
    }

    /// <summary>What a column takes.</summary>
    public abstract ColumnSize SizeOf(TreeColumn column);

    /// <summary>Where the data of columns lie that a range of entries needs.</summary>
    /// <param name="columns">Columns of this tree's schema.</param>
    /// <param name="firstEntry">First entry, numbered in the file.</param>
    /// <param name="endEntry">One past the last one.</param>
    public abstract IEnumerable<ByteRange> Ranges(IEnumerable<TreeColumn> columns, long firstEntry, long endEntry);

    /// <summary>Opens a decoder of a readable column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="shared">What the decoders of one thread have in common.</param>
    public abstract TreeCursor OpenCursor(TreeColumn column, SharedDecoders shared);

    public void Dispose() => _file.Dispose();
}
