using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>
/// Collects the vectors that one loop walks together. A vector that is itself element-wise work is not made: its own vectors join the loop and its body takes the place of its items, so that a whole
/// chain becomes one <see cref="MapNode"/> or <see cref="FoldNode"/>.
/// </summary>
internal sealed class Lockstep
{
    private readonly List<ZipOperand> _operands = [];
    private readonly List<LetNode> _lets = [];
    private string? _innerOperation;

    /// <summary>The vectors, each with the local of its items.</summary>
    public IReadOnlyList<ZipOperand> Operands => _operands;

    /// <summary>The operation to name when lengths differ: the innermost one that has several vectors.</summary>
    public string Operation(string outer) => _innerOperation ?? outer;

    /// <summary>The value that stands for <paramref name="argument"/> in the body: the items of a vector, or a scalar. Use it once; for several uses see <see cref="Nodes.Let"/>.</summary>
    public TypedNode Item(TypedNode argument)
    {
        if (argument.Type is VectorType)
        {
            return VectorItem(Unwrap(argument));
        }

        if (Nodes.IsCheap(argument) && argument is not ColumnNode { Column: DefinedColumn })
        {
            return argument;
        }

        // A scalar is evaluated once, before the loop.
        var local = new LocalSymbol($"scalar{_lets.Count}", argument.Type);
        _lets.Add(new LetNode(local, argument, argument, argument.Span));
        return new LocalNode(local, argument.Span);
    }

    /// <summary>The loop with everything around it that must be evaluated before it.</summary>
    public TypedNode Wrap(TypedNode loop) => Wrap(loop, _lets);

    /// <summary>Takes the definitions around a vector off, so that a loop over it can be fused with others; <see cref="Wrap(TypedNode)"/> puts them around the loop.</summary>
    public TypedNode Unwrap(TypedNode node)
    {
        while (node is LetNode let)
        {
            _lets.Add(let);
            node = let.Body;
        }

        return node;
    }

    private static TypedNode Wrap(TypedNode body, List<LetNode> lets)
    {
        for (int i = lets.Count - 1; i >= 0; i--)
        {
            body = new LetNode(lets[i].Local, lets[i].Value, body, body.Span);
        }

        return body;
    }

    private TypedNode VectorItem(TypedNode vector)
    {
        if (vector is not MapNode map)
        {
            return new LocalNode(Symbol(vector), vector.Span);
        }

        if (map.Operands.Count > 1)
        {
            _innerOperation ??= map.Operation;
        }

        Dictionary<LocalSymbol, LocalSymbol>? renamed = null;
        foreach (ZipOperand operand in map.Operands)
        {
            if (Existing(operand.Vector) is LocalSymbol known)
            {
                renamed ??= [];
                renamed[operand.Item] = known;
            }
            else
            {
                _operands.Add(operand);
            }
        }

        return renamed is null ? map.Body : new Renamer(renamed).Rewrite(map.Body);
    }

    private LocalSymbol Symbol(TypedNode vector)
    {
        if (Existing(vector) is LocalSymbol known)
        {
            return known;
        }

        DataType item = vector.Type is VectorType type ? type.Item : DataType.Scalar(ElementKind.Int8);
        string name = vector switch
        {
            ColumnNode column => $"{column.Column.Name}_item",
            LocalNode local => $"{local.Local.Name}_item",
            _ => $"item{_operands.Count}",
        };
        var symbol = new LocalSymbol(name, item);
        _operands.Add(new ZipOperand(vector, symbol));
        return symbol;
    }

    // The same column twice is one operand, and so is the same choice of items.
    private LocalSymbol? Existing(TypedNode vector)
    {
        foreach (ZipOperand operand in _operands)
        {
            bool isSame = (operand.Vector, vector) switch
            {
                (ColumnNode a, ColumnNode b) => ReferenceEquals(a.Column, b.Column),
                (LocalNode a, LocalNode b) => ReferenceEquals(a.Local, b.Local),
                (CallNode a, CallNode b) => TypedNodeComparison.Same(a, b),
                (IndexNode a, IndexNode b) => TypedNodeComparison.Same(a, b),
                _ => ReferenceEquals(operand.Vector, vector),
            };
            if (isSame)
            {
                return operand.Item;
            }
        }

        return null;
    }

    private sealed class Renamer(Dictionary<LocalSymbol, LocalSymbol> renamed) : TypedNodeRewriter
    {
        public override TypedNode Rewrite(TypedNode node) =>
            node is LocalNode local && renamed.TryGetValue(local.Local, out LocalSymbol? symbol) ? local with { Local = symbol } : RewriteChildren(node);
    }
}
