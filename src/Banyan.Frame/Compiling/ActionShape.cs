using System.Globalization;
using System.Text;
using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>
/// The form of a numeric action's inputs with columns, buffered defines, constants and texts taken out: actions of one form share one method, which finds what was taken out in a table of parameters
/// (<see cref="LoopState.Parameters"/>, eight bytes each: action, streams, columns, buffers, texts, constants).
/// </summary>
internal sealed class ActionShape
{
    private readonly StringBuilder _key = new();
    private readonly Dictionary<LocalSymbol, int> _locals = [];
    private readonly List<int> _columns = [];
    private readonly List<int> _buffers = [];
    private readonly List<string> _sites = [];
    private readonly List<(ElementKind Kind, long Bits)> _constants = [];
    private readonly ActionSlot _slot;
    private readonly int _loop;
    private readonly LoopLayout _layout;

    private ActionShape(ActionSlot slot, int loop, LoopLayout layout)
    {
        _slot = slot;
        _loop = loop;
        _layout = layout;
    }

    /// <summary>Equal for actions that can share a method.</summary>
    public string Key => _key.ToString();

    /// <summary>Place of the action's number among the parameters.</summary>
    public static int ActionPlace => 0;

    /// <summary>Place of the number of the action's first stream.</summary>
    public static int StreamPlace => 1;

    private static int FirstColumn => StreamPlace + 1;

    private int FirstBuffer => FirstColumn + _columns.Count;

    private int FirstSite => FirstBuffer + _buffers.Count;

    private int FirstConstant => FirstSite + _sites.Count;

    /// <summary>The shape of an action, or null when its code depends on more than what can be taken out.</summary>
    /// <param name="slot">The action.</param>
    /// <param name="loop">The loop that it was planned for.</param>
    /// <param name="all">True when it sees all entries of a batch.</param>
    /// <param name="layout">The numbers of columns and buffers.</param>
    public static ActionShape? Of(ActionSlot slot, int loop, bool all, LoopLayout layout)
    {
        TypedNode[] inputs = [.. slot.Streams.Select(stream => stream.Value)];
        if (slot.Action is not NumericAction || inputs.Length == 0 || inputs.Count(input => input.Type is not ScalarType) > 1)
        {
            return null;
        }

        var shape = new ActionShape(slot, loop, layout);
        shape._key.Append(all ? 'A' : 'S').Append(inputs.Length);
        shape.Site(inputs.Any(input => input.Type is not ScalarType) ? string.Join(", ", slot.Action.InputTexts) : string.Empty);
        for (int i = 0; i < inputs.Length; i++)
        {
            shape.Site(slot.Action.InputTexts[i]);
            if (!shape.Add(inputs[i]))
            {
                return null;
            }
        }

        return shape;
    }

    /// <summary>The parameters of this action.</summary>
    public long[] Parameters()
    {
        long[] parameters = GC.AllocateArray<long>(FirstConstant + _constants.Count, pinned: true);
        parameters[ActionPlace] = _slot.Index;
        parameters[StreamPlace] = _slot.FirstStream;
        for (int i = 0; i < _columns.Count; i++)
        {
            parameters[FirstColumn + i] = _columns[i];
        }

        for (int i = 0; i < _buffers.Count; i++)
        {
            parameters[FirstBuffer + i] = _buffers[i];
        }

        for (int i = 0; i < _sites.Count; i++)
        {
            parameters[FirstSite + i] = _layout.Site(_sites[i]);
        }

        for (int i = 0; i < _constants.Count; i++)
        {
            parameters[FirstConstant + i] = _constants[i].Bits;
        }

        return parameters;
    }

    /// <summary>Place of the number of a column.</summary>
    public int ColumnPlace(int column) => FirstColumn + Known(_columns.IndexOf(column));

    /// <summary>Place of the number of a buffer.</summary>
    public int BufferPlace(int buffer) => FirstBuffer + Known(_buffers.IndexOf(buffer));

    /// <summary>Place of the number of a text.</summary>
    public int SitePlace(string text) => FirstSite + Known(_sites.IndexOf(text));

    /// <summary>Place of a constant; null for one that is part of the form.</summary>
    public int? ConstantPlace(LiteralNode literal) => Constant(literal) is var (kind, bits) ? FirstConstant + Known(_constants.IndexOf((kind, bits))) : null;

    private static int Known(int place) => place >= 0 ? place : throw new InvalidOperationException("shared code uses what its form does not have");

    // Numbers that no decision of the code generator depends on. 0 and −0 differ, as in comparisons of trees.
    private static (ElementKind Kind, long Bits)? Constant(LiteralNode literal) => literal.Value switch
    {
        double value => (ElementKind.Float64, BitConverter.DoubleToInt64Bits(value)),
        float value => (ElementKind.Float32, BitConverter.SingleToInt32Bits(value)),
        int value => (ElementKind.Int32, value),
        _ => null,
    };

    private static int Place<T>(List<T> list, T value)
    {
        int place = list.IndexOf(value);
        if (place < 0)
        {
            list.Add(value);
            return list.Count - 1;
        }

        return place;
    }

    private void Site(string text) => _key.Append('"').Append(Place(_sites, text));

    private bool Add(TypedNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        _key.Append('(').Append(node.Type.CppName).Append(' ');
        if (!AddHead(node))
        {
            return false;
        }

        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            if (!Add(child))
            {
                return false;
            }
        }

        _key.Append(')');
        return true;
    }

    private bool AddHead(TypedNode node)
    {
        switch (node)
        {
            case LiteralNode literal:
                if (Constant(literal) is var (kind, bits))
                {
                    _key.Append('#').Append(Place(_constants, (kind, bits)));
                    return true;
                }

                _key.Append(CultureInfo.InvariantCulture, $"={literal.Value}");
                return literal.Value is not string;
            case ColumnNode { Column: SourceColumn source }:
                _key.Append('c').Append(Place(_columns, _layout.Column(source)));
                return true;
            case ColumnNode { Column: DefinedColumn define }:
                return AddDefine(define);
            case LoopValueNode n:
                return Head("entry", n.Value);
            case LocalNode n:
                return Head("local", Local(n.Local));
            case ConvertNode:
                return Head("to", string.Empty);
            case UnaryNode n:
                return Head("unary", n.Operator);
            case BinaryNode n:
                return Head("binary", n.Operator);
            case LogicalNode n:
                return Head("logical", n.IsAnd);
            case ConditionalNode:
                return Head("if", string.Empty);
            case LetNode n:
                return Head("let", Local(n.Local));
            case MapNode n:
                return Head("map", $"{n.Operation} {n.IsShortest} {string.Join(' ', n.Operands.Select(operand => Local(operand.Item)))}");
            case FoldNode n:
                return Head("fold", $"{n.Operation} {n.IsShortest} {string.Join(' ', n.Operands.Select(operand => Local(operand.Item)))} {Local(n.Accumulator)}");
            case MaskNode:
                return Head("mask", string.Empty);
            case IndexNode:
                return Head("index", string.Empty);
            case SizeNode:
                return Head("size", string.Empty);
            case NewVectorNode n:
                return Head("new", n.Items.Count);
            case CallNode n:
                return Head("call", n.Method.MethodHandle.Value);
            default:
                return false;
        }
    }

    private bool AddDefine(DefinedColumn define)
    {
        switch (_layout.Uses.Of(_loop, define))
        {
            case DefineUse.BufferedEager or DefineUse.BufferedReady:
                _key.Append('d').Append(Place(_buffers, _layout.Buffer(define)));
                return true;
            case DefineUse.Inline:
                _key.Append("in");
                Site(define.Text);
                return Add(define.Expression);
            default:
                return false;
        }
    }

    private bool Head<T>(string name, T detail)
    {
        _key.Append(CultureInfo.InvariantCulture, $"{name} {detail} ");
        return true;
    }

    private int Local(LocalSymbol symbol)
    {
        if (!_locals.TryGetValue(symbol, out int number))
        {
            _locals.Add(symbol, number = _locals.Count);
        }

        return number;
    }
}
