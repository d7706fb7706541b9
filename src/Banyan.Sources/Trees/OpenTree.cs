using Banyan.Root;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Sources.Trees;

/// <summary>A file that is open and the description of its tree; shared by all threads.</summary>
internal sealed class OpenTree : IDisposable
{
    private readonly RootFile _file;

    private OpenTree(RootFile file, TTree tree, TreeSchema? usual)
    {
        _file = file;
        Tree = tree;
        Schema = usual != null && usual.Fits(tree) ? usual : new TreeSchema(tree);
    }

    public string Path => _file.Path;

    public TTree Tree { get; }

    public TreeSchema Schema { get; }

    public ByteSource Source => _file.Source;

    /// <summary>Opens a file and its tree.</summary>
    /// <param name="path">The file.</param>
    /// <param name="treeName">The tree; null for the usual one.</param>
    /// <param name="usual">The schema of the dataset's first file, which most others have too; null for the first.</param>
    /// <param name="share">What the files of the dataset have in common.</param>
    /// <exception cref="InputException">The file cannot be read, or the tree is not there.</exception>
    public static OpenTree Open(string path, string? treeName, TreeSchema? usual, StreamerShare share)
    {
        RootFile? file = null;
        try
        {
            file = RootFile.Open(path, share);
            TTree tree = file.GetTree(TreeChoice.Find(file, treeName));
            long most = tree.AllBranches.Count == 0 ? tree.EntryCount : tree.AllBranches.Max(branch => branch.EntryCount);
            return most >= tree.EntryCount ? new OpenTree(file, tree, usual)
                : throw new InputException($"{path}: tree '{tree.Key.Path}' claims {tree.EntryCount} entries, and none of its branches has more than {most}", path);
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

    /// <summary>The branch that holds a column of this tree's schema.</summary>
    public TBranch BranchOf(TreeColumn column) => Tree.AllBranches[column.BranchIndex];

    public void Dispose() => _file.Dispose();
}
