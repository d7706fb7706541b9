using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>A node of the syntax tree: what was written, without any knowledge of columns, functions and the types of values. Immutable.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Height">1 for a leaf, else 1 more than the highest child: recursion over a tree is bounded by <see cref="Parser.MaxHeight"/>.</param>
public abstract record ExpressionSyntax(SourceSpan Span, int Height)
{
    private protected static int Above(ExpressionSyntax child) => child.Height + 1;

    private protected static int Above(ExpressionSyntax left, ExpressionSyntax right) => Math.Max(left.Height, right.Height) + 1;

    private protected static int Above(IReadOnlyList<ExpressionSyntax> children)
    {
        int height = 0;
        foreach (ExpressionSyntax child in children)
        {
            height = Math.Max(height, child.Height);
        }

        return height + 1;
    }
}

/// <summary>A number, character, string or truth value; <paramref name="Value"/> is boxed as at <see cref="Token.Value"/>, null for <c>nullptr</c>.</summary>
public sealed record LiteralSyntax(object? Value, SourceSpan Span) : ExpressionSyntax(Span, 1);

/// <summary>A name: <c>Muon_pt</c>, <c>std::max&lt;double&gt;</c>, or a column in backticks.</summary>
/// <param name="Name">The name with its qualifiers, without template arguments: <c>std::numeric_limits::max</c>.</param>
/// <param name="TemplateArguments">All template arguments of the name, in order.</param>
/// <param name="IsQuoted">True when it stood in backticks and can only be a column.</param>
/// <param name="Span">Where it stands.</param>
public sealed record NameSyntax(string Name, IReadOnlyList<TypeSyntax> TemplateArguments, bool IsQuoted, SourceSpan Span) : ExpressionSyntax(Span, 1);

/// <summary><c>target.member</c>: a member, or a part of a column's name with dots.</summary>
public sealed record MemberSyntax(ExpressionSyntax Target, string Member, SourceSpan MemberSpan, SourceSpan Span) : ExpressionSyntax(Span, Above(Target));

/// <summary><c>target(arguments)</c>: a function, a member function, or a conversion to the type that the target names.</summary>
public sealed record CallSyntax(ExpressionSyntax Target, IReadOnlyList<ExpressionSyntax> Arguments, SourceSpan Span)
    : ExpressionSyntax(Span, Math.Max(Above(Target), Above(Arguments)));

/// <summary><c>Type(arguments)</c> or, braced, <c>Type{arguments}</c>.</summary>
public sealed record ConstructSyntax(TypeSyntax Target, IReadOnlyList<ExpressionSyntax> Arguments, bool IsBraced, SourceSpan Span) : ExpressionSyntax(Span, Above(Arguments));

/// <summary><c>target[index]</c>.</summary>
public sealed record IndexSyntax(ExpressionSyntax Target, ExpressionSyntax Index, SourceSpan Span) : ExpressionSyntax(Span, Above(Target, Index));

/// <summary>The empty index of TTree::Draw's <c>v[]</c>: all elements, one after the other.</summary>
public sealed record AllElementsSyntax(SourceSpan Span) : ExpressionSyntax(Span, 1);

/// <summary>A prefix operator: <c>- + ! ~</c>, or one that changes something (<c>++ --</c>), which no expression may.</summary>
public sealed record UnarySyntax(string Operator, ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span, Above(Operand));

/// <summary>A binary operator, <c>,</c> included, and the assignments, which no expression may use on a column.</summary>
public sealed record BinarySyntax(string Operator, SourceSpan OperatorSpan, ExpressionSyntax Left, ExpressionSyntax Right, SourceSpan Span)
    : ExpressionSyntax(Span, Above(Left, Right));

/// <summary><c>condition ? then : else</c>.</summary>
public sealed record ConditionalSyntax(ExpressionSyntax Condition, ExpressionSyntax Then, ExpressionSyntax Else, SourceSpan Span)
    : ExpressionSyntax(Span, Math.Max(Above(Condition), Above(Then, Else)));

/// <summary><c>(type)operand</c> or <c>static_cast&lt;type&gt;(operand)</c>.</summary>
public sealed record CastSyntax(TypeSyntax Target, ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span, Above(Operand));

/// <summary><c>sizeof(type)</c>.</summary>
public sealed record SizeOfTypeSyntax(TypeSyntax Target, SourceSpan Span) : ExpressionSyntax(Span, 1);

/// <summary><c>sizeof operand</c>; the operand is not evaluated.</summary>
public sealed record SizeOfValueSyntax(ExpressionSyntax Operand, SourceSpan Span) : ExpressionSyntax(Span, Above(Operand));

/// <summary><c>{a, b}</c> as an argument.</summary>
public sealed record InitializerListSyntax(IReadOnlyList<ExpressionSyntax> Items, SourceSpan Span) : ExpressionSyntax(Span, Above(Items));

/// <summary><c>#name</c>: the number of items of a collection.</summary>
public sealed record CollectionSizeSyntax(string Name, SourceSpan Span) : ExpressionSyntax(Span, 1);

/// <summary><c>[captures](parameters) { return body; }</c>.</summary>
/// <param name="CapturesAll">True when the captures begin with <c>=</c> or <c>&amp;</c>: the body sees everything around it.</param>
/// <param name="Captures">The names that are captured one by one.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="ReturnType">The type behind <c>-&gt;</c>, or null.</param>
/// <param name="Body">What is returned.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LambdaSyntax(
    bool CapturesAll,
    IReadOnlyList<CaptureSyntax> Captures,
    IReadOnlyList<ParameterSyntax> Parameters,
    TypeSyntax? ReturnType,
    ExpressionSyntax Body,
    SourceSpan Span)
    : ExpressionSyntax(Span, Math.Max(Above(Body), Above([.. Captures.Select(c => c.Value).OfType<ExpressionSyntax>()])));

/// <summary>A name between the brackets of a lambda.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">What it stands for in the body, in <c>[name = value]</c>; null for what the name means outside.</param>
/// <param name="Span">Where it stands.</param>
public sealed record CaptureSyntax(string Name, ExpressionSyntax? Value, SourceSpan Span);

/// <summary>A parameter of a lambda; without a name it cannot be used.</summary>
public sealed record ParameterSyntax(TypeSyntax Type, string Name, SourceSpan Span);
