using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>VecOps functions that make vectors by a rule.</summary>
internal static class VecOpsRanges
{
    private static readonly VectorType s_indices = DataType.Vector(ElementKind.UInt64);

    public static TypedNode? Enumerate(FunctionCall call) => call.Count == 1 && call.IsVector(0)
        ? call.Invoke(typeof(VectorRanges), nameof(VectorRanges.Range), [], s_indices, Nodes.Constant(0UL, call.Span), new SizeNode(call[0], call.Span))
        : null;

    public static TypedNode? Range(FunctionCall call)
    {
        if (call.Count is < 1 or > 3 || !call.Arguments.All(a => a.Node is { Type: ScalarType }))
        {
            return null;
        }

        if (call.Count == 3)
        {
            TypedNode Signed(int i) => Nodes.Convert(call[i], ElementKind.Int64);
            return call.Invoke(typeof(VectorRanges), nameof(VectorRanges.RangeInSteps), [], DataType.Vector(ElementKind.Int64), Signed(0), Signed(1), Signed(2));
        }

        TypedNode Position(int i) => Nodes.Convert(call[i], ElementKind.UInt64);
        TypedNode begin = call.Count == 2 ? Position(0) : Nodes.Constant(0UL, call.Span);
        return call.Invoke(typeof(VectorRanges), nameof(VectorRanges.Range), [], s_indices, begin, Position(call.Count - 1));
    }

    public static TypedNode? Linspace(FunctionCall call)
    {
        if (call.Count is < 2 or > 4 || Ends(call) is not ElementKind kind)
        {
            return null;
        }

        return call.Invoke(
            typeof(VectorRanges),
            nameof(VectorRanges.Linspace),
            [kind.ClrType()],
            DataType.Vector(kind),
            Nodes.Convert(call[0], kind),
            Nodes.Convert(call[1], kind),
            call.Count > 2 ? Nodes.Convert(call[2], ElementKind.UInt64) : Nodes.Constant(128UL, call.Span),
            call.Count > 3 ? Nodes.Convert(call[3], ElementKind.Bool) : Nodes.Constant(true, call.Span));
    }

    public static TypedNode? Logspace(FunctionCall call)
    {
        if (call.Count is < 2 or > 5 || Ends(call) is not ElementKind kind)
        {
            return null;
        }

        return call.Invoke(
            typeof(VectorRanges),
            nameof(VectorRanges.Logspace),
            [kind.ClrType()],
            DataType.Vector(kind),
            Nodes.Convert(call[0], kind),
            Nodes.Convert(call[1], kind),
            call.Count > 2 ? Nodes.Convert(call[2], ElementKind.UInt64) : Nodes.Constant(128UL, call.Span),
            call.Count > 3 ? Nodes.Convert(call[3], ElementKind.Bool) : Nodes.Constant(true, call.Span),
            call.Count > 4 ? Nodes.Convert(call[4], ElementKind.Float64) : Nodes.Constant(10.0, call.Span));
    }

    public static TypedNode? Arange(FunctionCall call)
    {
        if (call.Count != 3 || Ends(call) is not ElementKind kind || call[2].Type != call[0].Type)
        {
            return null;
        }

        return call.Invoke(
            typeof(VectorRanges), nameof(VectorRanges.Arange), [kind.ClrType()], DataType.Vector(kind), Nodes.Convert(call[0], kind), Nodes.Convert(call[1], kind), Nodes.Convert(call[2], kind));
    }

    // Start and end are of one type; integers give double.
    private static ElementKind? Ends(FunctionCall call) =>
        !call.Arguments.All(a => a.Node is { Type: ScalarType }) || call[0].Type != call[1].Type ? null
        : call.Kind(0) == ElementKind.Float32 ? ElementKind.Float32 : ElementKind.Float64;
}
