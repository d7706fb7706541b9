using System.Reflection;
using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Interpreting;

/// <summary>
/// Evaluates a typed tree for one entry, node by node over boxed values: slow, and plain enough to be the reference that the compiler is tested against. Kernels of the function library are the same
/// methods that compiled loops call.
/// </summary>
/// <remarks>
/// Values are boxed .NET numbers and bools, <see cref="string"/>, and for vectors arrays of them: <c>float[]</c>, <c>string[]</c>, <c>int[][]</c>. One instance serves one thread and one entry at a time.
/// </remarks>
public sealed class Interpreter : IDisposable
{
    private readonly Func<ColumnSymbol, object> _columnValue;
    private readonly Arena _arena = new(NativePool.Shared);
    private readonly Dictionary<LocalSymbol, object> _locals = [];
    private long _entry;

    /// <summary>An interpreter over the columns of a dataset.</summary>
    /// <param name="columnValue">Gives the value of a dataset's column for the current entry. Defined columns are evaluated here.</param>
    public Interpreter(Func<ColumnSymbol, object> columnValue) => _columnValue = columnValue;

    /// <summary>The value of <paramref name="node"/> for one entry.</summary>
    /// <exception cref="EventException">The expression has no value for this entry.</exception>
    public static object Evaluate(TypedNode node, Func<ColumnSymbol, object> columnValue, long entry)
    {
        using var interpreter = new Interpreter(columnValue);
        return interpreter.Evaluate(node, entry);
    }

    /// <summary>The value of <paramref name="node"/> for the entry that the column values belong to now.</summary>
    /// <param name="node">The tree.</param>
    /// <param name="entry">Number of the entry in the dataset, what <c>rdfentry_</c> gives.</param>
    /// <exception cref="EventException">The expression has no value for this entry.</exception>
    public object Evaluate(TypedNode node, long entry)
    {
        _entry = entry;
        _arena.Reset();
        _locals.Clear();
        return Value(node);
    }

    /// <inheritdoc/>
    public void Dispose() => _arena.Dispose();

    private object Value(TypedNode node)
    {
        switch (node)
        {
            case LiteralNode n:
                return n.Value;
            case ColumnNode { Column: DefinedColumn defined }:
                return Value(defined.Expression);
            case ColumnNode n:
                return _columnValue(n.Column);
            case LoopValueNode n:
                return n.Value == LoopValue.Entry ? (ulong)_entry : (object)0u;
            case LocalNode n:
                return _locals[n.Local];
            case ConvertNode n:
                return ScalarOperations.Convert(Value(n.Operand), ((ScalarType)n.Type).Kind);
            case UnaryNode n:
                return ScalarOperations.Unary(n.Operator, Value(n.Operand));
            case BinaryNode n:
                return ScalarOperations.Binary(n.Operator, Value(n.Left), Value(n.Right));
            case LogicalNode n:
                return (bool)Value(n.Left) == n.IsAnd ? Value(n.Right) : !n.IsAnd;
            case ConditionalNode n:
                return (bool)Value(n.Condition) ? Value(n.Then) : Value(n.Else);
            case LetNode n:
                _locals[n.Local] = Value(n.Value);
                return Value(n.Body);
            case MapNode n:
                return Map(n);
            case MaskNode n:
                return Mask(n);
            case FoldNode n:
                return Fold(n);
            case IndexNode n:
                return Index(Value(n.Vector), (long)Value(n.Index));
            case SizeNode n:
                return (ulong)Length(Value(n.Vector));
            case NewVectorNode n:
                return Marshalling.Array(((VectorType)n.Type).Item, [.. n.Items.Select(Value)]);
            case CallNode n:
                return Call(n);
            case DelegateNode n:
                return DelegateInvoker.Invoke(n.Delegate, [.. n.Arguments.Select(a => Marshalling.ToKernel(_arena, Value(a), a.Type))])
                    ?? (n.Type is VectorType vector ? Marshalling.Array(vector.Item, []) : string.Empty);
            default:
                throw new NotSupportedException($"a node of type {node.GetType().Name} cannot be interpreted");
        }
    }

    private Array Map(MapNode node)
    {
        (object[] vectors, int length) = Operands(node.Operands, node.IsShortest ? null : node.Operation);
        var items = new object[length];
        for (int i = 0; i < items.Length; i++)
        {
            SetItems(node.Operands, vectors, i);
            items[i] = Value(node.Body);
        }

        return Marshalling.Array(((VectorType)node.Type).Item, items);
    }

    private object Fold(FoldNode node)
    {
        (object[] vectors, int length) = Operands(node.Operands, node.IsShortest ? null : node.Operation);
        object accumulator = Value(node.Initial);
        for (int i = 0; i < length; i++)
        {
            SetItems(node.Operands, vectors, i);
            _locals[node.Accumulator] = accumulator;
            accumulator = Value(node.Body);
        }

        return accumulator;
    }

    private Array Mask(MaskNode node)
    {
        object vector = Value(node.Vector);
        object mask = Value(node.Mask);
        if (Length(vector) != Length(mask))
        {
            throw new EventException($"cannot index a vector of size {Length(vector)} with a mask of different size ({Length(mask)})");
        }

        object[] kept = [.. Enumerable.Range(0, Length(vector)).Where(i => (bool)Index(mask, i)).Select(i => Index(vector, i))];
        return Marshalling.Array(((VectorType)node.Type).Item, kept);
    }

    private object Call(CallNode node)
    {
        var arguments = new List<object?>();
        if (node.Method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Arena))
        {
            arguments.Add(_arena);
        }

        arguments.AddRange(node.Arguments.Select(a => Marshalling.ToKernel(_arena, Value(a), a.Type)));
        try
        {
            object result = node.Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [.. arguments], null)!;
            return Marshalling.FromKernel(result, node.Type);
        }
        catch (ArgumentException e)
        {
            throw new NotSupportedException($"{node.Method.Name} does not take ({string.Join(", ", node.Arguments.Select(a => a.Type))})", e);
        }
    }

    // Without an operation to blame, the shortest vector ends the loop.
    private (object[] Vectors, int Length) Operands(IReadOnlyList<ZipOperand> operands, string? operation)
    {
        object[] vectors = [.. operands.Select(o => Value(o.Vector))];
        foreach (object vector in vectors)
        {
            if (operation is not null && Length(vector) != Length(vectors[0]))
            {
                throw new EventException($"cannot call {operation} on vectors of different sizes ({Length(vectors[0])} and {Length(vector)})");
            }
        }

        return (vectors, vectors.Min(Length));
    }

    private void SetItems(IReadOnlyList<ZipOperand> operands, object[] vectors, int index)
    {
        for (int k = 0; k < operands.Count; k++)
        {
            _locals[operands[k].Item] = Index(vectors[k], index);
        }
    }

    private static int Length(object vector) => vector is string text ? System.Text.Encoding.UTF8.GetByteCount(text) : ((Array)vector).Length;

    private static object Index(object vector, long index)
    {
        int length = Length(vector);
        if (index < 0 || index >= length)
        {
            throw new EventException($"index {index} is out of range: the vector has {length} element{(length == 1 ? string.Empty : "s")}");
        }

        return vector is string text ? unchecked((sbyte)System.Text.Encoding.UTF8.GetBytes(text)[index]) : ((Array)vector).GetValue(index)!;
    }
}
