using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>VecOps functions that make one value of a vector. Accumulators have the element's own type, as in ROOT: char and short wrap, float rounds.</summary>
internal static class VecOpsReductions
{
    public static TypedNode? Sum(FunctionCall call)
    {
        if (call is { Count: 2, Arguments: [{ Node.Type: VectorType { IsStd: false, Item: RecordType item } }, { Node.Type: RecordType zero }] } && item == zero)
        {
            return Loops.Fold("Sum", [call[0]], call[1], (sum, items) => Records.Pair(sum, "Add", items[0], item, call.Span), call.Span);
        }

        if (!call.IsNumericVector(0) || call.Count > 2 || (call.Count == 2 && !call.IsScalar(1)))
        {
            return null;
        }

        ElementKind kind = call.Kind(0);
        if (call.Count == 2)
        {
            return SumWithZero(call);
        }

        WarnOfNarrow(call);

        return kind == ElementKind.Bool ? CountTrue(call[0], Nodes.Constant(0UL, call.Span), call.Span) : SumFrom(call[0], Nodes.Constant(kind, 0, call.Span), call.Span);
    }

    public static TypedNode? Product(FunctionCall call)
    {
        if (!call.IsNumericVector(0) || call.Count > 2 || (call.Count == 2 && (!call.IsScalar(1) || call.Kind(1) != call.Kind(0))))
        {
            return null;
        }

        WarnOfNarrow(call);
        ElementKind kind = call.Kind(0);
        TypedNode one = call.Count == 2 ? call[1] : Nodes.Constant(kind, 1, call.Span);
        return Loops.Fold("Product", [call[0]], one, (product, items) => Combine(BinaryOperator.Multiply, product, items[0], call.Span), call.Span);
    }

    public static TypedNode? Mean(FunctionCall call)
    {
        if (call is { Count: 2, Arguments: [{ Node.Type: VectorType { IsStd: false, Item: RecordType item } }, { Node.Type: RecordType start }] } && item == start)
        {
            return Nodes.Let("vector", call[0], vector => Nodes.Let("zero", call[1], zero => OrWhenEmpty(
                new SizeNode(vector, call.Span),
                zero,
                Records.Binary("/", Loops.Fold("Mean", [vector], zero, (sum, items) => Records.Pair(sum, "Add", items[0], item, call.Span), call.Span), new SizeNode(vector, call.Span), call.Span)!,
                call.Span)));
        }

        if (!call.IsNumericVector(0) || call.Count > 2 || (call.Count == 2 && !call.IsScalar(1)))
        {
            return null;
        }

        if (call.Count == 1)
        {
            WarnOfNarrow(call);
            return Loops.WithSize(call[0], (vector, size) =>
            {
                TypedNode sum = call.Kind(0) == ElementKind.Bool
                    ? CountTrue(vector, Nodes.Constant(0UL, call.Span), call.Span)
                    : SumFrom(vector, Nodes.Constant(call.Kind(0), 0, call.Span), call.Span);
                return OrWhenEmpty(size, Nodes.Constant(0.0, call.Span), Nodes.Binary(BinaryOperator.Divide, sum, size, ElementKind.Float64, call.Span), call.Span);
            });
        }

        // Mean(v, zero) is (zero + sum) / n in the type that C++ gives to Sum(v, zero) / v.size(), and then in the type of zero.
        return Nodes.Let("zero", call[1], zero => Loops.WithSize(call[0], (vector, size) =>
        {
            TypedNode sum = zero.Kind() == call.Kind(0) && zero.Kind() != ElementKind.Bool
                ? SumFrom(vector, zero, call.Span)
                : CountTrue(Loops.Convert(vector, ElementKind.Bool), Nodes.Convert(zero, ElementKind.UInt64), call.Span);
            WarnOfZero(call, zero.Kind() == call.Kind(0), "Mean");
            if (zero.Kind() == call.Kind(0) && !(zero is LiteralNode { Value: var start } && (double)Interpreting.ScalarOperations.Convert(start, ElementKind.Float64) == 0))
            {
                call.Binder.Warn("Mean(v, zero) adds zero to the sum, it is not only the answer for an empty vector", call.Span);
            }

            TypedNode mean = Nodes.Binary(BinaryOperator.Divide, sum, size, Arithmetic.Common(sum.Kind(), ElementKind.UInt64), call.Span);
            return OrWhenEmpty(size, zero, Nodes.Convert(mean, zero.Kind()), call.Span);
        }));
    }

    public static TypedNode? Var(FunctionCall call)
    {
        if (call.Count != 1 || !call.IsNumericVector(0))
        {
            return null;
        }

        ElementKind kind = call.Kind(0);
        if (IsNarrow(kind))
        {
            call.Binder.Warn($"{call.Name} of {call[0].Type} sums the squares in {kind.CppName()}, where they may wrap; {call.Name}(v * 1.) does not", call.Span);
        }

        DataType type = DataType.Scalar(ElementKind.Float64);
        return kind == ElementKind.Bool
            ? call.Invoke(typeof(VectorStatistics), nameof(VectorStatistics.VarOfBools), [], type, call[0])
            : call.Invoke(typeof(VectorStatistics), nameof(VectorStatistics.Var), [kind.ClrType()], type, call[0]);
    }

    public static TypedNode? StdDev(FunctionCall call) => Var(call) is TypedNode variance
        ? new CallNode(typeof(CMath).GetMethod(nameof(CMath.Sqrt), [typeof(double)])!, [variance], variance.Type, call.Span)
        : null;

    // std::inner_product in the type of an element's product.
    public static TypedNode? Dot(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsNumericVector(0) || !call.IsNumericVector(1))
        {
            return null;
        }

        ElementKind kind = Arithmetic.Common(call.Kind(0), call.Kind(1));
        return Loops.Fold(
            "Dot",
            [call[0], call[1]],
            Nodes.Constant(kind, 0, call.Span),
            (sum, items) => Nodes.Binary(BinaryOperator.Add, sum, Nodes.Binary(BinaryOperator.Multiply, items[0], items[1], kind, call.Span), kind, call.Span),
            call.Span);
    }

    public static TypedNode? Truth(FunctionCall call, bool isAll)
    {
        if (call.Count != 1 || !call.IsNumericVector(0))
        {
            return null;
        }

        return Loops.Fold(
            call.Name,
            [call[0]],
            Nodes.Constant(isAll, call.Span),
            (found, items) => Nodes.Binary(isAll ? BinaryOperator.And : BinaryOperator.Or, found, Nodes.Convert(items[0], ElementKind.Bool), ElementKind.Bool, call.Span),
            call.Span);
    }

    public static TypedNode? Extremum(FunctionCall call, string method) => call.Count == 1 && call.IsNumericVector(0)
        ? call.Invoke(typeof(VectorStatistics), method, [call.Kind(0).ClrType()], DataType.Scalar(call.Kind(0)), call[0])
        : null;

    public static TypedNode? ExtremumPosition(FunctionCall call, string method) => call.Count == 1 && call.IsNumericVector(0)
        ? call.Invoke(typeof(VectorStatistics), method, [call.Kind(0).ClrType()], DataType.Scalar(ElementKind.UInt64), call[0])
        : null;

    // C++ takes Sum(const RVec<T>&, T) only when both agree; else the overload for RVec<bool> fits by conversion and counts.
    private static TypedNode SumWithZero(FunctionCall call)
    {
        bool isSame = call.Kind(1) == call.Kind(0) && call.Kind(0) != ElementKind.Bool;
        WarnOfZero(call, isSame || call.Kind(0) == ElementKind.Bool, "Sum");
        return isSame
            ? SumFrom(call[0], call[1], call.Span)
            : CountTrue(Loops.Convert(call[0], ElementKind.Bool), Nodes.Convert(call[1], ElementKind.UInt64), call.Span);
    }

    private static bool IsNarrow(ElementKind kind) => kind is ElementKind.Int8 or ElementKind.UInt8 or ElementKind.Int16 or ElementKind.UInt16;

    private static void WarnOfNarrow(FunctionCall call)
    {
        if (IsNarrow(call.Kind(0)))
        {
            call.Binder.Warn($"{call.Name} of {call[0].Type} is worked out in {call.Kind(0).CppName()} and wraps; {call.Name}(v * 1) is worked out in int", call.Span);
        }
    }

    private static void WarnOfZero(FunctionCall call, bool isSame, string function)
    {
        if (!isSame)
        {
            string kind = call.Kind(0).CppName();
            call.Binder.Warn($"{function}(v, zero) with a zero of type {call.Kind(1).CppName()} counts the non-zero elements of {call[0].Type}, it does not sum them; write {kind}(0) or leave the zero out", call.Span);
        }
    }

    private static TypedNode SumFrom(TypedNode vector, TypedNode zero, SourceSpan span) =>
        Loops.Fold("Sum", [vector], zero, (sum, items) => Combine(BinaryOperator.Add, sum, items[0], span), span);

    private static TypedNode CountTrue(TypedNode vector, TypedNode zero, SourceSpan span) =>
        Loops.Fold("Sum", [vector], zero, (sum, items) => Nodes.Binary(BinaryOperator.Add, sum, items[0], ElementKind.UInt64, span), span);

    // The C++ operator in the promoted type, and back to the accumulator's.
    private static TypedNode Combine(BinaryOperator op, TypedNode accumulator, TypedNode item, SourceSpan span) =>
        Nodes.Convert(Nodes.Binary(op, accumulator, item, Arithmetic.Common(accumulator.Kind(), item.Kind()), span), accumulator.Kind());

    private static ConditionalNode OrWhenEmpty(TypedNode size, TypedNode whenEmpty, TypedNode otherwise, SourceSpan span) => new(
        Nodes.Binary(BinaryOperator.Equal, size, Nodes.Constant(0UL, span), ElementKind.UInt64, span), whenEmpty, otherwise, span);
}
