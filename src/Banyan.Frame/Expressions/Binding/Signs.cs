using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>Whether an integer can be negative, as far as its expression shows: for the warnings about signed and unsigned numbers.</summary>
internal sealed class Signs
{
    private readonly HashSet<LocalSymbol> _notNegative = [];

    /// <summary>True when the value of <paramref name="node"/>, or each of its items, is never negative.</summary>
    public static bool IsNeverNegative(TypedNode node) => new Signs().Check(node);

    private bool Check(TypedNode node)
    {
        if (node.Type.Element is ElementKind.Bool || node.Type.Element.IsUnsigned())
        {
            return true;
        }

        switch (node)
        {
            case LiteralNode { Value: not string } n:
                return !((double)Interpreting.ScalarOperations.Convert(n.Value, ElementKind.Float64) < 0);
            case ConvertNode n:
                return Check(n.Operand) && !(n.Operand.Type.Element.IsUnsigned() && n.Operand.Type.Element.SizeOf() >= n.Type.Element.SizeOf());
            case LocalNode n:
                return _notNegative.Contains(n.Local);
            case BinaryNode { Operator: BinaryOperator.And } n:
                return Check(n.Left) || Check(n.Right);
            case BinaryNode { Operator: BinaryOperator.Remainder or BinaryOperator.ShiftRight or BinaryOperator.ShiftLeft } n:
                return Check(n.Left);
            case BinaryNode { Operator: BinaryOperator.Add or BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Or or BinaryOperator.Xor } n:
                return Check(n.Left) && Check(n.Right);
            case ConditionalNode n:
                return Check(n.Then) && Check(n.Else);
            case CallNode n:
                return n.Method.DeclaringType == typeof(IntegerKernels);
            case LetNode n:
                Assume(n.Local, Check(n.Value));
                return Check(n.Body);
            case MapNode n:
                AssumeItems(n.Operands);
                return Check(n.Body);
            case FoldNode n:
                AssumeItems(n.Operands);
                Assume(n.Accumulator, Check(n.Initial));
                return Check(n.Initial) && Check(n.Body);
            default:
                return false;
        }
    }

    private void AssumeItems(IReadOnlyList<ZipOperand> operands)
    {
        foreach (ZipOperand operand in operands)
        {
            Assume(operand.Item, Check(operand.Vector));
        }
    }

    private void Assume(LocalSymbol local, bool isNotNegative)
    {
        if (isNotNegative)
        {
            _notNegative.Add(local);
        }
    }
}
