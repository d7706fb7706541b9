using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Makes the nodes that walk vectors: element-wise maps, masks and reductions.</summary>
internal static class Loops
{
    /// <summary>A vector with one item per position of the vectors among <paramref name="arguments"/>; scalars are the same for each.</summary>
    /// <param name="operation">The name for the error that lengths differ.</param>
    /// <param name="arguments">At least one vector.</param>
    /// <param name="body">Makes the item from the arguments' items. Uses each at most once, or through <see cref="Nodes.Let"/>.</param>
    /// <param name="span">Where it stands.</param>
    public static TypedNode Map(string operation, IReadOnlyList<TypedNode> arguments, Func<TypedNode[], TypedNode> body, SourceSpan span)
    {
        var lockstep = new Lockstep();
        TypedNode item = body([.. arguments.Select(lockstep.Item)]);
        return lockstep.Wrap(new MapNode(lockstep.Operands, item, lockstep.Operation(operation), DataType.Vector(item.Type), span));
    }

    /// <summary>A reduction over the positions of <paramref name="vectors"/> in order.</summary>
    /// <param name="operation">The name for the error that lengths differ.</param>
    /// <param name="vectors">At least one vector; scalars are the same for each position.</param>
    /// <param name="initial">The accumulator's first value.</param>
    /// <param name="body">Makes the accumulator's next value, of the same type, from the accumulator and the items.</param>
    /// <param name="span">Where it stands.</param>
    public static TypedNode Fold(string operation, IReadOnlyList<TypedNode> vectors, TypedNode initial, Func<TypedNode, TypedNode[], TypedNode> body, SourceSpan span)
    {
        var lockstep = new Lockstep();
        TypedNode[] items = [.. vectors.Select(lockstep.Item)];
        var accumulator = new LocalSymbol("sum", initial.Type);
        TypedNode step = body(new LocalNode(accumulator, span), items);
        return lockstep.Wrap(new FoldNode(lockstep.Operands, accumulator, initial, step, lockstep.Operation(operation), span));
    }

    /// <summary>The items of <paramref name="vector"/> where <paramref name="mask"/>, a vector of bool, is true.</summary>
    public static TypedNode Mask(TypedNode vector, TypedNode mask, SourceSpan span)
    {
        var lockstep = new Lockstep();
        TypedNode bareVector = lockstep.Unwrap(vector);
        TypedNode bareMask = lockstep.Unwrap(mask);
        return lockstep.Wrap(new MaskNode(bareVector, bareMask, span));
    }

    /// <summary>The vector with its items converted to <paramref name="kind"/>.</summary>
    public static TypedNode Convert(TypedNode vector, ElementKind kind) =>
        vector.Type.Element == kind ? vector : Map("conversion", [vector], items => Nodes.Convert(items[0], kind), vector.Span);

    /// <summary>A body over a vector that needs it several times, e.g. its sum and its size: what is not free is evaluated once.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="body">Receives the vector (still open for fusion) and its size.</param>
    public static TypedNode WithSize(TypedNode vector, Func<TypedNode, TypedNode, TypedNode> body)
    {
        var lockstep = new Lockstep();
        TypedNode bare = lockstep.Unwrap(vector);
        if (Nodes.IsCheap(bare))
        {
            return lockstep.Wrap(body(bare, new SizeNode(bare, vector.Span)));
        }

        if (bare is not MapNode map)
        {
            return lockstep.Wrap(Nodes.Let("vector", bare, local => body(local, new SizeNode(local, vector.Span))));
        }

        // The size of element-wise work is that of its first operand; the reduction over it checks that all agree.
        return lockstep.Wrap(Nodes.Let("vector", map.Operands[0].Vector, first =>
        {
            ZipOperand[] operands = [map.Operands[0] with { Vector = first }, .. map.Operands.Skip(1)];
            return body(map with { Operands = operands }, new SizeNode(first, vector.Span));
        }));
    }
}
