using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>TMath's functions of arrays by their names: of a range, <c>TMath::Mean(v.begin(), v.end())</c>, or of so many items, <c>TMath::Mean(n, v.data())</c>. And <c>TMath::Sign</c>, a template.</summary>
internal static class TMathRangeTable
{
    /// <summary>Adds the table to <paramref name="library"/>.</summary>
    public static void Add(Dictionary<string, Function> library)
    {
        Add("Mean", "begin, end, n and data, each perhaps with weights behind", call => Weighted(call, nameof(TMathRanges.Mean), nameof(TMathRanges.WeightedMean)));
        foreach (string name in (ReadOnlySpan<string>)["StdDev", "RMS"])
        {
            Add(name, "begin, end, n and data, each perhaps with weights behind", call => Weighted(call, nameof(TMathRanges.StdDev), nameof(TMathRanges.WeightedStdDev)));
        }

        Add("GeomMean", "begin, end or n, data", call => Items(call, 2, out TypedNode? items, out ElementKind kind) ? Call(call, nameof(TMathRanges.GeomMean), ElementKind.Float64, kind, items) : null);
        Add("Median", "n, data", call => Count(call, 2, out TypedNode? items, out ElementKind kind) ? Call(call, nameof(TMathRanges.Median), ElementKind.Float64, kind, items) : null);
        Add("MinElement", "n, data", call => Extremum(call, nameof(VectorStatistics.Min)));
        Add("MaxElement", "n, data", call => Extremum(call, nameof(VectorStatistics.Max)));
        Add("LocMin", "begin, end or n, data", call => Place(call, isMaximum: false));
        Add("LocMax", "begin, end or n, data", call => Place(call, isMaximum: true));
        Add("KOrdStat", "n, data, k", call => Count(call, 3, out TypedNode? items, out ElementKind kind) && call.IsScalar(2)
            ? Call(call, nameof(TMathRanges.KOrdStat), kind, kind, items, Nodes.Convert(call[2], ElementKind.Int64))
            : null);
        Add("BinarySearch", "n, data, value", call => Count(call, 3, out TypedNode? items, out ElementKind kind) && call.IsScalar(2)
            ? Call(call, nameof(TMathRanges.BinarySearch), ElementKind.Int64, kind, items, Nodes.Convert(call[2], kind))
            : null);
        library["TMath::Sign"] = new BuiltInFunction("TMath::Sign(a, b)", Sign);

        void Add(string name, string arguments, Func<FunctionCall, TypedNode?> bind) => library[$"TMath::{name}"] = new BuiltInFunction($"TMath::{name}({arguments})", bind);
    }

    // Two floats or two doubles have functions of their own; everything else is the template whose result has the type of the first: SignBit(b) ? -Abs(a) : Abs(a).
    private static TypedNode? Sign(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsScalar(0) || !call.IsScalar(1))
        {
            return null;
        }

        if (call.Kind(0) == call.Kind(1) && call.Kind(0).IsFloating())
        {
            return new OverloadedFunction(typeof(TMath), nameof(TMath.Sign)).Bind(call);
        }

        if (call.Kind(0) is ElementKind.UInt32 or ElementKind.UInt64)
        {
            throw call.ErrorAt(0, $"TMath::Sign of {call[0].Type} is ambiguous in C++, and an unsigned number has no sign; convert to int or double");
        }

        ElementKind kind = call.Kind(0);
        return Nodes.Let("value", call[0], value =>
        {
            TypedNode size = Overload(nameof(TMath.Abs), value);
            TypedNode negative = call.Binder.Operator("-", Nodes.Constant(size.Kind(), 0, call.Span), size, call.Span);
            return Nodes.Convert(new ConditionalNode(Overload(nameof(TMath.SignBit), call[1]), Nodes.Convert(negative, kind), Nodes.Convert(size, kind), call.Span), kind);
        });

        TypedNode Overload(string method, TypedNode value) =>
            new OverloadedFunction(typeof(TMath), method).Bind(new FunctionCall(call.Binder, $"TMath::{method}", [], [new Argument(call.Arguments[0].Syntax, value, call.Arguments[0].Owner)], call.Span));
    }

    private static TypedNode? Weighted(FunctionCall call, string plain, string weighted)
    {
        if (Items(call, 2, out TypedNode? items, out ElementKind kind))
        {
            return Call(call, plain, ElementKind.Float64, kind, items);
        }

        if (!Items(call, 3, out items, out kind) || call.Arguments[2].Node is not IteratorNode { Type: IteratorType { Item: ScalarType { Kind: var weightKind } } } weights)
        {
            return null;
        }

        TypedNode partner = Iterators.Slice(weights, Iterators.Sum(weights.Position, Size(call), call.Span), call.Span);
        return call.Invoke(typeof(TMathRanges), weighted, [kind.ClrType(), weightKind.ClrType()], DataType.Scalar(ElementKind.Float64), items, partner);
    }

    private static TypedNode? Extremum(FunctionCall call, string method) => Count(call, 2, out TypedNode? items, out ElementKind kind)
        ? call.Invoke(typeof(VectorStatistics), method, [kind.ClrType()], DataType.Scalar(kind), items)
        : null;

    private static TypedNode? Place(FunctionCall call, bool isMaximum) => call.Count == 2 && call.Arguments[0].Node is IteratorNode
        ? AlgorithmSearch.Extremum(call, isMaximum)
        : Count(call, 2, out TypedNode? items, out ElementKind kind) ? Call(call, isMaximum ? nameof(TMathRanges.LocMax) : nameof(TMathRanges.LocMin), ElementKind.Int64, kind, items) : null;

    private static CallNode Call(FunctionCall call, string method, ElementKind result, ElementKind kind, params IReadOnlyList<TypedNode> arguments) =>
        call.Invoke(typeof(TMathRanges), method, [kind.ClrType()], DataType.Scalar(result), arguments);

    private static TypedNode Size(FunctionCall call) => call.Arguments[0].Node is IteratorNode begin
        ? Iterators.Binary(BinaryOperator.Subtract, call[1], begin, call.Span)!
        : Nodes.Convert(call[0], ElementKind.Int64);

    // (begin, end, …) or (n, data, …).
    private static bool Items(FunctionCall call, int count, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TypedNode? items, out ElementKind kind)
    {
        items = call.Count == count && call.Arguments[0].Node is IteratorNode ? AlgorithmRanges.Range(call) : null;
        return IsOfNumbers(items, out kind) || Count(call, count, out items, out kind);
    }

    // (n, data, …).
    private static bool Count(FunctionCall call, int count, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TypedNode? items, out ElementKind kind)
    {
        items = call.Count == count && call.IsScalar(0) && !call.Kind(0).IsFloating() && call.Arguments[1].Node is IteratorNode begin
            ? Iterators.Slice(begin, Iterators.Sum(begin.Position, Nodes.Convert(call[0], ElementKind.Int64), call.Span), call.Span)
            : null;
        return IsOfNumbers(items, out kind);
    }

    private static bool IsOfNumbers([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] TypedNode? items, out ElementKind kind)
    {
        kind = items?.Type is VectorType { Item: ScalarType { Kind: var found } } && found != ElementKind.Bool ? found : default;
        return items?.Type is VectorType { Item: ScalarType { Kind: not ElementKind.Bool } };
    }
}
