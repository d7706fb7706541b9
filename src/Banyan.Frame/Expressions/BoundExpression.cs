using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions;

/// <summary>An expression after parsing and type checking.</summary>
/// <param name="Text">The text that the user wrote.</param>
/// <param name="Root">The typed tree.</param>
/// <param name="Warnings">Places where ROOT's meaning is probably not what was meant; in the order of the text.</param>
public sealed record BoundExpression(string Text, TypedNode Root, IReadOnlyList<ExpressionWarning> Warnings);

/// <summary>A place where ROOT's meaning is a trap; the value is ROOT's.</summary>
/// <param name="Message">One sentence: what the expression really does.</param>
/// <param name="Span">Where.</param>
public sealed record ExpressionWarning(string Message, SourceSpan Span);
