using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>What TTree::Draw calls a "varexp": <c>x</c>, or <c>y:x</c> for two dimensions.</summary>
/// <param name="X">What runs along the horizontal axis.</param>
/// <param name="Y">What runs along the vertical axis; null in one dimension.</param>
public sealed record DrawExpression(string X, string? Y)
{
    /// <summary>Splits at the colons that are neither part of <c>::</c> nor of <c>? :</c>, nor inside brackets, quotes or backticks.</summary>
    /// <exception cref="AnalysisException">There is no expression, or there are more than two.</exception>
    public static DrawExpression Parse(string text)
    {
        List<string> parts = Split(text);
        if (parts.Count > 2)
        {
            throw new AnalysisException($"one or two dimensions can be drawn, '{text}' has {parts.Count}");
        }

        foreach (string part in parts)
        {
            if (part.Length == 0)
            {
                throw new AnalysisException(parts.Count == 1 ? "the expression to draw is empty" : $"an expression is missing beside ':' in '{text}'");
            }
        }

        return parts.Count == 1 ? new DrawExpression(parts[0], null) : new DrawExpression(parts[1], parts[0]);
    }

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        int depth = 0;
        int questions = 0;
        int begin = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '"' or '\'' or '`':
                    i = EndOfQuote(text, i);
                    break;
                case '?' when depth == 0:
                    questions++;
                    break;
                case ':' when i + 1 < text.Length && text[i + 1] == ':':
                    i++;
                    break;
                case ':' when depth == 0 && questions > 0:
                    questions--;
                    break;
                case ':' when depth == 0:
                    parts.Add(text[begin..i].Trim());
                    begin = i + 1;
                    break;
                default:
                    break;
            }
        }

        parts.Add(text[begin..].Trim());
        return parts;
    }

    private static int EndOfQuote(string text, int start)
    {
        char quote = text[start];
        for (int i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote != '`')
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i;
            }
        }

        return text.Length - 1;
    }
}
