using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>Makes loops pass over elements that do not exist: a list has 0 there, a reduction leaves them out.</summary>
internal sealed class ProtectedLoops(ElementGuards guards) : TypedNodeRewriter
{
    /// <inheritdoc/>
    public override TypedNode Rewrite(TypedNode node)
    {
        node = RewriteChildren(node);
        switch (node)
        {
            case MapNode { Body.Type: ScalarType item } map when guards.Of(map.Body).Event is { } exists:
                return map with { Body = new ConditionalNode(exists, map.Body, Nodes.Constant(item.Kind, 0, map.Span), map.Span) };
            case FoldNode fold when guards.Of(fold.Body).Event is { } exists:
                return fold with { Body = new ConditionalNode(exists, fold.Body, new LocalNode(fold.Accumulator, fold.Span), fold.Span) };
            default:
                return node;
        }
    }
}
