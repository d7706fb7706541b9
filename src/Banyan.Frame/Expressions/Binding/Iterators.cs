using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Positions in vectors and their arithmetic.</summary>
internal static class Iterators
{
    /// <summary>A member function that gives a position, or null when <paramref name="member"/> is another one.</summary>
    public static IteratorNode? Member(TypedNode vector, string member, SourceSpan span) => member switch
    {
        "begin" or "cbegin" or "data" => new IteratorNode(vector, Nodes.Constant(0L, span), span),
        "end" or "cend" => new IteratorNode(vector, Nodes.Convert(new SizeNode(vector, span), ElementKind.Int64), span),
        _ => null,
    };

    /// <summary>A binary operator with at least one position, or null when there is none.</summary>
    public static TypedNode? Binary(BinaryOperator op, TypedNode left, TypedNode right, SourceSpan span)
    {
        switch (left, right)
        {
            case (IteratorNode a, IteratorNode b) when AreOfOne(a, b):
                return op == BinaryOperator.Subtract || Nodes.IsComparison(op) ? Fold(Nodes.Binary(op, a.Position, b.Position, ElementKind.Int64, span)) : null;
            case (IteratorNode a, { Type: ScalarType { Kind: var kind } }) when op is BinaryOperator.Add or BinaryOperator.Subtract && !kind.IsFloating():
                return a with { Position = Fold(Nodes.Binary(op, a.Position, right, ElementKind.Int64, span)), Span = span };
            case ({ Type: ScalarType { Kind: var kind } }, IteratorNode b) when op == BinaryOperator.Add && !kind.IsFloating():
                return b with { Position = Sum(b.Position, left, span), Span = span };
            default:
                return null;
        }
    }

    /// <summary>True when both are positions in one vector.</summary>
    public static bool AreOfOne(IteratorNode a, IteratorNode b) => (a.Vector, b.Vector) switch
    {
        (ColumnNode x, ColumnNode y) => ReferenceEquals(x.Column, y.Column),
        (LocalNode x, LocalNode y) => ReferenceEquals(x.Local, y.Local),
        _ => ReferenceEquals(a.Vector, b.Vector),
    };

    /// <summary>The items from one position up to another: the vector itself where that is all of it.</summary>
    public static TypedNode Slice(IteratorNode begin, TypedNode end, SourceSpan span)
    {
        bool isAll = begin.Position is LiteralNode { Value: 0L } && end is ConvertNode { Operand: SizeNode { Vector: var sized } } && AreOfOne(begin, begin with { Vector = sized });
        DataType type = begin.Vector.Type is StringType ? DataType.Vector(ElementKind.Int8) : begin.Vector.Type;
        return isAll && begin.Vector.Type is VectorType
            ? begin.Vector
            : KernelCalls.Invoke(typeof(VectorSelection), nameof(VectorSelection.Slice), [KernelCalls.ClrType(((IteratorType)begin.Type).Item)], type, span, [begin.Vector, begin.Position, end]);
    }

    /// <summary>The sum of two numbers as a position.</summary>
    public static TypedNode Sum(TypedNode position, TypedNode offset, SourceSpan span) => Fold(Nodes.Binary(BinaryOperator.Add, position, offset, ElementKind.Int64, span));

    // begin() + 2 and end() - begin() are plain numbers where they can be.
    private static TypedNode Fold(TypedNode node) => node switch
    {
        BinaryNode { Operator: BinaryOperator.Add, Left: LiteralNode { Value: 0L }, Right: var right } => right,
        BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Left: var left, Right: LiteralNode { Value: 0L } } => left,
        BinaryNode { Operator: BinaryOperator.Add, Left: LiteralNode { Value: long a }, Right: LiteralNode { Value: long b } } => Nodes.Constant(unchecked(a + b), node.Span),
        _ => node,
    };
}
