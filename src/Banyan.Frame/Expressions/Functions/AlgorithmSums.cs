using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Algorithms that add up: what they give has the type of the value they start with, as in C++.</summary>
internal static class AlgorithmSums
{
    public static TypedNode? Accumulate(FunctionCall call)
    {
        if (call.Count is not (3 or 4) || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        WarnOfTruncation(call, range.Type, 2);
        return Fold(call, [range], call[2], (sum, items) => call.Count == 4 ? Invoke(call, 3, sum, items[0]) : call.Binder.Operator("+", sum, items[0], call.Span));
    }

    public static TypedNode? Reduce(FunctionCall call)
    {
        if (call.Count > 2)
        {
            return Accumulate(call);
        }

        return AlgorithmRanges.Range(call) is TypedNode range && range.Type is VectorType { Item: ScalarType item }
            ? Fold(call, [range], Nodes.Constant(item.Kind, 0, call.Span), (sum, items) => call.Binder.Operator("+", sum, items[0], call.Span))
            : null;
    }

    public static TypedNode? InnerProduct(FunctionCall call)
    {
        if (call.Count is not (4 or 6) || AlgorithmRanges.Range(call) is not TypedNode range || AlgorithmRanges.Partner(call, 2) is not TypedNode other)
        {
            return null;
        }

        WarnOfTruncation(call, range.Type, 3);
        return Fold(call, [range, other], call[3], (sum, items) =>
        {
            TypedNode product = call.Count == 6 ? Invoke(call, 5, items) : call.Binder.Operator("*", items[0], items[1], call.Span);
            return call.Count == 6 ? Invoke(call, 4, sum, product) : call.Binder.Operator("+", sum, product, call.Span);
        });
    }

    public static TypedNode? TransformReduce(FunctionCall call)
    {
        if (call.Count == 4)
        {
            return InnerProduct(call);
        }

        return call.Count == 5 && AlgorithmRanges.Range(call) is TypedNode range
            ? Fold(call, [range], call[2], (sum, items) => Invoke(call, 3, sum, Invoke(call, 4, items)))
            : null;
    }

    public static TypedNode? Count(FunctionCall call) => call.Count == 3 && AlgorithmRanges.Range(call) is TypedNode range
        ? CountTrue(call, range, call[2], (item, value) => Truth(call, call.Binder.Operator("==", item, value, call.Span)))
        : null;

    public static TypedNode? CountIf(FunctionCall call) => call.Count == 3 && call.Arguments[2].IsCallable && AlgorithmRanges.Range(call) is TypedNode range
        ? CountTrue(call, range, Nodes.Constant(0, call.Span), (item, _) => Truth(call, Invoke(call, 2, item)))
        : null;

    /// <summary>The value of a predicate as bool.</summary>
    public static TypedNode Truth(FunctionCall call, TypedNode value) =>
        value.IsScalar() ? Nodes.Convert(value, ElementKind.Bool) : throw call.Binder.Error($"the predicate of {call.Name} must give a truth value, found {value.Type}", call.Span);

    /// <summary>The value of argument <paramref name="index"/>, a lambda or function, of these values; each is evaluated once.</summary>
    public static TypedNode Invoke(FunctionCall call, int index, params IReadOnlyList<TypedNode> values) =>
        call.Arguments[index].IsCallable ? call.Binder.Invoke(call.Arguments[index], values, call.Span) : throw call.ErrorAt(index, $"{call.Name} needs a lambda or a function here, found {call.Arguments[index].Description}");

    private static TypedNode CountTrue(FunctionCall call, TypedNode range, TypedNode value, Func<TypedNode, TypedNode, TypedNode> isCounted) => Nodes.Let("value", value, constant => Loops.Fold(
        call.Name,
        [range],
        Nodes.Constant(0L, call.Span),
        (count, items) => Nodes.Binary(BinaryOperator.Add, count, isCounted(items[0], constant), ElementKind.Int64, call.Span),
        call.Span));

    private static TypedNode Fold(FunctionCall call, TypedNode[] vectors, TypedNode start, Func<TypedNode, TypedNode[], TypedNode> body) =>
        Loops.Fold(call.Name, vectors, start, (sum, items) => call.Binder.ConvertImplicitly(body(sum, items), start.Type, call.Span), call.Span);

    private static void WarnOfTruncation(FunctionCall call, DataType vector, int index)
    {
        if (vector is VectorType { Item: ScalarType { Kind: var item } } && item.IsFloating() && call.IsScalar(index) && !call.Kind(index).IsFloating())
        {
            call.Binder.Warn($"{call.Name} sums in the type of its start, {call[index].Type}: every step drops the fraction of {vector}; start with 0. or 0.f", call.Arguments[index].Span);
        }
    }
}
