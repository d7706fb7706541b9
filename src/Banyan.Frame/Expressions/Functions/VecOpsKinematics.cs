using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>VecOps functions of angles and momenta: all in the common type of their arguments, which must be floating-point numbers.</summary>
internal static class VecOpsKinematics
{
    public static TypedNode? DeltaPhi(FunctionCall call)
    {
        if (call.Count is not (2 or 3) || CommonKind(call, 2) is not ElementKind kind || (call.Count == 3 && !call.IsScalar(2)))
        {
            return null;
        }

        TypedNode half = Half(call, 2, kind);
        TypedNode Of(TypedNode[] values) => Scalar(nameof(VectorKinematics.DeltaPhi), kind, call.Span, values);
        return call.IsVector(0) || call.IsVector(1)
            ? Loops.Map("DeltaPhi", [call[0], call[1], half], Of, call.Span)
            : Of([call[0], call[1], half]);
    }

    public static TypedNode? DeltaR(FunctionCall call, string method)
    {
        if (call.Count is not (4 or 5) || CommonKind(call, 4) is not ElementKind kind || (call.Count == 5 && !call.IsScalar(4)))
        {
            return null;
        }

        int vectors = Enumerable.Range(0, 4).Count(call.IsVector);
        if (vectors is not (0 or 4))
        {
            return null;
        }

        TypedNode[] arguments = [call[0], call[1], call[2], call[3], Half(call, 4, kind)];
        TypedNode Of(TypedNode[] values) => Scalar(method, kind, call.Span, values);
        return vectors == 4 ? Loops.Map(method, arguments, Of, call.Span) : Of(arguments);
    }

    public static TypedNode? InvariantMass(FunctionCall call)
    {
        if (call.Count != 4 || CommonKind(call, 4) is not ElementKind kind || !Enumerable.Range(0, 4).All(call.IsVector))
        {
            return null;
        }

        return call.Invoke(
            typeof(VectorKinematics),
            nameof(VectorKinematics.InvariantMass),
            [kind.ClrType()],
            DataType.Scalar(kind),
            [.. Enumerable.Range(0, 4).Select(i => Loops.Convert(call[i], kind))]);
    }

    public static TypedNode? InvariantMasses(FunctionCall call) => Pairs(call, nameof(VectorKinematics.PairMass), allowsScalars: false);

    public static TypedNode? InvariantMassesCartesian(FunctionCall call) => Pairs(call, nameof(VectorKinematics.PairMassCartesian), allowsScalars: true);

    public static TypedNode? Angle(FunctionCall call) =>
        call.Count == 6 && Enumerable.Range(0, 6).All(call.IsScalar) && CommonKind(call, 6) is ElementKind kind
            ? Generic(nameof(VectorKinematics.Angle), kind, call, [.. Enumerable.Range(0, 6).Select(i => call[i])])
            : null;

    private static TypedNode? Pairs(FunctionCall call, string method, bool allowsScalars)
    {
        if (call.Count != 8 || CommonKind(call, 8) is not ElementKind kind)
        {
            return null;
        }

        TypedNode[] arguments = [.. Enumerable.Range(0, 8).Select(i => call[i])];
        if (Enumerable.Range(0, 8).All(call.IsVector))
        {
            return Loops.Map(call.Name, arguments, items => Generic(method, kind, call, items), call.Span);
        }

        return allowsScalars && Enumerable.Range(0, 8).All(call.IsScalar) ? Generic(method, kind, call, arguments) : null;
    }

    // The common type of the first arguments, all of them floating-point numbers or vectors of them; null when they are not.
    private static ElementKind? CommonKind(FunctionCall call, int count)
    {
        ElementKind common = ElementKind.Float32;
        for (int i = 0; i < count; i++)
        {
            if (!(call.IsScalar(i) || call.IsNumericVector(i)) || !call.Kind(i).IsFloating())
            {
                return null;
            }

            common = Arithmetic.Common(common, call.Kind(i));
        }

        return common;
    }

    private static TypedNode Half(FunctionCall call, int index, ElementKind kind) =>
        call.Count > index ? Nodes.Convert(call[index], kind) : Nodes.Constant(kind, Math.PI, call.Span);

    private static CallNode Scalar(string method, ElementKind kind, SourceSpan span, TypedNode[] values) => new(
        typeof(VectorKinematics).GetMethod(method, [.. Enumerable.Repeat(kind.ClrType(), values.Length)])!,
        [.. values.Select(v => Nodes.Convert(v, kind))],
        DataType.Scalar(kind),
        span);

    private static CallNode Generic(string method, ElementKind kind, FunctionCall call, TypedNode[] values) =>
        call.Invoke(typeof(VectorKinematics), method, [kind.ClrType()], DataType.Scalar(kind), [.. values.Select(v => Nodes.Convert(v, kind))]);
}
