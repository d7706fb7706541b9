using System.Globalization;
using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Output;

/// <summary>A column of a snapshot.</summary>
/// <param name="Name">Its name in the frame.</param>
/// <param name="Value">What it is.</param>
/// <param name="BranchName">Its name in the file.</param>
internal sealed record SnapshotColumn(string Name, BoundExpression Value, string BranchName)
{
    /// <summary>What the dataset says about it; null for a defined column.</summary>
    public ColumnInfo? Info => ((Value.Root as ColumnNode)?.Column as SourceColumn)?.Info;

    /// <summary>True for a text that the dataset offers as an array of characters with zeros behind it: it is written as a text.</summary>
    public bool IsPaddedText => Info is { IsCString: true, Type: VectorType };

    /// <summary>Its type in the file.</summary>
    public DataType WrittenType => Value.Root.Type is StringType { IsLiteral: true } || IsPaddedText ? new StringType() : Value.Root.Type;

    /// <summary>Fixed dimensions in the input, of the whole or, behind a count, of an item; empty for none.</summary>
    public IReadOnlyList<int> Dimensions => Parse(Info?.Dimensions);

    /// <summary>Fixed dimensions in the input of the items of a vector that has no count; empty for none.</summary>
    public IReadOnlyList<int> ItemDimensions => Parse(Info?.ItemDimensions);

    /// <summary>True for a vector of numbers.</summary>
    public bool IsFlatVector => WrittenType is VectorType { Item: ScalarType };

    private static IReadOnlyList<int> Parse(string? dimensions) =>
        [.. (dimensions ?? string.Empty).Split(['[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(d => int.Parse(d, CultureInfo.InvariantCulture))];
}
