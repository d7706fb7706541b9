using Banyan.Frame;
using Banyan.Root.Writing.Trees;

namespace Banyan.Sources.Output;

/// <summary>Decides how the columns of a snapshot lie in a tree.</summary>
internal sealed class SnapshotBranches
{
    private readonly Dictionary<string, SnapshotColumn> _bySource = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private readonly SnapshotOptions _options;
    private readonly ColumnCompressions _compressions;

    private SnapshotBranches(IReadOnlyList<SnapshotColumn> columns, SnapshotOptions options)
    {
        foreach (SnapshotColumn column in columns.Where(column => column.Info != null))
        {
            _bySource.TryAdd(column.Info!.Name, column);
        }

        _names = [.. columns.Select(column => column.BranchName)];
        _options = options;
        _compressions = new ColumnCompressions(options.ColumnCompression, columns);
    }

    /// <summary>The branches, in the order of the columns.</summary>
    /// <param name="tree">Name of the tree, with folders.</param>
    /// <param name="columns">The columns, checked.</param>
    /// <param name="options">How vectors and compressions are chosen.</param>
    /// <exception cref="AnalysisException">A column cannot be written, or a pattern of the compressions fits nothing; names it.</exception>
    public static TreeDefinition Define(string tree, IReadOnlyList<SnapshotColumn> columns, SnapshotOptions options)
    {
        var branches = new SnapshotBranches(columns, options);
        TreeDefinition definition = new([.. columns.Select(branches.Branch)], options.Title) { Aliases = options.Aliases, Friends = options.Friends };
        try
        {
            definition.Check(tree[(tree.LastIndexOf('/') + 1)..]);
        }
        catch (ArgumentException problem)
        {
            throw new AnalysisException(problem.Message, problem);
        }

        return definition;
    }

    private BranchDefinition Branch(SnapshotColumn column)
    {
        BranchDefinition branch = new(column.BranchName, column.WrittenType)
        {
            Title = column.Info?.Title ?? string.Empty,
            Compression = _compressions.Of(column),
            Storage = column.Info is { IsCString: true } && _options.Vectors != SnapshotVectors.StandardVectors ? BranchStorage.Leaf : BranchStorage.Automatic,
        };
        return column.IsFlatVector && _options.Vectors != SnapshotVectors.StandardVectors ? Shaped(column, branch) : branch;
    }

    // Arrays as they were read: a count or dimensions are only right for values that come straight from the input.
    private BranchDefinition Shaped(SnapshotColumn column, BranchDefinition branch)
    {
        IReadOnlyList<int> dimensions = column.Dimensions;
        if (column.Info?.CountColumn is string count)
        {
            if (_bySource.TryGetValue(count, out SnapshotColumn? written))
            {
                return branch with { CountBranch = written.BranchName, Dimensions = dimensions };
            }

            string name = _options.KeepNames ? count : count.Replace('.', '_');
            return _options.Vectors == SnapshotVectors.Counted && !_names.Contains(name) ? branch with { CountBranch = name, Dimensions = dimensions } : branch;
        }

        if (dimensions.Count > 0)
        {
            return branch with { Dimensions = dimensions };
        }

        // A std::vector of a tree has no arrays as items; a leaf has, behind a count.
        if (column.ItemDimensions.Count > 0 && !_names.Contains("n" + branch.Name))
        {
            return branch with { CountBranch = "n" + branch.Name, Dimensions = column.ItemDimensions };
        }

        return _options.Vectors == SnapshotVectors.Counted && !_names.Contains("n" + branch.Name) ? branch with { CountBranch = "n" + branch.Name } : branch;
    }
}
