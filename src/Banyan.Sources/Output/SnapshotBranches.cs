using System.Globalization;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Sources.Output;

/// <summary>Decides how the columns of a snapshot lie in the file.</summary>
internal sealed class SnapshotBranches
{
    private readonly Dictionary<string, SnapshotColumn> _bySource = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private readonly SnapshotOptions _options;
    private readonly (Predicate<string> Fits, RootCompression Compression)[] _compressions;

    private SnapshotBranches(IReadOnlyList<SnapshotColumn> columns, SnapshotOptions options)
    {
        foreach (SnapshotColumn column in columns.Where(column => column.Info != null))
        {
            _bySource.TryAdd(column.Info!.Name, column);
        }

        _names = [.. columns.Select(column => column.BranchName)];
        _options = options;
        _compressions = [.. options.ColumnCompression.Select(pair => (Fitting(pair.Key, columns), pair.Value))];
    }

    /// <summary>The branches, in the order of the columns.</summary>
    /// <param name="tree">Name of the tree, with folders.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="options">How vectors and compressions are chosen.</param>
    /// <exception cref="AnalysisException">A column cannot be written, or two would have one name, or a pattern of the compressions fits nothing; names it.</exception>
    public static TreeDefinition Define(string tree, IReadOnlyList<SnapshotColumn> columns, SnapshotOptions options)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SnapshotColumn column in columns)
        {
            if (column.Value.Root.Type is RecordType record || (column.Value.Root.Type is VectorType vector && vector.Item is RecordType))
            {
                throw new AnalysisException(
                    $"column '{column.Name}' cannot be written: it is {column.Value.Root.Type.CppName}, and a snapshot takes numbers, strings and vectors; define what you need of it, for instance {column.Name}.Pt()");
            }

            if (!names.TryAdd(column.BranchName, column.Name))
            {
                throw new AnalysisException($"two columns of the snapshot would be named '{column.BranchName}' in the file: '{names[column.BranchName]}' and '{column.Name}'; leave one out or give it an alias");
            }
        }

        var branches = new SnapshotBranches(columns, options);
        TreeDefinition definition = new([.. columns.Select(branches.Branch)]);
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

    private static Predicate<string> Fitting(string text, IReadOnlyList<SnapshotColumn> columns)
    {
        Predicate<string> fits = NamePattern.IsPattern(text) && columns.All(column => column.Name != text) ? NamePattern.Parse(text).Fits : name => name == text;
        return columns.Any(column => fits(column.Name))
            ? fits
            : throw new AnalysisException($"no column of the snapshot fits '{text}', which is to have a compression of its own{NearestNames.Suggestion(text, columns.Select(column => column.Name))}");
    }

    private BranchDefinition Branch(SnapshotColumn column)
    {
        DataType type = column.Value.Root.Type;
        BranchDefinition branch = new(column.BranchName, type is StringType { IsLiteral: true } ? new StringType() : type)
        {
            Title = column.Info?.Title ?? string.Empty,
            Compression = _compressions.Where(choice => choice.Fits(column.Name)).Select(choice => (RootCompression?)choice.Compression).FirstOrDefault(),
        };
        return column.IsFlatVector && _options.Vectors != SnapshotVectors.StandardVectors ? Shaped(column, branch) : branch;
    }

    // Arrays as they were read: a count or dimensions are only right for values that come straight from the input.
    private BranchDefinition Shaped(SnapshotColumn column, BranchDefinition branch)
    {
        int[] dimensions = [.. (column.Info?.Dimensions ?? string.Empty).Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];
        if (column.Info?.CountColumn is string count)
        {
            if (_bySource.TryGetValue(count, out SnapshotColumn? written))
            {
                return branch with { CountBranch = written.BranchName, Dimensions = dimensions };
            }

            string name = count.Replace('.', '_');
            return _options.Vectors == SnapshotVectors.Counted && !_names.Contains(name) ? branch with { CountBranch = name, Dimensions = dimensions } : branch;
        }

        if (dimensions.Length > 0)
        {
            return branch with { Dimensions = dimensions };
        }

        return _options.Vectors == SnapshotVectors.Counted && !_names.Contains("n" + branch.Name) ? branch with { CountBranch = "n" + branch.Name } : branch;
    }
}
