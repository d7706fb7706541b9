using Banyan.Columns;
using Banyan.Frame.Expressions.Interpreting;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Makes typed nodes of scalars; conversions of constants are done at once.</summary>
internal static class Nodes
{
    /// <summary>A constant of the kind of its .NET type.</summary>
    public static LiteralNode Constant(object value, SourceSpan span) => value is string
        ? new LiteralNode(value, new StringType(IsLiteral: true), span)
        : new LiteralNode(value, DataType.Scalar(ElementKinds.FromClrType(value.GetType())!.Value), span);

    /// <summary>A constant of kind <paramref name="kind"/>.</summary>
    public static LiteralNode Constant(ElementKind kind, object value, SourceSpan span) => new(ScalarOperations.Convert(value, kind), DataType.Scalar(kind), span);

    /// <summary>The kind of a scalar node.</summary>
    public static ElementKind Kind(this TypedNode node) => ((ScalarType)node.Type).Kind;

    /// <summary>True for a number or truth value.</summary>
    public static bool IsScalar(this TypedNode node) => node.Type is ScalarType;

    /// <summary>True for a string, literal or not.</summary>
    public static bool IsString(this TypedNode node) => node.Type is StringType;

    /// <summary>The scalar <paramref name="node"/> as kind <paramref name="kind"/>.</summary>
    public static TypedNode Convert(TypedNode node, ElementKind kind)
    {
        if (node.Kind() == kind)
        {
            return node;
        }

        if (node is LiteralNode literal)
        {
            return Constant(kind, literal.Value, node.Span);
        }

        // int(x > y) as bool is x > y again; the way of comparisons over vectors, whose items are int.
        if (kind == ElementKind.Bool && node is ConvertNode { Operand: { } inner } && inner.Type is ScalarType { Kind: ElementKind.Bool })
        {
            return inner;
        }

        // A bool fits everywhere: one conversion instead of two.
        if (node is ConvertNode { Operand: { } truth } && truth.Type is ScalarType { Kind: ElementKind.Bool })
        {
            return new ConvertNode(truth, DataType.Scalar(kind), node.Span);
        }

        return new ConvertNode(node, DataType.Scalar(kind), node.Span);
    }

    /// <summary>Both operands converted to <paramref name="kind"/>; comparisons give bool, the others that kind.</summary>
    public static TypedNode Binary(BinaryOperator op, TypedNode left, TypedNode right, ElementKind kind, SourceSpan span) =>
        new BinaryNode(op, Convert(left, kind), Convert(right, kind), DataType.Scalar(IsComparison(op) ? ElementKind.Bool : kind), span);

    /// <summary>True for the operators that give bool.</summary>
    public static bool IsComparison(BinaryOperator op) => op >= BinaryOperator.Equal;

    /// <summary>A node that costs nothing to evaluate again.</summary>
    public static bool IsCheap(TypedNode node) => node is LiteralNode or ColumnNode or LocalNode or LoopValueNode;

    /// <summary>Evaluates <paramref name="value"/> once for a body that uses it several times.</summary>
    public static TypedNode Let(string name, TypedNode value, Func<TypedNode, TypedNode> body)
    {
        if (IsCheap(value))
        {
            return body(value);
        }

        var local = new LocalSymbol(name, value.Type);
        return new LetNode(local, value, body(new LocalNode(local, value.Span)), value.Span);
    }
}
