using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>An argument of a call.</summary>
/// <param name="Syntax">As written.</param>
/// <param name="Node">Its value; null for what has no value of its own: a lambda, a function's name, a list in braces.</param>
/// <param name="Owner">The binder of the expression that it stands in, whose names a lambda sees.</param>
/// <param name="Items">The values of a list in braces, else null.</param>
internal sealed record Argument(ExpressionSyntax Syntax, TypedNode? Node, Binder Owner, IReadOnlyList<TypedNode>? Items = null)
{
    /// <summary>Where it stands.</summary>
    public SourceSpan Span => Syntax.Span;

    /// <summary>True for a lambda or the name of a function.</summary>
    public bool IsCallable => Node is null && Items is null;

    /// <summary>Its type, for messages.</summary>
    public string Description => Node is not null
        ? Node.Type.CppName
        : Items is not null ? $"{{{string.Join(", ", Items.Select(i => i.Type.CppName))}}}" : Syntax is LambdaSyntax ? "a lambda" : "a function";
}
