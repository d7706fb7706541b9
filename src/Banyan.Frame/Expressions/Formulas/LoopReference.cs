using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>A column with its indices as a formula names it: <c>m[2][]</c>.</summary>
/// <param name="Column">The column, a vector.</param>
/// <param name="Dimensions">One per dimension of the column.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record LoopReference(ColumnNode Column, IReadOnlyList<LoopDimension> Dimensions, SourceSpan Span)
{
    /// <summary>True when the expression language itself can bind it: fixed indices first, then at most one dimension that is walked.</summary>
    public bool IsPlain => Dimensions.Count(dimension => dimension.LoopIndex >= 0) <= 1 && Dimensions.SkipWhile(dimension => dimension.LoopIndex < 0).Count() <= 1;
}

/// <summary>One dimension of a <see cref="LoopReference"/>.</summary>
/// <param name="Index">The index; null for all elements.</param>
/// <param name="LoopIndex">The dimension of the loop that it is matched with, −1 for a fixed index.</param>
internal sealed record LoopDimension(ExpressionSyntax? Index, int LoopIndex);
