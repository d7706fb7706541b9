using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>What TTree::Draw calls a "varexp": <c>x</c>, <c>y:x</c> or <c>z:y:x</c>, perhaps with <c>&gt;&gt;h(n,low,high)</c>.</summary>
/// <param name="X">What runs along the horizontal axis.</param>
/// <param name="Y">What runs along the vertical axis, or is averaged in a profile; null in one dimension.</param>
/// <param name="Z">The third dimension; null when there are fewer.</param>
/// <param name="Target">What stands behind <c>&gt;&gt;</c>; null for nothing.</param>
public sealed record DrawExpression(string X, string? Y, string? Z = null, DrawTarget? Target = null)
{
    /// <summary>Number of dimensions, 1 to 3.</summary>
    public int Dimensions => Z is not null ? 3 : Y is not null ? 2 : 1;

    /// <summary>The parts in the order x, y, z.</summary>
    public IReadOnlyList<string> Parts => [.. new[] { X, Y, Z }.OfType<string>()];

    /// <summary>As TTree::Draw takes it, without the target.</summary>
    public string Text => string.Join(':', Parts.Reverse());

    /// <summary>Splits at the colons that are neither part of <c>::</c> nor of <c>? :</c>, nor inside brackets, quotes or backticks, and at the last <c>&gt;&gt;</c> before a name.</summary>
    /// <exception cref="AnalysisException">There is no expression, or there are more than three.</exception>
    public static DrawExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        DrawTarget? target = null;
        int arrows = FindTarget(text);
        if (arrows >= 0)
        {
            target = DrawTarget.Parse(text[(arrows + 2)..]);
            text = text[..arrows];
        }

        List<string> parts = Split(text);
        if (parts.Count > 3)
        {
            throw new AnalysisException($"one to three dimensions can be drawn, '{text}' has {parts.Count}");
        }

        foreach (string part in parts)
        {
            if (part.Length == 0)
            {
                throw new AnalysisException(parts.Count == 1 ? "the expression to draw is empty" : $"an expression is missing beside ':' in '{text}'");
            }
        }

        if (target is not null && target.Bins.Count > 3 * parts.Count)
        {
            throw new AnalysisException($"'>>{target.Name}(…)' has {target.Bins.Count} numbers for {parts.Count} dimension{(parts.Count == 1 ? string.Empty : "s")}, at most {3 * parts.Count} were expected");
        }

        return new DrawExpression(parts[^1], parts.Count > 1 ? parts[^2] : null, parts.Count > 2 ? parts[0] : null, target);
    }

    // A shift is followed by a number or bracket, a target by a name.
    private static int FindTarget(string text)
    {
        int found = -1;
        int depth = 0;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '`')
            {
                i = EndOfQuote(text, i);
            }
            else if (c is '(' or '[' or '{')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}')
            {
                depth--;
            }
            else if (depth == 0 && c == '>' && text[i + 1] == '>')
            {
                string rest = text[(i + 2)..].TrimStart();
                found = rest.Length == 0 || rest[0] is '+' or '_' || char.IsLetter(rest[0]) ? i : found;
                i++;
            }
        }

        return found;
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
