using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Algorithms that look for something. What they find is a position, <c>end()</c> where there is nothing.</summary>
internal static class AlgorithmSearch
{
    public static TypedNode? Truth(FunctionCall call, bool isAll, bool isNegated)
    {
        if (call.Count != 3 || !call.Arguments[2].IsCallable || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        TypedNode fold = Loops.Fold(
            call.Name,
            [range],
            Nodes.Constant(isAll, call.Span),
            (found, items) => new LogicalNode(isAll, found, AlgorithmSums.Truth(call, AlgorithmSums.Invoke(call, 2, items[0])), call.Span),
            call.Span);
        return isNegated ? new UnaryNode(UnaryOperator.Not, fold, fold.Type, call.Span) : fold;
    }

    public static TypedNode? Find(FunctionCall call) => call.Count == 3 && AlgorithmRanges.Range(call) is TypedNode range
        ? First(call, range, call[2], (item, value) => AlgorithmSums.Truth(call, call.Binder.Operator("==", item, value, call.Span)))
        : null;

    public static TypedNode? FindIf(FunctionCall call, bool isNegated) => call.Count == 3 && call.Arguments[2].IsCallable && AlgorithmRanges.Range(call) is TypedNode range
        ? First(call, range, Nodes.Constant(0, call.Span), (item, _) =>
        {
            TypedNode truth = AlgorithmSums.Truth(call, AlgorithmSums.Invoke(call, 2, item));
            return isNegated ? new UnaryNode(UnaryOperator.Not, truth, truth.Type, call.Span) : truth;
        })
        : null;

    public static TypedNode? Extremum(FunctionCall call, bool isMaximum)
    {
        if (call.Count is not (2 or 3) || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        var begin = (IteratorNode)call[0];
        if (call.Count == 2 && range.Type is VectorType { Item: ScalarType item })
        {
            string method = isMaximum ? nameof(VectorStatistics.ArgMax) : nameof(VectorStatistics.ArgMin);
            return From(begin, call.Invoke(typeof(VectorStatistics), method, [item.Kind.ClrType()], DataType.Scalar(ElementKind.UInt64), range), call.Span);
        }

        // The number of the best so far; the first of equals stays.
        return Nodes.Let("range", range, vector =>
        {
            TypedNode numbers = call.Invoke(typeof(VectorRanges), nameof(VectorRanges.Range), [], DataType.Vector(ElementKind.UInt64), Nodes.Constant(0UL, call.Span), new SizeNode(vector, call.Span));
            return Loops.Fold(call.Name, [numbers], Nodes.Constant(0UL, call.Span), (best, items) =>
            {
                TypedNode At(TypedNode number) => new IndexNode(vector, Nodes.Convert(number, ElementKind.Int64), ((VectorType)vector.Type).Item, call.Span);
                (TypedNode first, TypedNode second) = isMaximum ? (At(best), At(items[0])) : (At(items[0]), At(best));
                TypedNode isBetter = call.Count == 3 ? AlgorithmSums.Invoke(call, 2, first, second) : call.Binder.Operator("<", first, second, call.Span);
                return new ConditionalNode(AlgorithmSums.Truth(call, isBetter), items[0], best, call.Span);
            }, call.Span);
        }) is var found ? From(begin, found, call.Span) : null;
    }

    // In a sorted range the place of a value is the number of elements before it.
    public static TypedNode? Bound(FunctionCall call, bool isUpper)
    {
        if (call.Count is not (3 or 4) || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        TypedNode Less(TypedNode a, TypedNode b) => call.Count == 4 ? AlgorithmSums.Invoke(call, 3, a, b) : call.Binder.Operator("<", a, b, call.Span);
        TypedNode count = Nodes.Let("value", call[2], value => Loops.Fold(
            call.Name,
            [range],
            Nodes.Constant(0L, call.Span),
            (before, items) =>
            {
                TypedNode isBefore = AlgorithmSums.Truth(call, isUpper ? Less(value, items[0]) : Less(items[0], value));
                return Nodes.Binary(BinaryOperator.Add, before, isUpper ? new UnaryNode(UnaryOperator.Not, isBefore, isBefore.Type, call.Span) : isBefore, ElementKind.Int64, call.Span);
            },
            call.Span));
        return From((IteratorNode)call[0], count, call.Span);
    }

    public static TypedNode? BinarySearch(FunctionCall call)
    {
        if (call.Count != 3 || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        return Nodes.Let("value", call[2], value => Loops.Fold(
            call.Name,
            [range],
            Nodes.Constant(false, call.Span),
            (found, items) => Nodes.Let("item", items[0], item => new LogicalNode(
                false,
                found,
                new UnaryNode(
                    UnaryOperator.Not,
                    new LogicalNode(
                        false,
                        AlgorithmSums.Truth(call, call.Binder.Operator("<", item, value, call.Span)),
                        AlgorithmSums.Truth(call, call.Binder.Operator("<", value, item, call.Span)),
                        call.Span),
                    DataType.Scalar(ElementKind.Bool),
                    call.Span),
                call.Span)),
            call.Span));
    }

    public static TypedNode? IsSorted(FunctionCall call)
    {
        if (call.Count is not (2 or 3) || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        return Nodes.Let("range", range, vector =>
        {
            TypedNode size = Nodes.Convert(new SizeNode(vector, call.Span), ElementKind.Int64);
            TypedNode one = Nodes.Constant(1L, call.Span);
            TypedNode isShort = Nodes.Binary(BinaryOperator.Less, size, Nodes.Constant(2L, call.Span), ElementKind.Int64, call.Span);
            TypedNode before = Iterators.Slice(new IteratorNode(vector, Nodes.Constant(0L, call.Span), call.Span), Nodes.Binary(BinaryOperator.Subtract, size, one, ElementKind.Int64, call.Span), call.Span);
            TypedNode behind = KernelCalls.Invoke(
                typeof(VectorSelection), nameof(VectorSelection.Slice), [KernelCalls.ClrType(((VectorType)vector.Type).Item)], vector.Type, call.Span, [vector, one, size]);
            TypedNode fold = Loops.Fold(
                call.Name,
                [before, behind],
                Nodes.Constant(true, call.Span),
                (sorted, items) =>
                {
                    TypedNode falls = AlgorithmSums.Truth(call, call.Count == 3 ? AlgorithmSums.Invoke(call, 2, items[1], items[0]) : call.Binder.Operator("<", items[1], items[0], call.Span));
                    return new LogicalNode(true, sorted, new UnaryNode(UnaryOperator.Not, falls, falls.Type, call.Span), call.Span);
                },
                call.Span);
            return new ConditionalNode(isShort, Nodes.Constant(true, call.Span), fold, call.Span);
        });
    }

    public static TypedNode? Equal(FunctionCall call)
    {
        if (call.Count is not (3 or 4) || AlgorithmRanges.Range(call) is not TypedNode range)
        {
            return null;
        }

        if (call.Count == 3)
        {
            return AlgorithmRanges.Partner(call, 2) is TypedNode partner ? AreEqual(call, range, partner) : null;
        }

        return AlgorithmRanges.Range(call, 2) is TypedNode other
            ? Nodes.Let("first", range, first => Nodes.Let("second", other, second => new ConditionalNode(
                Nodes.Binary(BinaryOperator.Equal, new SizeNode(first, call.Span), new SizeNode(second, call.Span), ElementKind.UInt64, call.Span),
                AreEqual(call, first, second),
                Nodes.Constant(false, call.Span),
                call.Span)))
            : null;
    }

    private static TypedNode AreEqual(FunctionCall call, TypedNode first, TypedNode second) => Loops.Fold(
        call.Name,
        [first, second],
        Nodes.Constant(true, call.Span),
        (equal, items) => new LogicalNode(true, equal, AlgorithmSums.Truth(call, call.Binder.Operator("==", items[0], items[1], call.Span)), call.Span),
        call.Span);

    // Counts up until the first hit, which turns the number n into -1 - n; what comes behind it is not looked at.
    private static IteratorNode First(FunctionCall call, TypedNode range, TypedNode value, Func<TypedNode, TypedNode, TypedNode> isHit)
    {
        TypedNode zero = Nodes.Constant(0L, call.Span);
        TypedNode minusOne = Nodes.Constant(-1L, call.Span);
        TypedNode Mirrored(TypedNode number) => Nodes.Binary(BinaryOperator.Subtract, minusOne, number, ElementKind.Int64, call.Span);
        TypedNode IsFound(TypedNode number) => Nodes.Binary(BinaryOperator.Less, number, zero, ElementKind.Int64, call.Span);
        TypedNode fold = Nodes.Let("value", value, constant => Loops.Fold(
            call.Name,
            [range],
            zero,
            (number, items) => new ConditionalNode(
                IsFound(number),
                number,
                new ConditionalNode(isHit(items[0], constant), Mirrored(number), Nodes.Binary(BinaryOperator.Subtract, number, minusOne, ElementKind.Int64, call.Span), call.Span),
                call.Span),
            call.Span));
        return From((IteratorNode)call[0], Nodes.Let("place", fold, place => new ConditionalNode(IsFound(place), Mirrored(place), place, call.Span)), call.Span);
    }

    private static IteratorNode From(IteratorNode begin, TypedNode number, SourceSpan span) =>
        begin with { Position = Iterators.Sum(begin.Position, Nodes.Convert(number, ElementKind.Int64), span), Span = span };
}
