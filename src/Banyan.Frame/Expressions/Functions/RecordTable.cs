using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Functions.FourVectors;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Functions of four-vectors: ROOT::Math::VectorUtil and ROOT::VecOps::Construct.</summary>
internal static class RecordTable
{
    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        AddPair(library, "DeltaR", nameof(FourVectorKernels.DeltaR));
        AddPair(library, "DeltaR2", nameof(FourVectorKernels.DeltaR2));
        AddPair(library, "DeltaPhi", nameof(FourVectorKernels.DeltaPhi));
        AddPair(library, "InvariantMass", nameof(FourVectorKernels.PairMass));
        AddPair(library, "InvariantMass2", nameof(FourVectorKernels.PairMass2));
        AddAngle(library, "Angle", nameof(SpaceVectorKernels.Angle));
        AddAngle(library, "CosTheta", nameof(SpaceVectorKernels.CosAngle));
        AddPair(library, "DeltaRapidityPhi", nameof(FrameKernels.DeltaRapidityPhi), typeof(FrameKernels));
        AddPair(library, "DeltaR2RapidityPhi", nameof(FrameKernels.DeltaR2RapidityPhi), typeof(FrameKernels));
        AddAngle(library, "Perp", nameof(RotationKernels.AcrossLength), typeof(RotationKernels));
        AddAngle(library, "Perp2", nameof(RotationKernels.Across2), typeof(RotationKernels));
        AddSpace(library, "ProjVector", nameof(RotationKernels.Along));
        AddSpace(library, "PerpVector", nameof(RotationKernels.Across));
        AddTurn(library, "RotateX", nameof(RotationKernels.RotateX));
        AddTurn(library, "RotateY", nameof(RotationKernels.RotateY));
        AddTurn(library, "RotateZ", nameof(RotationKernels.RotateZ));
        AddBoost(library, "boostX", nameof(FrameKernels.BoostX));
        AddBoost(library, "boostY", nameof(FrameKernels.BoostY));
        AddBoost(library, "boostZ", nameof(FrameKernels.BoostZ));
        library["ROOT::Math::VectorUtil::boost"] = new BuiltInFunction("boost(v, velocity) of a four-vector and a vector in space", call =>
            call.Count == 2 && call[0].Type.IsFourVector() && call[1].Type is RecordType { ClrType: var clr } && clr == typeof(SpaceVector)
                ? call.Invoke(typeof(FrameKernels), nameof(FrameKernels.Boost), [((RecordType)call[0].Type).ClrType], call[0].Type, call[0], call[1])
                : null);
        library["Construct"] = library["ROOT::VecOps::Construct"] = new BuiltInFunction("Construct<ROOT::Math::PtEtaPhiMVector>(pt, eta, phi, mass)", Construct);
    }

    // Two four-vectors, or two vectors in space where those have it.
    private static void AddPair(Dictionary<string, Function> library, string name, string kernel, Type? own = null) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v1, v2) of two four-vectors",
        call =>
        {
            if (call.Count != 2 || call[0].Type is not RecordType first || call[1].Type is not RecordType second)
            {
                return null;
            }

            DataType number = DataType.Scalar(ElementKind.Float64);
            return first.IsFourVector() && second.IsFourVector() ? call.Invoke(own ?? typeof(FourVectorKernels), kernel, [first.ClrType, second.ClrType], number, call[0], call[1])
                : own is null && kernel is nameof(FourVectorKernels.DeltaR) or nameof(FourVectorKernels.DeltaPhi) && Both(call) is var (a, b)
                    ? call.Invoke(typeof(SpaceVectorKernels), kernel, [], number, b, a)
                    : null;
        });

    private static (TypedNode First, TypedNode Second)? Both(FunctionCall call) =>
        call.Count == 2 && Records.Space(call[0]) is TypedNode first && Records.Space(call[1]) is TypedNode second ? (first, second) : null;

    private static void AddAngle(Dictionary<string, Function> library, string name, string kernel, Type? own = null) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v1, v2) of two vectors",
        call => Both(call) is var (first, second) ? call.Invoke(own ?? typeof(SpaceVectorKernels), kernel, [], DataType.Scalar(ElementKind.Float64), first, second) : null);

    private static void AddSpace(Dictionary<string, Function> library, string name, string kernel) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v, axis) of two vectors in space",
        call => !call.Arguments.Any(a => a.Node is null || a.Node.Type.IsFourVector()) && Both(call) is var (first, second) ? call.Invoke(typeof(RotationKernels), kernel, [], call[0].Type, first, second) : null);

    private static void AddTurn(Dictionary<string, Function> library, string name, string kernel) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v, angle) of a vector in space and a number",
        call => call.Count == 2 && call[0].Type is RecordType { ClrType: var clr } && clr == typeof(SpaceVector) && call.IsScalar(1)
            ? call.Invoke(typeof(RotationKernels), kernel, [], call[0].Type, call[0], Nodes.Convert(call[1], ElementKind.Float64))
            : null);

    private static void AddBoost(Dictionary<string, Function> library, string name, string kernel) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v, beta) of a four-vector and a number",
        call => call.Count == 2 && call[0].Type.IsFourVector() && call.IsScalar(1)
            ? call.Invoke(typeof(FrameKernels), kernel, [((RecordType)call[0].Type).ClrType], call[0].Type, call[0], Nodes.Convert(call[1], ElementKind.Float64))
            : null);

    private static TypedNode? Construct(FunctionCall call)
    {
        if (call.TemplateArguments is not [var template] || call.Binder.ResolveType(template) is not RecordType type || call.Count == 0 || !Enumerable.Range(0, call.Count).All(call.IsVector))
        {
            return null;
        }

        return Loops.Map(
            "Construct",
            [.. Enumerable.Range(0, call.Count).Select(i => call[i])],
            items => Records.Construct(type, items, call.Span) ?? throw call.NoMatch($"coordinates of {type}"),
            call.Span);
    }
}
