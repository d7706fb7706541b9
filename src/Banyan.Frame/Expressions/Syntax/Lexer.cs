using System.Text;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>Splits the text of an expression into tokens by C++'s rules.</summary>
/// <remarks>
/// A text may be a hundred thousand characters long; the work is linear. <c>&gt;&gt;</c> is never one token, because <c>RVec&lt;RVec&lt;int&gt;&gt;</c> ends in two brackets: the parser joins
/// neighbours to a shift.
/// </remarks>
public static class Lexer
{
    private static readonly string[] s_punctuators =
    [
        "<=>", "<<=", "->*", "...",
        "::", "->", "++", "--", "<<", "<=", ">=", "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    ];

    private static readonly Dictionary<string, string> s_alternatives = new()
    {
        ["and"] = "&&",
        ["or"] = "||",
        ["not"] = "!",
        ["xor"] = "^",
        ["bitand"] = "&",
        ["bitor"] = "|",
        ["compl"] = "~",
        ["not_eq"] = "!=",
        ["and_eq"] = "&=",
        ["or_eq"] = "|=",
        ["xor_eq"] = "^=",
    };

    private const string SinglePunctuators = "+-*/%&|^~!<>=?:;,.()[]{}#";

    /// <summary>All tokens of <paramref name="text"/>, with a <see cref="TokenKind.End"/> behind the last.</summary>
    /// <exception cref="AnalysisException">A character, number or string is not C++.</exception>
    public static List<Token> Tokenize(string text) => Tokenize(text, ExpressionDialect.RDataFrame);

    /// <summary>All tokens of <paramref name="text"/>; with <see cref="ExpressionDialect.TreeDraw"/> names may end with <c>$</c>, and <c>@</c> is a token.</summary>
    /// <exception cref="AnalysisException">A character, number or string is not C++.</exception>
    public static List<Token> Tokenize(string text, ExpressionDialect dialect)
    {
        var tokens = new List<Token>();
        int position = 0;
        while (true)
        {
            position = SkipBlanks(text, position);
            if (position >= text.Length)
            {
                tokens.Add(new Token(TokenKind.End, string.Empty, new SourceSpan(text.Length, 0)));
                return tokens;
            }

            Token token = Next(text, position, dialect);
            position = token.Span.Start + token.Span.Length;
            if (token.Value is string more && tokens.Count > 0 && tokens[^1].Value is string before)
            {
                SourceSpan first = tokens[^1].Span;
                tokens[^1] = token with { Value = before + more, Span = new SourceSpan(first.Start, position - first.Start) };
                continue;
            }

            tokens.Add(token);
        }
    }

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (string.CompareOrdinal(text, position, "//", 0, 2) == 0)
            {
                int end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end + 1;
            }
            else if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0)
            {
                int end = text.IndexOf("*/", position + 2, StringComparison.Ordinal);
                position = end >= 0 ? end + 2 : throw new AnalysisException("the comment has no end, '*/' is missing", text, position, 2);
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static Token Next(string text, int start, ExpressionDialect dialect)
    {
        char c = text[start];
        if (char.IsAsciiDigit(c) || (c == '.' && start + 1 < text.Length && char.IsAsciiDigit(text[start + 1])))
        {
            return Number(text, start);
        }

        if (IsNameStart(c))
        {
            int end = start + 1;
            while (end < text.Length && IsNamePart(text[end]))
            {
                end++;
            }

            if (dialect == ExpressionDialect.TreeDraw && end < text.Length && text[end] == '$')
            {
                end++;
            }

            string name = text[start..end];
            if (end < text.Length && text[end] is '"' or '\'' && name is "R" or "u8" or "u8R" or "u" or "U" or "L" or "uR" or "UR" or "LR")
            {
                return name is "R" or "u8R" && text[end] == '"' ? Raw(text, start, end)
                    : name == "u8" && text[end] == '"' ? Prefixed(text, start, end)
                    : throw new AnalysisException($"characters with the prefix '{name}' are not supported; there are char and std::string", text, start, end - start);
            }

            var span = new SourceSpan(start, end - start);
            return s_alternatives.TryGetValue(name, out string? punctuator)
                ? new Token(TokenKind.Punctuator, punctuator, span)
                : new Token(TokenKind.Identifier, name, span);
        }

        return c switch
        {
            '"' => Quoted(text, start, '"', "string"),
            '\'' => Quoted(text, start, '\'', "character"),
            '`' => QuotedName(text, start),
            '@' when dialect == ExpressionDialect.TreeDraw => new Token(TokenKind.Punctuator, "@", new SourceSpan(start, 1)),
            _ => Punctuator(text, start),
        };
    }

    private static Token Prefixed(string text, int start, int quote)
    {
        Token token = Quoted(text, quote, '"', "string");
        int end = token.Span.Start + token.Span.Length;
        return token with { Text = text[start..end], Span = new SourceSpan(start, end - start) };
    }

    // R"mark(text)mark": everything between stands for itself.
    private static Token Raw(string text, int start, int quote)
    {
        int open = text.IndexOf('(', quote);
        string close = open < 0 ? string.Empty : $"){text[(quote + 1)..open]}\"";
        int end = open < 0 ? -1 : text.IndexOf(close, open, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new AnalysisException("the raw string has no end; it is written R\"(text)\"", text, start, 2);
        }

        int length = end + close.Length - start;
        return new Token(TokenKind.Literal, text.Substring(start, length), new SourceSpan(start, length), text[(open + 1)..end]);
    }

    private static Token Punctuator(string text, int start)
    {
        foreach (string punctuator in s_punctuators)
        {
            if (string.CompareOrdinal(text, start, punctuator, 0, punctuator.Length) == 0)
            {
                return new Token(TokenKind.Punctuator, punctuator, new SourceSpan(start, punctuator.Length));
            }
        }

        return SinglePunctuators.Contains(text[start], StringComparison.Ordinal)
            ? new Token(TokenKind.Punctuator, text[start].ToString(), new SourceSpan(start, 1))
            : throw new AnalysisException($"the character '{text[start]}' has no meaning in an expression{DrawHint(text, start)}", text, start, 1);
    }

    // TTree::Draw's own names (TTreeFormula) end with '$', and '@' before a name means the container.
    private static string DrawHint(string text, int start)
    {
        if (text[start] == '@')
        {
            return "; for the number of elements write v.size()";
        }

        int begin = start;
        while (begin > 0 && char.IsAsciiLetterOrDigit(text[begin - 1]))
        {
            begin--;
        }

        return text[start] != '$' ? string.Empty : text[begin..start] switch
        {
            "Sum" or "Min" or "Max" => $"; for {text[begin..start]}$(v) write {text[begin..start]}(v)",
            "Length" => "; for Length$(v) write v.size()",
            "Entry" or "LocalEntry" => "; for the number of the entry write rdfentry_",
            _ => string.Empty,
        };
    }

    // A C++ preprocessing number: everything that could belong to it, so that "12abc" and "1.2.3" are one wrong word.
    private static Token Number(string text, int start)
    {
        int end = start;
        bool isHex = text[start] == '0' && start + 1 < text.Length && text[start + 1] is 'x' or 'X';
        while (end < text.Length)
        {
            char c = text[end];
            bool isSign = c is '+' or '-' && end > start && (isHex ? text[end - 1] is 'p' or 'P' : text[end - 1] is 'e' or 'E');
            bool isSeparator = c == '\'' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]);
            if (!isSign && !isSeparator && c != '.' && !IsNamePart(c))
            {
                break;
            }

            end++;
        }

        string word = text[start..end];
        object value = NumberReader.Read(word) ?? throw new AnalysisException(
            word[^1] is 'l' or 'L' && NumberReader.Read(word[..^1]) is double ? $"'{word}' is a long double, which is not supported; write {word[..^1]}" : $"'{word}' is not a number", text, start, word.Length);
        return new Token(TokenKind.Literal, word, new SourceSpan(start, word.Length), value);
    }

    private static Token QuotedName(string text, int start)
    {
        int end = text.IndexOf('`', start + 1);
        if (end < 0)
        {
            throw new AnalysisException("the column name has no end, the second backtick is missing", text, start, 1);
        }

        return new Token(TokenKind.QuotedName, text[(start + 1)..end], new SourceSpan(start, end + 1 - start));
    }

    private static Token Quoted(string text, int start, char quote, string what)
    {
        var value = new StringBuilder();
        int position = start + 1;
        while (position < text.Length && text[position] != quote && text[position] != '\n')
        {
            value.Append(text[position] == '\\' ? Escape(text, ref position) : text[position++]);
        }

        if (position >= text.Length || text[position] != quote)
        {
            throw new AnalysisException($"the {what} has no end, a {quote} is missing", text, start, 1);
        }

        var span = new SourceSpan(start, position + 1 - start);
        if (quote == '"')
        {
            return new Token(TokenKind.Literal, text.Substring(start, span.Length), span, value.ToString());
        }

        if (value.Length is > 1 and <= 4 && !value.ToString().Any(c => c > 255))
        {
            // Several characters are an int, as GCC and Clang have it: the first in the highest byte.
            int packed = 0;
            foreach (char c in value.ToString())
            {
                packed = unchecked((packed << 8) | c);
            }

            return new Token(TokenKind.Literal, text.Substring(start, span.Length), span, packed);
        }

        return value.Length == 1 && value[0] < 256
            ? new Token(TokenKind.Literal, text.Substring(start, span.Length), span, unchecked((sbyte)value[0]))
            : throw new AnalysisException($"a character between ' and ' was expected, found {value.Length} of them", text, start, span.Length);
    }

    private static char Escape(string text, ref int position)
    {
        int start = position++;
        if (position >= text.Length)
        {
            return '\\';
        }

        char c = text[position++];
        switch (c)
        {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'a': return '\a';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'v': return '\v';
            case '\\' or '\'' or '"' or '?': return c;
            case 'x':
                int code = 0;
                int first = position;
                while (position < text.Length && char.IsAsciiHexDigit(text[position]) && code < 256)
                {
                    code = (code * 16) + Convert.ToInt32(text[position++].ToString(), 16);
                }

                return position > first && code < 256 ? (char)code : throw new AnalysisException("'\\x' needs hexadecimal digits up to ff", text, start, position - start);
            case >= '0' and <= '7':
                int octal = c - '0';
                for (int digits = 1; digits < 3 && position < text.Length && text[position] is >= '0' and <= '7'; digits++)
                {
                    octal = (octal * 8) + text[position++] - '0';
                }

                return (char)(octal & 255);
            default:
                throw new AnalysisException($"'\\{c}' is not an escape sequence", text, start, 2);
        }
    }

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);
}
