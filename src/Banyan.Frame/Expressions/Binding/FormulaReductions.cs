using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>TTreeFormula's functions of all elements; of no element they give 0. A single number counts as one element.</summary>
internal static class FormulaReductions
{
    /// <summary><c>Sum$(v)</c>.</summary>
    public static TypedNode Sum(TypedNode value, Binder binder, SourceSpan span)
    {
        ElementKind kind = KindOf(value, "Sum$", binder);
        return Existing(value, binder, kind, span, v => v.Type is ScalarType
            ? Nodes.Convert(v, kind)
            : Loops.Fold("Sum$", [v], Nodes.Constant(kind, 0, span), (sum, items) => Nodes.Binary(BinaryOperator.Add, sum, items[0], kind, span), span));
    }

    /// <summary><c>Length$(v)</c>; of a string its number of characters.</summary>
    public static TypedNode Length(TypedNode value, Binder binder, SourceSpan span) => Existing(
        value, binder, ElementKind.Int64, span, v => v.Type is VectorType or StringType ? Nodes.Convert(new SizeNode(v, span), ElementKind.Int64) : Nodes.Constant(1L, span));

    /// <summary><c>Min$(v)</c>, <c>MaxIf$(v, condition)</c> and their kin.</summary>
    public static TypedNode Extremum(TypedNode value, TypedNode? condition, bool isMaximum, Binder binder, SourceSpan span)
    {
        string name = (isMaximum ? "Max" : "Min") + (condition is null ? "$" : "If$");
        ElementKind kind = KindOf(value, name, binder);
        if (condition is not null)
        {
            KindOf(condition, name, binder);
        }

        (TypedNode? exists, TypedNode? elements) = binder.Guards.Of(value);
        (TypedNode? asked, TypedNode? askedElements) = condition is null ? (null, null) : binder.Guards.Of(condition);
        TypedNode[] parts = [.. new[] { condition, elements, askedElements }.OfType<TypedNode>()];
        TypedNode[] all = [value, .. parts];
        TypedNode result = all.Any(part => part.Type is VectorType) ? OfVector(all, kind, isMaximum, name, span) : OfScalar(value, condition, kind, span);
        return Present(Formulas.ElementGuards.And(exists, asked), binder.Protect(Formulas.Shortest.Of(result)), span);
    }

    private static TypedNode OfScalar(TypedNode value, TypedNode? condition, ElementKind kind, SourceSpan span) => condition is null
        ? Nodes.Convert(value, kind)
        : new ConditionalNode(Nodes.Convert(condition, ElementKind.Bool), Nodes.Convert(value, kind), Nodes.Constant(kind, 0, span), span);

    private static TypedNode OfVector(TypedNode[] all, ElementKind kind, bool isMaximum, string name, SourceSpan span)
    {
        LiteralNode worst = kind == ElementKind.Float64
            ? Nodes.Constant(isMaximum ? double.NegativeInfinity : double.PositiveInfinity, span)
            : Nodes.Constant(isMaximum ? long.MinValue : long.MaxValue, span);

        // The bounds are values too, so whether there was any element is counted.
        TypedNode best = Loops.Fold(name, all, worst, (accumulator, items) => Nodes.Let("candidate", Nodes.Convert(items[0], kind), candidate =>
        {
            TypedNode better = isMaximum
                ? Nodes.Binary(BinaryOperator.Greater, candidate, accumulator, kind, span)
                : Nodes.Binary(BinaryOperator.Less, candidate, accumulator, kind, span);
            return new ConditionalNode(Counts(items, better, span), candidate, accumulator, span);
        }), span);
        TypedNode count = Loops.Fold(name, all, Nodes.Constant(0L, span), (n, items) =>
        {
            TypedNode one = Nodes.Convert(Counts(items, Nodes.Constant(true, span), span), ElementKind.Int64);
            return Nodes.Binary(BinaryOperator.Add, n, one, ElementKind.Int64, span);
        }, span);
        return new ConditionalNode(Nodes.Binary(BinaryOperator.Equal, count, Nodes.Constant(0L, span), ElementKind.Int64, span), Nodes.Constant(kind, 0, span), best, span);
    }

    private static TypedNode Counts(TypedNode[] items, TypedNode last, SourceSpan span)
    {
        TypedNode all = last;
        for (int i = items.Length - 1; i >= 1; i--)
        {
            all = new LogicalNode(true, Nodes.Convert(items[i], ElementKind.Bool), all, span);
        }

        return all;
    }

    private static TypedNode Existing(TypedNode value, Binder binder, ElementKind kind, SourceSpan span, Func<TypedNode, TypedNode> reduce)
    {
        (TypedNode? exists, _) = binder.Guards.Of(value);
        return Present(exists, Nodes.Convert(binder.Protect(Formulas.Shortest.Of(reduce(value))), kind), span);
    }

    private static TypedNode Present(TypedNode? exists, TypedNode result, SourceSpan span) =>
        exists is null ? result : new ConditionalNode(exists, result, Nodes.Constant(result.Kind(), 0, span), span);

    private static ElementKind KindOf(TypedNode value, string name, Binder binder) => value.Type is ScalarType or VectorType { Item: ScalarType }
        ? FormulaArithmetic.Widened(value.Type.Element)
        : throw binder.Error($"{name} takes numbers, found {value.Type}", value.Span);
}
