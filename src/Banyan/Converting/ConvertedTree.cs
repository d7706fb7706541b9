using Banyan.Sources.Output;

namespace Banyan.Converting;

/// <summary>A tree or RNTuple that was converted.</summary>
/// <param name="Path">Its path in the input.</param>
/// <param name="OutputPath">Its path in the output; another one only where an RNTuple must not have the name.</param>
/// <param name="From">The form that it had.</param>
/// <param name="To">The form that it has.</param>
/// <param name="Entries">Entries written.</param>
/// <param name="Columns">Number of columns written.</param>
/// <param name="Renamed">Columns with another name in the output: old and new.</param>
/// <param name="LeftOut">Columns that could not be written.</param>
public sealed record ConvertedTree(
    string Path,
    string OutputPath,
    SnapshotFormat From,
    SnapshotFormat To,
    long Entries,
    int Columns,
    IReadOnlyList<KeyValuePair<string, string>> Renamed,
    IReadOnlyList<LeftOut> LeftOut);
