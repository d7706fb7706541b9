using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>A file that is open and the description of its tree; shared by all threads.</summary>
internal sealed class OpenTree : IDisposable
{
    private readonly RootFile _file;

    private OpenTree(RootFile file, TTree tree)
    {
        _file = file;
        Tree = tree;
        Schema = new TreeSchema(tree);
    }

    public string Path => _file.Path;

    public TTree Tree { get; }

    public TreeSchema Schema { get; }

    public ByteSource Source => _file.Source;

    /// <summary>Opens a file and its tree.</summary>
    /// <exception cref="InputException">The file cannot be read, or the tree is not there.</exception>
    public static OpenTree Open(string path, string? treeName)
    {
        RootFile? file = null;
        try
        {
            file = RootFile.Open(path);
            return new OpenTree(file, file.GetTree(TreeChoice.Find(file, treeName)));
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

    public void Dispose() => _file.Dispose();
}
