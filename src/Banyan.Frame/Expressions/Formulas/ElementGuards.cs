using Banyan.Columns;
using Banyan.Frame.Compiling;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>
/// Finds the conditions under which all elements that a tree names exist. TTree::Draw leaves out events that lack <c>Muon_pt[0]</c>; expressions take them for errors. Conditions protect as in C++:
/// <c>n &gt; 0 ? pt[0] : 0</c> needs nothing.
/// </summary>
/// <param name="loopIndices">Locals whose values are indices that exist by construction.</param>
internal sealed class ElementGuards(IReadOnlySet<LocalSymbol> loopIndices)
{
    private static readonly DataType s_bool = DataType.Scalar(ElementKind.Bool);

    /// <summary>The conditions of a tree: a scalar for the event, and a vector of bool with one truth per element. Null where nothing can be missing.</summary>
    public (TypedNode? Event, TypedNode? Elements) Of(TypedNode node)
    {
        switch (node)
        {
            case IndexNode index:
                return (And(Whole(Of(index.Vector)), And(Whole(Of(index.Index)), Exists(index))), null);
            case ConditionalNode conditional:
                return OfConditional(conditional);
            case LogicalNode logical:
                return (And(Whole(Of(logical.Left)), Protected(logical)), null);
            case LetNode let:
                (TypedNode? inside, TypedNode? elements) = Of(let.Body);
                return (And(Whole(Of(let.Value)), Within(let, inside)), Within(let, elements));
            case MapNode map:
                return OfMap(map);
            case FoldNode fold:
                return (And(OfOperands(fold.Operands), And(Whole(Of(fold.Initial)), OfBody(fold))), null);
            case MaskNode mask:
                (TypedNode? vector, TypedNode? items) = Of(mask.Vector);
                return (And(vector, Whole(Of(mask.Mask))), items is null ? null : mask with { Vector = items, Type = DataType.Vector(s_bool) });
            default:
                TypedNode? all = null;
                foreach (TypedNode child in TypedNodeVisitor.Children(node))
                {
                    all = And(all, Whole(Of(child)));
                }

                return (all, null);
        }
    }

    /// <summary>Both conditions; either may be null.</summary>
    public static TypedNode? And(TypedNode? left, TypedNode? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        return TreeFacts.Same(left, right) ? left : new LogicalNode(true, left, right, left.Span);
    }

    /// <summary>Both conditions per element; either may be null.</summary>
    public static TypedNode? AndElements(TypedNode? left, TypedNode? right)
    {
        if (left is null || right is null)
        {
            return left ?? right;
        }

        return Shortest.Of(Loops.Map("guard", [left, right], items => new LogicalNode(true, items[0], items[1], left.Span), left.Span));
    }

    private static LiteralNode True(TypedNode at) => Nodes.Constant(true, at.Span);

    // index as unsigned < size: a negative index is a huge one, as in C++.
    private TypedNode? Exists(IndexNode index)
    {
        if (index.Index is LocalNode local && loopIndices.Contains(local.Local))
        {
            return null;
        }

        return Nodes.Binary(BinaryOperator.Less, Nodes.Convert(index.Index, ElementKind.UInt64), new SizeNode(index.Vector, index.Span), ElementKind.UInt64, index.Span);
    }

    private (TypedNode? Event, TypedNode? Elements) OfConditional(ConditionalNode node)
    {
        (TypedNode? then, TypedNode? thenItems) = Of(node.Then);
        (TypedNode? otherwise, TypedNode? otherwiseItems) = Of(node.Else);
        then = then is not null && TreeFacts.Same(then, node.Condition) ? null : then;
        TypedNode? branches = then is null && otherwise is null ? null : new ConditionalNode(node.Condition, then ?? True(node), otherwise ?? True(node), node.Span);
        TypedNode? elements = AndElements(Unless(node, thenItems, isThen: true), Unless(node, otherwiseItems, isThen: false));
        return (And(Whole(Of(node.Condition)), branches), elements);
    }

    private static TypedNode? Unless(ConditionalNode node, TypedNode? items, bool isThen) => items is null
        ? null
        : Shortest.Of(Loops.Map(
            "guard", [node.Condition, items], pair => isThen ? new ConditionalNode(pair[0], pair[1], True(node), node.Span) : new ConditionalNode(pair[0], True(node), pair[1], node.Span), node.Span));

    private LogicalNode? Protected(LogicalNode node)
    {
        TypedNode? right = Whole(Of(node.Right));
        if (right is null)
        {
            return null;
        }

        TypedNode skips = node.IsAnd ? new UnaryNode(UnaryOperator.Not, node.Left, s_bool, node.Span) : node.Left;
        return new LogicalNode(false, skips, right, node.Span);
    }

    private static TypedNode? Within(LetNode let, TypedNode? condition) =>
        condition is null || !TreeFacts.FreeLocals(condition).Contains(let.Local) ? condition : new LetNode(let.Local, let.Value, condition, let.Span);

    private (TypedNode? Event, TypedNode? Elements) OfMap(MapNode map)
    {
        TypedNode? events = OfOperands(map.Operands);
        TypedNode? body = Whole(Of(map.Body));
        if (body is null || !Uses(body, map.Operands))
        {
            return (And(events, body), null);
        }

        return (events, new MapNode(map.Operands, body, map.Operation, DataType.Vector(s_bool), map.Span) { IsShortest = map.IsShortest });
    }

    private TypedNode? OfBody(FoldNode fold)
    {
        TypedNode? body = Whole(Of(fold.Body));
        if (body is null || TreeFacts.FreeLocals(body).Contains(fold.Accumulator))
        {
            return null;
        }

        return Uses(body, fold.Operands)
            ? All(new MapNode(fold.Operands, body, fold.Operation, DataType.Vector(s_bool), fold.Span) { IsShortest = fold.IsShortest })
            : body;
    }

    private TypedNode? OfOperands(IReadOnlyList<ZipOperand> operands)
    {
        TypedNode? all = null;
        foreach (ZipOperand operand in operands)
        {
            all = And(all, Whole(Of(operand.Vector)));
        }

        return all;
    }

    private static bool Uses(TypedNode body, IReadOnlyList<ZipOperand> operands) => operands.Any(operand => TreeFacts.FreeLocals(body).Contains(operand.Item));

    private static TypedNode? Whole((TypedNode? Event, TypedNode? Elements) guard) => guard.Elements is null ? guard.Event : And(guard.Event, All(guard.Elements));

    private static TypedNode All(TypedNode vector) => Shortest.Of(Loops.Fold(
        "guard", [vector], Nodes.Constant(true, vector.Span), (all, items) => new LogicalNode(true, all, items[0], vector.Span), vector.Span));
}
