using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Ranges of algorithms, and functions of positions.</summary>
internal static class AlgorithmRanges
{
    /// <summary>The items between the positions that are arguments <paramref name="index"/> and the next, or null when those are no range.</summary>
    public static TypedNode? Range(FunctionCall call, int index = 0)
    {
        if (call.Count < index + 2 || call.Arguments[index].Node is not IteratorNode begin || call.Arguments[index + 1].Node is not IteratorNode end)
        {
            return null;
        }

        return Iterators.AreOfOne(begin, end)
            ? Iterators.Slice(begin, end.Position, call.Span)
            : throw call.ErrorAt(index + 1, $"{call.Name} needs two positions in one vector");
    }

    /// <summary>As many items as the range of the first two arguments has, from the position that is argument <paramref name="index"/> on.</summary>
    public static TypedNode? Partner(FunctionCall call, int index)
    {
        if (call.Count <= index || call.Arguments[index].Node is not IteratorNode other || call[0] is not IteratorNode begin || call[1] is not IteratorNode end)
        {
            return null;
        }

        TypedNode count = Iterators.Binary(BinaryOperator.Subtract, end, begin, call.Span)!;
        return Iterators.Slice(other, Iterators.Sum(other.Position, count, call.Span), call.Span);
    }

    public static TypedNode? Distance(FunctionCall call) => call.Count == 2 ? Iterators.Binary(BinaryOperator.Subtract, call[1], call[0], call.Span) : null;

    public static TypedNode? Move(FunctionCall call, bool isForward) => call.Count is 1 or 2 && call[0] is IteratorNode
        ? Iterators.Binary(isForward ? BinaryOperator.Add : BinaryOperator.Subtract, call[0], call.Count == 2 ? call[1] : Nodes.Constant(1L, call.Span), call.Span)
        : null;

    public static TypedNode? Member(FunctionCall call, string member) =>
        call.Count == 1 && call[0].Type is VectorType or StringType { IsLiteral: false } ? call.Binder.Iterator(call[0], member, call.Span) : null;

    public static TypedNode? Size(FunctionCall call) => call.Count == 1 && call[0].Type is VectorType or StringType { IsLiteral: false } ? new SizeNode(call[0], call.Span) : null;

    public static TypedNode? Empty(FunctionCall call) => Size(call) is TypedNode size
        ? Nodes.Binary(BinaryOperator.Equal, size, Nodes.Constant(ElementKind.UInt64, 0, call.Span), ElementKind.UInt64, call.Span)
        : null;
}
