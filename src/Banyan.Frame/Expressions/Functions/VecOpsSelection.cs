using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>VecOps functions that select and order items.</summary>
internal static class VecOpsSelection
{
    private static readonly VectorType s_indices = DataType.Vector(ElementKind.UInt64);
    private static readonly VectorType s_combinations = DataType.Vector(s_indices);

    public static TypedNode? Sort(FunctionCall call)
    {
        if (!IsSortable(call))
        {
            return null;
        }

        if (call.Count == 1)
        {
            return Kernel(call, typeof(VectorOrder), nameof(VectorOrder.Sort), call[0].Type, call[0]);
        }

        return Nodes.Let("vector", call[0], vector => Kernel(call, typeof(VectorSelection), nameof(VectorSelection.TakeAt), call[0].Type, vector, ByComparison(call, vector)));
    }

    public static TypedNode? Argsort(FunctionCall call)
    {
        if (!IsSortable(call))
        {
            return null;
        }

        return call.Count == 1
            ? Kernel(call, typeof(VectorOrder), nameof(VectorOrder.Argsort), s_indices, call[0])
            : Nodes.Let("vector", call[0], vector => ByComparison(call, vector));
    }

    public static TypedNode? Take(FunctionCall call)
    {
        if (call.Count is not (2 or 3) || !call.IsVector(0) || (call.Count == 3 && call[2].Type != Item(call)))
        {
            return null;
        }

        DataType type = call[0].Type;
        if (call.IsScalar(1))
        {
            TypedNode count = Nodes.Convert(call[1], ElementKind.Int32);
            return call.Count == 2
                ? Kernel(call, typeof(VectorSelection), nameof(VectorSelection.Take), type, call[0], count)
                : Kernel(call, typeof(VectorSelection), nameof(VectorSelection.TakeOr), type, call[0], count, call[2]);
        }

        if (Indices(call) is not TypedNode indices)
        {
            return null;
        }

        return call.Count == 2
            ? Kernel(call, typeof(VectorSelection), nameof(VectorSelection.TakeAt), type, call[0], indices)
            : Kernel(call, typeof(VectorSelection), nameof(VectorSelection.TakeAtOr), type, call[0], indices, call[2]);
    }

    public static TypedNode? Drop(FunctionCall call) => call.Count == 2 && call.IsVector(0) && Indices(call) is TypedNode indices
        ? Kernel(call, typeof(VectorSelection), nameof(VectorSelection.Drop), call[0].Type, call[0], indices)
        : null;

    public static TypedNode? Reverse(FunctionCall call) => call.Count == 1 && call.IsVector(0)
        ? Kernel(call, typeof(VectorSelection), nameof(VectorSelection.Reverse), call[0].Type, call[0])
        : null;

    public static TypedNode? Concatenate(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsVector(0) || !call.IsVector(1))
        {
            return null;
        }

        if (call[0].Type == call[1].Type)
        {
            return Kernel(call, typeof(VectorSelection), nameof(VectorSelection.Concatenate), call[0].Type, call[0], call[1]);
        }

        if (!call.IsNumericVector(0) || !call.IsNumericVector(1))
        {
            return null;
        }

        ElementKind kind = Arithmetic.Unify(call.Kind(0), call.Kind(1));
        return call.Invoke(
            typeof(VectorSelection),
            nameof(VectorSelection.Concatenate),
            [kind.ClrType()],
            DataType.Vector(kind),
            Loops.Convert(call[0], kind),
            Loops.Convert(call[1], kind));
    }

    public static TypedNode? Intersect(FunctionCall call)
    {
        bool fits = call.Count is 2 or 3 && call.IsVector(0) && call.IsVector(1) && call[0].Type == call[1].Type && Item(call) is ScalarType or StringType && (call.Count == 2 || call.IsScalar(2));
        if (!fits)
        {
            return null;
        }

        TypedNode isSorted = call.Count == 3 ? Nodes.Convert(call[2], ElementKind.Bool) : Nodes.Constant(false, call.Span);
        return Kernel(call, typeof(VectorOrder), nameof(VectorOrder.Intersect), call[0].Type, call[0], call[1], isSorted);
    }

    public static TypedNode? Nonzero(FunctionCall call) => call.Count == 1 && call.IsNumericVector(0)
        ? call.Invoke(typeof(VectorSelection), nameof(VectorSelection.Nonzero), [], s_indices, Loops.Convert(call[0], ElementKind.Bool))
        : null;

    // The mask becomes an RVec<int> first, so that a float mask is truncated. A number beside a vector is converted to the vector's element type.
    public static TypedNode? Where(FunctionCall call)
    {
        if (call.Count != 3 || !call.IsNumericVector(0))
        {
            return null;
        }

        DataType? item = (call.IsVector(1), call.IsVector(2)) switch
        {
            (true, true) => call[1].Type == call[2].Type ? Item(call, 1) : null,
            (true, false) => call.IsScalar(2) && call.IsNumericVector(1) ? Item(call, 1) : null,
            (false, true) => call.IsScalar(1) && call.IsNumericVector(2) ? Item(call, 2) : null,
            _ => call.IsScalar(1) && call.IsScalar(2) && call[1].Type == call[2].Type ? call[1].Type : null,
        };
        if (item is not (ScalarType or StringType))
        {
            return null;
        }

        if (item is ScalarType { Kind: var kind } && call.IsVector(1) != call.IsVector(2))
        {
            call.Binder.WarnOfConstant(call[call.IsVector(1) ? 2 : 1], kind);
        }

        TypedNode As(TypedNode value) => item is ScalarType scalar ? Nodes.Convert(value, scalar.Kind) : value;
        TypedNode Condition(TypedNode mask) => Nodes.Convert(mask.Kind().IsFloating() ? Nodes.Convert(mask, ElementKind.Int32) : mask, ElementKind.Bool);
        return Loops.Map("Where", [call[0], call[1], call[2]], items => new ConditionalNode(Condition(items[0]), As(items[1]), As(items[2]), call.Span), call.Span);
    }

    public static TypedNode? Combinations(FunctionCall call)
    {
        if (call.Count != 2)
        {
            return null;
        }

        TypedNode Size(int i) => new SizeNode(call[i], call.Span);
        TypedNode Number(int i) => Nodes.Convert(call[i], ElementKind.UInt64);
        return (call.IsVector(0), call.IsVector(1)) switch
        {
            (true, true) => call.Invoke(typeof(VectorSelection), nameof(VectorSelection.CombinePairs), [], s_combinations, Size(0), Size(1)),
            (true, false) when call.IsScalar(1) => call.Invoke(typeof(VectorSelection), nameof(VectorSelection.Combine), [], s_combinations, Size(0), Number(1)),
            (false, false) when call.IsScalar(0) && call.IsScalar(1) =>
                call.Invoke(typeof(VectorSelection), nameof(VectorSelection.CombinePairs), [], s_combinations, Number(0), Number(1)),
            _ => null,
        };
    }

    private static bool IsSortable(FunctionCall call) =>
        call.Count is 1 or 2 && call.IsVector(0) && (call.Count == 2 ? call.Arguments[1].IsCallable : Item(call) is ScalarType or StringType);

    // The comparison of all pairs as one loop, then a sort by that table: n² comparisons, for vectors of one event.
    private static CallNode ByComparison(FunctionCall call, TypedNode vector)
    {
        Type item = KernelCalls.ClrType(Item(call));
        TypedNode first = call.Invoke(typeof(VectorOrder), nameof(VectorOrder.PairFirst), [item], vector.Type, vector);
        TypedNode second = call.Invoke(typeof(VectorOrder), nameof(VectorOrder.PairSecond), [item], vector.Type, vector);
        TypedNode table = Loops.Map(
            call.Name,
            [first, second],
            items => call.Binder.Invoke(call.Arguments[1], items, call.Span) is { Type: ScalarType } less
                ? Nodes.Convert(less, ElementKind.Bool)
                : throw call.ErrorAt(1, "the comparison must give a truth value"),
            call.Span);
        return call.Invoke(typeof(VectorOrder), nameof(VectorOrder.ArgsortByTable), [], s_indices, table, new SizeNode(vector, call.Span));
    }

    private static TypedNode? Indices(FunctionCall call)
    {
        if (call.Arguments[1].Items is { } items)
        {
            return call.Binder.BindList(items, s_indices, call.Arguments[1].Span);
        }

        return call.IsNumericVector(1) ? Loops.Convert(call[1], ElementKind.UInt64) : null;
    }

    private static DataType Item(FunctionCall call, int index = 0) => ((VectorType)call[index].Type).Item;

    private static CallNode Kernel(FunctionCall call, Type library, string method, DataType type, params IReadOnlyList<TypedNode> arguments) =>
        call.Invoke(library, method, [KernelCalls.ClrType(Item(call))], type, arguments);
}
