using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>The body of a lambda that is more than one <c>return</c>.</summary>
/// <param name="Statements">Its statements.</param>
/// <param name="Span">Where it stands.</param>
public sealed record BlockSyntax(IReadOnlyList<StatementSyntax> Statements, SourceSpan Span) : ExpressionSyntax(Span, StatementSyntax.HeightOf(Statements) + 1);

/// <summary>A statement: what was written, without any knowledge of names and types. Immutable.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Height">1 more than the highest part, as <see cref="ExpressionSyntax.Height"/>.</param>
public abstract record StatementSyntax(SourceSpan Span, int Height)
{
    internal static int HeightOf(IReadOnlyList<StatementSyntax> statements) => statements.Count == 0 ? 0 : statements.Max(statement => statement.Height);
}

/// <summary><c>return value;</c>.</summary>
public sealed record ReturnSyntax(ExpressionSyntax Value, SourceSpan Span) : StatementSyntax(Span, Value.Height + 1);

/// <summary><c>continue;</c>.</summary>
public sealed record ContinueSyntax(SourceSpan Span) : StatementSyntax(Span, 1);

/// <summary><c>type name = value;</c>, <c>type name(arguments);</c>, <c>type name{arguments};</c>.</summary>
/// <param name="Type">The type, perhaps <c>auto</c>.</param>
/// <param name="IsConst">Whether it may not be assigned to.</param>
/// <param name="Name">The name.</param>
/// <param name="Value">What stands behind <c>=</c>, or null.</param>
/// <param name="Arguments">What stands between brackets or braces; empty for nothing.</param>
/// <param name="IsBraced">Whether those are braces.</param>
/// <param name="Span">Where it stands.</param>
public sealed record DeclarationSyntax(TypeSyntax Type, bool IsConst, string Name, ExpressionSyntax? Value, IReadOnlyList<ExpressionSyntax> Arguments, bool IsBraced, SourceSpan Span)
    : StatementSyntax(Span, Math.Max(Value?.Height ?? 0, Arguments.Count == 0 ? 0 : Arguments.Max(a => a.Height)) + 1);

/// <summary><c>name = value;</c>, with an operator as in <c>name += value;</c>; <c>++name;</c> is <c>name += 1;</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Operator">The operator before <c>=</c>; empty for none.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AssignmentSyntax(string Name, string Operator, ExpressionSyntax Value, SourceSpan Span) : StatementSyntax(Span, Value.Height + 1);

/// <summary><c>if (condition) then else otherwise</c>.</summary>
public sealed record IfSyntax(ExpressionSyntax Condition, IReadOnlyList<StatementSyntax> Then, IReadOnlyList<StatementSyntax> Else, SourceSpan Span)
    : StatementSyntax(Span, Math.Max(Condition.Height, Math.Max(HeightOf(Then), HeightOf(Else))) + 1);

/// <summary><c>{ … }</c>.</summary>
public sealed record ScopeSyntax(IReadOnlyList<StatementSyntax> Statements, SourceSpan Span) : StatementSyntax(Span, HeightOf(Statements) + 1);

/// <summary><c>for (type name : range) body</c>.</summary>
public sealed record RangeLoopSyntax(TypeSyntax Type, string Name, ExpressionSyntax Range, IReadOnlyList<StatementSyntax> Body, SourceSpan Span)
    : StatementSyntax(Span, Math.Max(Range.Height, HeightOf(Body)) + 1);

/// <summary><c>for (type name = begin; name &lt; end; ++name) body</c>.</summary>
public sealed record CountLoopSyntax(TypeSyntax Type, string Name, ExpressionSyntax Begin, ExpressionSyntax End, bool IsInclusive, IReadOnlyList<StatementSyntax> Body, SourceSpan Span)
    : StatementSyntax(Span, Math.Max(Math.Max(Begin.Height, End.Height), HeightOf(Body)) + 1);
