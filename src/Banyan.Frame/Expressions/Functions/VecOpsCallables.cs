using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>VecOps functions that take a function or lambda.</summary>
internal static class VecOpsCallables
{
    public static TypedNode? Map(FunctionCall call)
    {
        int count = call.Count - 1;
        if (count < 1 || !call.Arguments[count].IsCallable || !Enumerable.Range(0, count).All(call.IsVector))
        {
            return null;
        }

        return Loops.Map(
            "Map",
            [.. Enumerable.Range(0, count).Select(i => call[i])],
            items => call.Binder.Invoke(call.Arguments[count], items, call.Span) is { Type: ScalarType or StringType { IsLiteral: false } or RecordType or VectorType } body
                ? body
                : throw call.ErrorAt(count, "the function of Map must give a number, a string, a vector or a four-vector"),
            call.Span);
    }

    public static TypedNode? Filter(FunctionCall call)
    {
        if (call.Count != 2 || !call.IsVector(0) || !call.Arguments[1].IsCallable)
        {
            return null;
        }

        return Nodes.Let("vector", call[0], vector => Loops.Mask(
            vector,
            Loops.Map(
                "Filter",
                [vector],
                items => call.Binder.Invoke(call.Arguments[1], items, call.Span) is { Type: ScalarType } condition
                    ? Nodes.Convert(condition, ElementKind.Bool)
                    : throw call.ErrorAt(1, "the predicate of Filter must give a truth value"),
                call.Span),
            call.Span));
    }
}
