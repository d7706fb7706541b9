namespace Banyan.Frame.Expressions.Typed;

/// <summary>Rebuilds a typed tree: override <see cref="Rewrite"/> for the nodes of interest and call <see cref="RewriteChildren"/> for the others.</summary>
/// <remarks>A node whose children stay the same instances stays the same instance.</remarks>
public abstract class TypedNodeRewriter
{
    /// <summary>The node to put in the place of <paramref name="node"/>.</summary>
    public virtual TypedNode Rewrite(TypedNode node) => RewriteChildren(node);

    /// <summary>The same node over rewritten children.</summary>
    /// <exception cref="NotSupportedException">A node type that this class does not know.</exception>
    protected TypedNode RewriteChildren(TypedNode node)
    {
        switch (node)
        {
            case LiteralNode or ColumnNode or LoopValueNode or LocalNode:
                return node;
            case ConvertNode n:
                return Rewrite(n.Operand) is var operand && ReferenceEquals(operand, n.Operand) ? n : n with { Operand = operand };
            case UnaryNode n:
                return Rewrite(n.Operand) is var inner && ReferenceEquals(inner, n.Operand) ? n : n with { Operand = inner };
            case SizeNode n:
                return Rewrite(n.Vector) is var sized && ReferenceEquals(sized, n.Vector) ? n : n with { Vector = sized };
            case BinaryNode n:
                return Pair(n, n.Left, n.Right, static (n, left, right) => n with { Left = left, Right = right });
            case LogicalNode n:
                return Pair(n, n.Left, n.Right, static (n, left, right) => n with { Left = left, Right = right });
            case MaskNode n:
                return Pair(n, n.Vector, n.Mask, static (n, left, right) => n with { Vector = left, Mask = right });
            case IndexNode n:
                return Pair(n, n.Vector, n.Index, static (n, left, right) => n with { Vector = left, Index = right });
            case LetNode n:
                return Pair(n, n.Value, n.Body, static (n, left, right) => n with { Value = left, Body = right });
            case ConditionalNode n:
                TypedNode condition = Rewrite(n.Condition);
                TypedNode then = Rewrite(n.Then);
                TypedNode otherwise = Rewrite(n.Else);
                bool isSame = ReferenceEquals(condition, n.Condition) && ReferenceEquals(then, n.Then) && ReferenceEquals(otherwise, n.Else);
                return isSame ? n : n with { Condition = condition, Then = then, Else = otherwise };
            case MapNode n:
                IReadOnlyList<ZipOperand> operands = RewriteOperands(n.Operands);
                TypedNode body = Rewrite(n.Body);
                return ReferenceEquals(operands, n.Operands) && ReferenceEquals(body, n.Body) ? n : n with { Operands = operands, Body = body };
            case FoldNode n:
                IReadOnlyList<ZipOperand> folded = RewriteOperands(n.Operands);
                TypedNode initial = Rewrite(n.Initial);
                TypedNode step = Rewrite(n.Body);
                return ReferenceEquals(folded, n.Operands) && ReferenceEquals(initial, n.Initial) && ReferenceEquals(step, n.Body)
                    ? n
                    : n with { Operands = folded, Initial = initial, Body = step };
            case NewVectorNode n:
                return RewriteAll(n.Items) is var items && ReferenceEquals(items, n.Items) ? n : n with { Items = items };
            case CallNode n:
                return RewriteAll(n.Arguments) is var arguments && ReferenceEquals(arguments, n.Arguments) ? n : n with { Arguments = arguments };
            case DelegateNode n:
                return RewriteAll(n.Arguments) is var parameters && ReferenceEquals(parameters, n.Arguments) ? n : n with { Arguments = parameters };
            default:
                throw new NotSupportedException($"a node of type {node.GetType().Name} cannot be rewritten");
        }
    }

    private TypedNode Pair<T>(T node, TypedNode left, TypedNode right, Func<T, TypedNode, TypedNode, T> make)
        where T : TypedNode
    {
        TypedNode newLeft = Rewrite(left);
        TypedNode newRight = Rewrite(right);
        return ReferenceEquals(left, newLeft) && ReferenceEquals(right, newRight) ? node : make(node, newLeft, newRight);
    }

    private IReadOnlyList<TypedNode> RewriteAll(IReadOnlyList<TypedNode> nodes)
    {
        TypedNode[]? changed = null;
        for (int i = 0; i < nodes.Count; i++)
        {
            TypedNode rewritten = Rewrite(nodes[i]);
            if (!ReferenceEquals(rewritten, nodes[i]))
            {
                changed ??= [.. nodes];
                changed[i] = rewritten;
            }
        }

        return changed ?? nodes;
    }

    private IReadOnlyList<ZipOperand> RewriteOperands(IReadOnlyList<ZipOperand> operands)
    {
        ZipOperand[]? changed = null;
        for (int i = 0; i < operands.Count; i++)
        {
            TypedNode rewritten = Rewrite(operands[i].Vector);
            if (!ReferenceEquals(rewritten, operands[i].Vector))
            {
                changed ??= [.. operands];
                changed[i] = operands[i] with { Vector = rewritten };
            }
        }

        return changed ?? operands;
    }
}
