using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions;

/// <summary>An expression after parsing and type checking.</summary>
/// <param name="Text">The text that the user wrote.</param>
/// <param name="Root">The typed tree.</param>
/// <param name="Warnings">Places where ROOT's meaning is probably not what was meant; in the order of the text.</param>
public sealed record BoundExpression(string Text, TypedNode Root, IReadOnlyList<ExpressionWarning> Warnings);
