using System.Globalization;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Output;

/// <summary>A column of a snapshot.</summary>
/// <param name="Name">Its name in the frame.</param>
/// <param name="Value">What it is.</param>
internal sealed record SnapshotColumn(string Name, BoundExpression Value)
{
    /// <summary>Its name in the file: dots become underscores, as in RDataFrame.</summary>
    public string BranchName => Name.Replace('.', '_');

    /// <summary>What the dataset says about it; null for a defined column.</summary>
    public ColumnInfo? Info => ((Value.Root as ColumnNode)?.Column as SourceColumn)?.Info;

    /// <summary>Its type in the file.</summary>
    public DataType WrittenType => Value.Root.Type is StringType { IsLiteral: true } ? new StringType() : Value.Root.Type;

    /// <summary>Fixed dimensions in the input, of the whole or, behind a count, of an item; empty for none.</summary>
    public IReadOnlyList<int> Dimensions =>
        [.. (Info?.Dimensions ?? string.Empty).Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];

    /// <summary>True for a vector of numbers.</summary>
    public bool IsFlatVector => Value.Root.Type is VectorType { Item: ScalarType };
}
