using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Drawing;

/// <summary>
/// Writes, for an expression such as <c>Muon_pt[0]</c>, the condition under which all elements that it names exist: <c>(0) &lt; (Muon_pt).size()</c>. TTree::Draw leaves events out where they do
/// not, an <see cref="EventFrame"/> takes them for errors.
/// </summary>
internal sealed class ElementGuard
{
    private readonly string _text;

    private ElementGuard(string text) => _text = text;

    /// <summary>The condition as an expression, or null when the expression names no single element.</summary>
    public static string? For(BoundExpression expression) => new ElementGuard(expression.Text).Of(expression.Root);

    private string? Of(TypedNode node)
    {
        switch (node)
        {
            case IndexNode index when !UsesOuterLocals(index):
                // A negative index becomes a huge unsigned number in the comparison, as in C++, and so counts as missing.
                return And(Of(index.Vector), Of(index.Index), $"({Source(index.Index)}) < ({Source(index.Vector)}).size()");

            case ConditionalNode conditional:
                string? then = Of(conditional.Then);
                string? otherwise = Of(conditional.Else);
                return And(
                    Of(conditional.Condition),
                    then is null && otherwise is null ? null : $"(({Source(conditional.Condition)}) ? ({then ?? "true"}) : ({otherwise ?? "true"}))");

            case LogicalNode logical:
                string? right = Of(logical.Right);
                string left = $"({Source(logical.Left)})";
                return And(Of(logical.Left), right is null ? null : logical.IsAnd ? $"(!{left} || ({right}))" : $"({left} || ({right}))");

            default:
                string? all = null;
                foreach (TypedNode child in TypedNodeVisitor.Children(node))
                {
                    all = And(all, Of(child));
                }

                return all;
        }
    }

    private string Source(TypedNode node)
    {
        // A conversion that the binder put in stands where its operand stands.
        while (node is ConvertNode { Span.Length: 0 } convert)
        {
            node = convert.Operand;
        }

        return _text.Substring(node.Span.Start, node.Span.Length);
    }

    private static string? And(params ReadOnlySpan<string?> conditions)
    {
        string? all = null;
        foreach (string? condition in conditions)
        {
            all = all is null ? condition : condition is null || condition == all ? all : $"{all} && {condition}";
        }

        return all;
    }

    // An element that depends on a lambda's parameter or on the item of a loop cannot be asked for outside of it.
    private static bool UsesOuterLocals(TypedNode node)
    {
        var visitor = new LocalFinder();
        visitor.Visit(node);
        return visitor.Found;
    }

    private sealed class LocalFinder : TypedNodeVisitor
    {
        private readonly HashSet<LocalSymbol> _inner = [];

        public bool Found { get; private set; }

        protected override bool Enter(TypedNode node)
        {
            switch (node)
            {
                case LocalNode local:
                    Found |= !_inner.Contains(local.Local);
                    break;
                case LetNode let:
                    _inner.Add(let.Local);
                    break;
                case MapNode map:
                    _inner.UnionWith(map.Operands.Select(o => o.Item));
                    break;
                case FoldNode fold:
                    _inner.UnionWith(fold.Operands.Select(o => o.Item));
                    _inner.Add(fold.Accumulator);
                    break;
                default:
                    break;
            }

            return true;
        }
    }
}
