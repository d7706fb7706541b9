using System.Runtime.CompilerServices;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>Questions about typed trees that the code generator asks.</summary>
internal static class TreeFacts
{
    /// <summary>Equal meaning by structure: the same operators over the same columns; bound locals may have other names.</summary>
    public static bool Same(TypedNode left, TypedNode right) => TypedNodeComparison.Same(left, right);

    /// <summary>False when evaluating <paramref name="node"/> cannot raise an error. Looks through defines.</summary>
    public static bool CanFail(TypedNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return node switch
        {
            ColumnNode { Column: DefinedColumn define } => CanFail(define.Expression),
            BinaryNode { Operator: BinaryOperator.Divide or BinaryOperator.Remainder } n when !n.Type.Element.IsFloating() => true,
            MapNode { Operands.Count: > 1, IsShortest: false } or FoldNode { Operands.Count: > 1, IsShortest: false } or MaskNode or IndexNode or NewVectorNode or DelegateNode => true,
            CallNode n when n.Arguments.Any(argument => argument.Type is not ScalarType) || n.Type is not ScalarType => true,
            _ => TypedNodeVisitor.Children(node).Any(CanFail),
        };
    }

    /// <summary>True when computing the items of a vector, also those that are not wanted, is cheaper than a mispredicted branch, and does no harm.</summary>
    public static bool IsCheap(TypedNode vector) => !CanFail(vector) && IsSimple(vector) && Size(vector, _ => true) <= 12;

    /// <summary>The locals that a node uses and does not bind itself.</summary>
    public static HashSet<LocalSymbol> FreeLocals(TypedNode node)
    {
        var free = new HashSet<LocalSymbol>();
        Collect(node, [], free);
        return free;
    }

    /// <summary>The locals that a node itself binds.</summary>
    public static IEnumerable<LocalSymbol> BoundLocals(TypedNode node) => node switch
    {
        MapNode n => n.Operands.Select(operand => operand.Item),
        FoldNode n => [.. n.Operands.Select(operand => operand.Item), n.Accumulator],
        LetNode n => [n.Local],
        _ => [],
    };

    /// <summary>Number of nodes, looking through the defines for which <paramref name="expands"/> is true: a measure of the code's size.</summary>
    public static int Size(TypedNode node, Func<DefinedColumn, bool> expands)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int size = node is MapNode or FoldNode or MaskNode ? 6 : 1;
        if (node is ColumnNode { Column: DefinedColumn define } && expands(define))
        {
            size += Size(define.Expression, expands);
        }

        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            size += Size(child, expands);
        }

        return size;
    }

    private static bool IsSimple(TypedNode node) =>
        node is not (CallNode or DelegateNode or FoldNode or LogicalNode or ConditionalNode or ColumnNode { Column: DefinedColumn }) && TypedNodeVisitor.Children(node).All(IsSimple);

    private static void Collect(TypedNode node, List<LocalSymbol> bound, HashSet<LocalSymbol> free)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is LocalNode local)
        {
            if (!bound.Contains(local.Local))
            {
                free.Add(local.Local);
            }

            return;
        }

        int before = bound.Count;
        bound.AddRange(BoundLocals(node));

        // The operands lie outside the scope of the items, but a local is bound only once in a tree, so that counting them in does no harm.
        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            Collect(child, bound, free);
        }

        bound.RemoveRange(before, bound.Count - before);
    }
}
