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
        library["Construct"] = library["ROOT::VecOps::Construct"] = new BuiltInFunction("Construct<ROOT::Math::PtEtaPhiMVector>(pt, eta, phi, mass)", Construct);
    }

    private static void AddPair(Dictionary<string, Function> library, string name, string kernel) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v1, v2) of two four-vectors",
        call => call.Count == 2 && call[0].Type.IsFourVector() && call[1].Type.IsFourVector() ? Records.Pair(call[0], kernel, call[1], DataType.Scalar(ElementKind.Float64), call.Span) : null);

    private static void AddAngle(Dictionary<string, Function> library, string name, string kernel) => library[$"ROOT::Math::VectorUtil::{name}"] = new BuiltInFunction(
        $"{name}(v1, v2) of two vectors",
        call => call.Count == 2 && Records.Space(call[0]) is TypedNode first && Records.Space(call[1]) is TypedNode second
            ? Records.Pair(first, kernel, second, DataType.Scalar(ElementKind.Float64), call.Span)
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
