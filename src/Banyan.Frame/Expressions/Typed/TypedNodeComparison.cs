namespace Banyan.Frame.Expressions.Typed;

/// <summary>Compares typed trees.</summary>
public static class TypedNodeComparison
{
    /// <summary>True for equal meaning by structure: the same operators over the same columns; bound locals may have other names. Calls of a user's functions are never the same.</summary>
    public static bool Same(TypedNode left, TypedNode right) => Same(left, right, []);

    private static bool Same(TypedNode left, TypedNode right, Dictionary<LocalSymbol, LocalSymbol> locals)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (ReferenceEquals(left, right) && locals.Count == 0)
        {
            return true;
        }

        if (left.GetType() != right.GetType() || left.Type != right.Type)
        {
            return false;
        }

        bool head = (left, right) switch
        {
            (LiteralNode { Value: double a }, LiteralNode { Value: double b }) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b), // 0 and −0 differ
            (LiteralNode { Value: float a }, LiteralNode { Value: float b }) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b),
            (LiteralNode a, LiteralNode b) => a.Value.Equals(b.Value),
            (ColumnNode a, ColumnNode b) => ReferenceEquals(a.Column, b.Column),
            (LoopValueNode a, LoopValueNode b) => a.Value == b.Value,
            (LocalNode a, LocalNode b) => ReferenceEquals(locals.GetValueOrDefault(a.Local, a.Local), b.Local),
            (UnaryNode a, UnaryNode b) => a.Operator == b.Operator,
            (BinaryNode a, BinaryNode b) => a.Operator == b.Operator,
            (LogicalNode a, LogicalNode b) => a.IsAnd == b.IsAnd,
            (CallNode a, CallNode b) => a.Method == b.Method,
            (DelegateNode, DelegateNode) => false,
            (MapNode a, MapNode b) => a.IsShortest == b.IsShortest && Match(a.Operands, b.Operands, locals),
            (FoldNode a, FoldNode b) => a.IsShortest == b.IsShortest && Match(a.Operands, b.Operands, locals) && locals.TryAdd(a.Accumulator, b.Accumulator),
            (LetNode a, LetNode b) => locals.TryAdd(a.Local, b.Local),
            _ => true,
        };
        return head && TypedNodeVisitor.Children(left).Count() == TypedNodeVisitor.Children(right).Count()
            && TypedNodeVisitor.Children(left).Zip(TypedNodeVisitor.Children(right)).All(pair => Same(pair.First, pair.Second, locals));
    }

    private static bool Match(IReadOnlyList<ZipOperand> left, IReadOnlyList<ZipOperand> right, Dictionary<LocalSymbol, LocalSymbol> locals)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            locals[left[i].Item] = right[i].Item;
        }

        return true;
    }
}
