using Banyan.Frame;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Sources.Output;

/// <summary>The names that columns get in the file.</summary>
/// <param name="options">The format, and whether names are kept.</param>
public sealed class SnapshotNames(SnapshotOptions options)
{
    private readonly Dictionary<string, string> _columnByName = new(StringComparer.Ordinal);

    /// <summary>The name of the next column: with underscores for dots, as in RDataFrame, or as <see cref="SnapshotOptions.KeepNames"/> says.</summary>
    /// <param name="column">Its name in the frame.</param>
    /// <exception cref="AnalysisException">Another column has it.</exception>
    public string Of(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        string name = options.KeepNames ? Kept(column) : column.Replace('.', '_');
        return _columnByName.TryAdd(name, column)
            ? name
            : throw new AnalysisException($"two columns of the snapshot would be named '{name}' in the file: '{_columnByName[name]}' and '{column}'; leave one out or give it an alias");
    }

    /// <summary>The name with an underscore for every character that a field of an RNTuple cannot have in its name.</summary>
    public static string InRNTuple(string column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return string.Concat(column.Select(c => RNTupleDefinition.IsName(c.ToString()) ? c : '_'));
    }

    private string Kept(string column)
    {
        string name = options.Format == SnapshotFormat.RNTuple
            ? InRNTuple(column)
            : column.Replace('/', '_');
        string free = name;
        for (int i = 2; _columnByName.ContainsKey(free); i++)
        {
            free = $"{name}_{i}";
        }

        return free;
    }
}
