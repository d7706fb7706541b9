using System.Text;
using System.Text.RegularExpressions;
using Banyan.Errors;

namespace Banyan.Comparing;

/// <summary>Chooses objects of a file by path, as <c>.gitignore</c> does: a glob fits an object, a folder with all that it holds, and, without a slash, a name in any folder.</summary>
/// <remarks><c>*</c> stands for anything within a name, <c>**</c> for anything at all, <c>?</c> for one character, <c>{a,b}</c> for one of several, <c>[a-c]</c> for one of these characters.</remarks>
public sealed class KeyPattern
{
    private readonly Regex _expression;
    private readonly bool _isName;

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="UsageException">It is empty, or brackets in it do not end.</exception>
    public KeyPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        string glob = text.Trim('/');
        if (glob.Length == 0)
        {
            throw new UsageException("a pattern is empty");
        }

        _isName = !text.Contains('/', StringComparison.Ordinal);
        try
        {
            _expression = new Regex($"^{ToExpression(glob)}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw new UsageException($"the pattern '{text}' is wrong: {problem.Message}");
        }
    }

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>True when the object at <paramref name="path"/>, or a folder around it, fits.</summary>
    public bool Fits(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int start = 0;
        for (int end = path.IndexOf('/', StringComparison.Ordinal); ; end = path.IndexOf('/', end + 1))
        {
            int length = end < 0 ? path.Length : end;
            if (_expression.IsMatch(path.AsSpan(0, length)) || (_isName && _expression.IsMatch(path.AsSpan(start, length - start))))
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }

            start = end + 1;
        }
    }

    private static string ToExpression(string glob)
    {
        var result = new StringBuilder();
        bool isInBraces = false;
        for (int i = 0; i < glob.Length; i++)
        {
            char c = glob[i];
            int close = c == '[' ? glob.IndexOf(']', i + 1) : -1;
            if (close > i + 1)
            {
                string inside = glob[(i + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
                result.Append('[').Append(inside[0] == '!' ? "^" + inside[1..] : inside).Append(']');
                i = close;
            }
            else if (c == '*')
            {
                bool isDeep = i + 1 < glob.Length && glob[i + 1] == '*';
                result.Append(isDeep ? ".*" : "[^/]*");
                i += isDeep ? 1 : 0;
            }
            else if (c == '{' && glob.IndexOf('}', i) > i)
            {
                isInBraces = true;
                result.Append("(?:");
            }
            else if (isInBraces && (c is '}' or ','))
            {
                isInBraces = c == ',';
                result.Append(c == ',' ? '|' : ')');
            }
            else
            {
                result.Append(c == '?' ? "[^/]" : Regex.Escape(c.ToString()));
            }
        }

        return result.ToString();
    }
}
