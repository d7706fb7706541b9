using System.Diagnostics.CodeAnalysis;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>Turns the text of an expression into a syntax tree: C++'s expression grammar, by operator precedence. It knows nothing of columns and functions.</summary>
/// <remarks>
/// RDataFrame's rule holds that a text either is an expression or a body that returns one: <c>return EXPR;</c>. Bodies of several statements are refused with a sentence that says so.
/// Not thread safe; one instance per text.
/// </remarks>
public sealed partial class Parser
{
    /// <summary>How high a syntax tree may become; a chain of operators counts one per operator.</summary>
    public const int MaxHeight = 1000;

    // Each level of brackets costs half a dozen frames of the parser, so it is bounded tighter than the height of the tree.
    private const int MaxNesting = 200;

    private static readonly HashSet<string> s_statementWords =
    [
        "if", "for", "while", "do", "switch", "case", "default", "break", "continue", "goto", "try", "throw", "using", "typedef", "static", "static_assert", "constexpr", "const", "auto", "else",
    ];

    private static readonly HashSet<string> s_reservedWords =
    [
        "return", "new", "delete", "class", "struct", "union", "enum", "namespace", "template", "this", "operator", "virtual", "friend", "public", "private", "protected", "asm", "catch",
        "decltype", "dynamic_cast", "reinterpret_cast", "const_cast", "explicit", "extern", "inline", "mutable", "noexcept", "typeid", "typename", "volatile", "void", "alignof",
    ];

    private readonly string _text;
    private readonly ExpressionDialect _dialect;
    private readonly List<Token> _tokens;
    private int _position;
    private int _nesting;

    private Parser(string text, ExpressionDialect dialect)
    {
        _text = text;
        _dialect = dialect;
        _tokens = Lexer.Tokenize(text, dialect);
    }

    private Token Current => _tokens[_position];

    /// <summary>The syntax tree of <paramref name="text"/>.</summary>
    /// <exception cref="AnalysisException">The text is not one C++ expression; with the place.</exception>
    public static ExpressionSyntax Parse(string text) => Parse(text, ExpressionDialect.RDataFrame);

    /// <summary>The syntax tree of <paramref name="text"/> in a dialect.</summary>
    /// <exception cref="AnalysisException">The text is not one expression; with the place.</exception>
    public static ExpressionSyntax Parse(string text, ExpressionDialect dialect)
    {
        var parser = new Parser(text, dialect);
        if (parser.Current.Kind == TokenKind.End)
        {
            throw new AnalysisException("an expression was expected, found nothing", text, 0, 1);
        }

        bool isBody = parser.AcceptWord("return");
        ExpressionSyntax result = parser.ParseSequence();
        bool isClosed = false;
        while (parser.Accept(";"))
        {
            isClosed = true;
        }

        if (parser.Current.Kind != TokenKind.End)
        {
            throw parser.Error(isClosed || isBody
                ? "several statements are not supported, only one expression or 'return EXPRESSION;'"
                : $"an operator or the end was expected, found {parser.Found()}");
        }

        return result;
    }

    /// <summary>True for words of the language, which no function and no variable can be called.</summary>
    public static bool IsReserved(string word) =>
        s_statementWords.Contains(word) || s_reservedWords.Contains(word) || CppTypeNames.IsWord(word) || word is "true" or "false" or "nullptr" or "sizeof" or "static_cast"
        || Lexer.Tokenize(word)[0].Kind == TokenKind.Punctuator;

    private Token Take() => _tokens[_position++];

    private bool Accept(string punctuator)
    {
        if (!Current.Is(punctuator))
        {
            return false;
        }

        _position++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!Current.IsWord(word))
        {
            return false;
        }

        _position++;
        return true;
    }

    private Token Expect(string punctuator, string after)
    {
        if (!Current.Is(punctuator))
        {
            throw Error($"'{punctuator}' was expected {after}, found {Found()}");
        }

        return Take();
    }

    private string Found() => Current.Kind == TokenKind.End ? "the end of the text" : $"'{Current.Text}'";

    private SourceSpan Since(SourceSpan start)
    {
        SourceSpan last = _tokens[Math.Max(0, _position - 1)].Span;
        return new SourceSpan(start.Start, Math.Max(1, last.Start + last.Length - start.Start));
    }

    private AnalysisException Error(string message) => Error(message, Current.Span);

    private AnalysisException Error(string message, SourceSpan span) => new(message, _text, span.Start, span.Length);

    private T Bounded<T>(T node)
        where T : ExpressionSyntax =>
        node.Height <= MaxHeight ? node : throw Error($"the expression is too long or nested too deeply (more than {MaxHeight} levels)", new SourceSpan(node.Span.Start, 1));

    private void Enter()
    {
        if (++_nesting > MaxNesting)
        {
            throw Error($"the expression is nested too deeply (more than {MaxNesting} levels)");
        }
    }

    private void Leave() => _nesting--;

    [DoesNotReturn]
    private void ThrowOperandExpected()
    {
        Token token = Current;
        if (token.Kind == TokenKind.Identifier && s_statementWords.Contains(token.Text))
        {
            throw Error($"statements such as '{token.Text}' are not supported, only one expression or 'return EXPRESSION;'");
        }

        throw token.Text switch
        {
            "<=>" => Error("the operator '<=>' is not supported"),
            _ when token.Kind == TokenKind.Identifier && Unsupported.Word(token.Text) is string reason => Error(reason),
            _ => Error($"an operand was expected, found {Found()}"),
        };
    }
}
