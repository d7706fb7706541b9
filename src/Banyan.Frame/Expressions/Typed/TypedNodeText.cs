using System.Globalization;
using System.Text;

namespace Banyan.Frame.Expressions.Typed;

/// <summary>Writes a typed tree as text in which equal trees are equal: locals are numbered in the order of their appearance, spans are left out.</summary>
public sealed class TypedNodeText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<LocalSymbol, int> _locals = [];

    private TypedNodeText()
    {
    }

    /// <summary>The text of <paramref name="node"/>.</summary>
    public static string Of(TypedNode node)
    {
        var writer = new TypedNodeText();
        writer.Write(node);
        return writer._text.ToString();
    }

    private void Write(TypedNode node)
    {
        switch (node)
        {
            case LiteralNode n:
                _text.Append(n.Value switch
                {
                    string s => Quote(s),
                    IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
                    _ => n.Value.ToString(),
                }).Append(':').Append(n.Type.CppName);
                return;
            case ColumnNode n:
                _text.Append(n.Column is DefinedColumn ? '=' : '@').Append(n.Column.Name);
                return;
            case LoopValueNode n:
                _text.Append(n.Value);
                return;
            case LocalNode n:
                _text.Append(Name(n.Local));
                return;
        }

        _text.Append('(').Append(Head(node));
        foreach (LocalSymbol local in Bound(node))
        {
            _text.Append(' ').Append(Name(local));
        }

        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            _text.Append(' ');
            Write(child);
        }

        _text.Append("):").Append(node.Type.CppName);
    }

    private static IEnumerable<LocalSymbol> Bound(TypedNode node) => node switch
    {
        MapNode n => n.Operands.Select(operand => operand.Item),
        FoldNode n => [.. n.Operands.Select(operand => operand.Item), n.Accumulator],
        LetNode n => [n.Local],
        _ => [],
    };

    private static string Head(TypedNode node) => node switch
    {
        ConvertNode => "convert",
        UnaryNode n => n.Operator.ToString(),
        BinaryNode n => n.Operator.ToString(),
        LogicalNode n => n.IsAnd ? "&&" : "||",
        ConditionalNode => "?:",
        MapNode n => $"map[{n.Operation}]",
        MaskNode => "mask",
        FoldNode n => $"fold[{n.Operation}]",
        IndexNode => "index",
        SizeNode => "size",
        NewVectorNode => "vector",
        CallNode n => n.Method.Module == typeof(TypedNode).Module ? $"{n.Method.DeclaringType?.Name}.{n.Method}" : Planning.DelegateFingerprint.Of(n.Method),
        DelegateNode n => $"delegate {Planning.DelegateFingerprint.Of(n.Delegate)}",
        LetNode => "let",
        _ => node.GetType().Name,
    };

    private string Name(LocalSymbol local)
    {
        if (!_locals.TryGetValue(local, out int number))
        {
            _locals.Add(local, number = _locals.Count);
        }

        return string.Create(CultureInfo.InvariantCulture, $"%{number}");
    }

    private static string Quote(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
