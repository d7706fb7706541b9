using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Sources;
using Banyan.Sources.Trees;
using Banyan.Storage;

namespace Banyan.Inspection.Listing;

/// <summary>What is in a ROOT file: the model behind <c>banyan ls</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="RootVersion">Version of ROOT that wrote it.</param>
/// <param name="ByteCount">Size of the file.</param>
/// <param name="CompressionSetting">The file's setting, 100 × algorithm + level.</param>
/// <param name="Keys">All keys, folders before what they hold.</param>
/// <param name="Trees">The newest cycle of each tree and RNTuple.</param>
public sealed record FileListing(
    string Path, string RootVersion, long ByteCount, int CompressionSetting, IReadOnlyList<KeyListing> Keys, IReadOnlyList<TreeListing> Trees)
{
    /// <summary>Reads keys and tree descriptions; no event data.</summary>
    /// <param name="path">The file.</param>
    /// <param name="treeName">List only this tree; null for all.</param>
    /// <exception cref="InputException">The file cannot be opened, or has no such tree.</exception>
    public static FileListing Read(string path, string? treeName = null)
    {
        try
        {
            using RootFile file = RootFile.Open(path);
            IReadOnlyList<RootKey> trees = treeName == null ? file.DatasetKeys : [TreeChoice.Find(file, treeName)];
            string? defaultTree = treeName == null ? TreeChoice.TryFind(file)?.Path : trees[0].Path;
            return new FileListing(
                path,
                file.RootVersion,
                file.Source.Length,
                file.CompressionSetting,
                [.. file.Keys.Select(key => new KeyListing(key.Path, key.Cycle, key.ClassName, key.Title, key.ObjectByteCount, key.StoredByteCount))],
                [.. trees.Select(key => ReadTree(file, key, key.Path == defaultTree))]);
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            throw new InputException(e.Message, path, e);
        }
    }

    private static TreeListing ReadTree(RootFile file, RootKey key, bool isDefault)
    {
        try
        {
            if (key.IsRNTuple)
            {
                return RNTupleListing.Of(file.GetRNTuple(key), isDefault);
            }

            TTree tree = file.GetTree(key);
            long embedded = tree.AllBranches.Where(IsEmbedded).Sum(branch => branch.EmbeddedBytes);
            return new TreeListing(
                key.Path,
                tree.Title,
                tree.EntryCount,
                Math.Max(0, tree.ClusterBoundaries.Count - 1),
                tree.TotalBytes + embedded,
                tree.ZipBytes + (embedded > 0 ? key.StoredByteCount : 0),
                BranchesOf(tree),
                null,
                isDefault)
            { EmbeddedBytes = embedded };
        }
        catch (RootException e)
        {
            return new TreeListing(key.Path, key.Title, 0, 0, 0, 0, [], e.Problem, isDefault);
        }
    }

    private static BranchListing[] BranchesOf(TTree tree)
    {
        string[] names = [.. tree.AllBranches.Select(ColumnNames.FullName)];
        Dictionary<string, int> sizes = names.Select(Prefix).GroupBy(prefix => prefix).ToDictionary(group => group.Key, group => group.Count());
        return [.. tree.AllBranches.Select((branch, i) => new BranchListing(
            names[i],
            branch.Path,
            branch.TypeName,
            Documentation(branch),
            branch.EntryCount,
            branch.BasketCount,
            IsEmbedded(branch) ? branch.EmbeddedBytes : branch.TotalBytes,
            branch.ZipBytes,
            branch.CompressionSetting,
            branch.IsGroup,
            IsEmbedded(branch),
            branch.IsGroup ? null : branch.Problem,
            sizes[Prefix(names[i])] > 1 ? Prefix(names[i]) : string.Empty))];
    }

    private static bool IsEmbedded(TBranch branch) => branch.ZipBytes == 0 && branch.BasketCount > 0 && branch.GetBasket(0).IsEmbedded;

    // A title that is only ROOT's description of the leaf ("pt[nMuon]/F", "PDG[Particle_]", the name) documents nothing.
    private static string Documentation(TBranch branch)
    {
        string title = branch.Title;
        string last = branch.Name[(branch.Name.LastIndexOf('.') + 1)..];
        string rest = title.StartsWith(branch.Name, StringComparison.Ordinal) ? title[branch.Name.Length..] : title.StartsWith(last, StringComparison.Ordinal) ? title[last.Length..] : "?";
        return rest.Length == 0 || rest == "_" || rest[0] == '[' || (rest[0] == '/' && rest.Length <= 3) ? string.Empty : title;
    }

    // "Muon_pt" and "nMuon" belong to Muon, "Particle.PDG" to Particle, "AnalysisJetsAuxDyn.pt" to AnalysisJetsAuxDyn.
    internal static string Prefix(string name)
    {
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        int end = dot > 0 ? dot : name.IndexOf('_', 1 < name.Length ? 1 : 0);
        if (end > 0)
        {
            return name[..end];
        }

        return name.Length > 1 && name[0] == 'n' && char.IsUpper(name[1]) ? name[1..] : name;
    }
}
