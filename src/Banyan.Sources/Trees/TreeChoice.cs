using Banyan.Columns;
using Banyan.Root;

namespace Banyan.Sources.Trees;

/// <summary>Decides which tree or RNTuple of a file is meant.</summary>
public static class TreeChoice
{
    private static readonly string[] s_usual = ["Events", "events", "CollectionTree", "EventData"];

    /// <summary>The key of the tree that was named, else of the only one, else of <c>Events</c>, <c>events</c>, <c>CollectionTree</c> or <c>EventData</c>.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">Its path in the file, or null.</param>
    /// <exception cref="InputException">There is no such tree, or several and none was named; the message says what there is.</exception>
    public static RootKey Find(RootFile file, string? name)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (name != null)
        {
            return Named(file, name);
        }

        IReadOnlyList<RootKey> trees = file.DatasetKeys;
        return TryFind(file) ?? throw new InputException(
            trees.Count == 0
                ? $"{file.Path} has no tree and no RNTuple"
                : $"{file.Path} has {trees.Count} trees ({List(trees)}): name one as {Path.GetFileName(file.Path)}:TREE",
            file.Path);
    }

    /// <summary>The only tree or RNTuple, else <c>Events</c>, <c>events</c>, <c>CollectionTree</c> or <c>EventData</c>; null when there is none of these.</summary>
    public static RootKey? TryFind(RootFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        IReadOnlyList<RootKey> trees = file.DatasetKeys;
        return trees.Count == 1 ? trees[0] : s_usual.Select(usual => trees.FirstOrDefault(key => key.Path == usual)).FirstOrDefault(key => key != null);
    }

    private static RootKey Named(RootFile file, string name)
    {
        RootKey? key = file.FindKey(name);
        if (key is { IsTree: true } or { IsRNTuple: true })
        {
            return key;
        }

        string problem = key == null
            ? $"{file.Path} has no tree '{name}'{NearestNames.Suggestion(name, file.DatasetKeys.Select(tree => tree.Path))}"
            : $"{file.Path}: '{name}' is no tree but a {key.ClassName}";
        string trees = file.DatasetKeys.Count > 0 ? $" (trees: {List(file.DatasetKeys)})" : string.Empty;
        throw new InputException(problem + trees, file.Path);
    }

    private static string List(IReadOnlyList<RootKey> trees) => string.Join(", ", trees.Take(6).Select(key => key.Path)) + (trees.Count > 6 ? ", …" : string.Empty);
}
