using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>A column that an <see cref="EventSource"/> offers.</summary>
/// <param name="Name">Its name in expressions, e.g. <c>Muon_pt</c> or <c>Electron#0.index</c>.</param>
/// <param name="Type">Type of one event's value.</param>
/// <param name="Title">What the file says about it (NanoAOD documents itself there); empty when nothing.</param>
/// <param name="Problem">Why the column cannot be read, in one sentence; null when it can. Using such a column is an error at plan time with this sentence.</param>
/// <param name="CountColumn">The column that holds the number of items of this one, when the dataset keeps it apart (<c>nMuon</c> for <c>Muon_pt</c>); else null.</param>
/// <param name="Dimensions">
/// Dimensions of an array that is the same for every entry, as in C++: <c>[2][3]</c> for a vector of always six values; behind a <paramref name="CountColumn"/> those of each counted item. Empty for
/// everything else.
/// </param>
public record ColumnInfo(string Name, DataType Type, string Title = "", string? Problem = null, string? CountColumn = null, string Dimensions = "")
{
    /// <summary>True for a C string of the dataset. As an array of characters it has a fixed length, with zeros behind the text.</summary>
    public bool IsCString { get; init; }

    /// <summary>
    /// Dimensions of the arrays in a vector of any length, as in C++, where no <see cref="CountColumn"/> says how many there are: the arrays lie one behind the other in the vector. Empty for
    /// everything else.
    /// </summary>
    public string ItemDimensions { get; init; } = string.Empty;

    /// <summary>The value in files that lack the column: a number, bool or string, or a one-dimensional array for a vector; null when a file that lacks it is an error.</summary>
    public object? Default { get; init; }
}
