namespace Banyan.Frame.Expressions.Typed;

/// <summary>Walks a typed tree depth first, in evaluation order.</summary>
public abstract class TypedNodeVisitor
{
    /// <summary>Visits <paramref name="node"/> and everything below it.</summary>
    /// <exception cref="AnalysisException">The expression is nested too deeply.</exception>
    public void Visit(TypedNode node)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new AnalysisException("the expression is nested too deeply");
        }

        if (Enter(node))
        {
            foreach (TypedNode child in Children(node))
            {
                Visit(child);
            }
        }
    }

    /// <summary>The direct parts of a node in evaluation order; the expression of a defined column is not one of them.</summary>
    public static IEnumerable<TypedNode> Children(TypedNode node) => node switch
    {
        ConvertNode n => [n.Operand],
        UnaryNode n => [n.Operand],
        BinaryNode n => [n.Left, n.Right],
        LogicalNode n => [n.Left, n.Right],
        ConditionalNode n => [n.Condition, n.Then, n.Else],
        MapNode n => [.. n.Operands.Select(operand => operand.Vector), n.Body],
        MaskNode n => [n.Vector, n.Mask],
        FoldNode n => [.. n.Operands.Select(operand => operand.Vector), n.Initial, n.Body],
        IndexNode n => [n.Vector, n.Index],
        SizeNode n => [n.Vector],
        NewVectorNode n => n.Items,
        CallNode n => n.Arguments,
        DelegateNode n => n.Arguments,
        LetNode n => [n.Value, n.Body],
        _ => [],
    };

    /// <summary>Called for a column; the default does nothing.</summary>
    protected virtual void VisitColumn(ColumnNode node)
    {
    }

    /// <summary>Called for every node before its parts; false leaves the parts out.</summary>
    protected virtual bool Enter(TypedNode node)
    {
        if (node is ColumnNode column)
        {
            VisitColumn(column);
        }

        return true;
    }
}
