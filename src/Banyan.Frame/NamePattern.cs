using System.Buffers;
using System.Text.RegularExpressions;

namespace Banyan.Frame;

/// <summary>Chooses names: a glob (<c>Muon_*</c>, <c>*pt</c>, <c>{Jet,Muon}_pt</c>), a regular expression (<c>/^(Jet|Muon)_(pt|eta)$/</c>), or a part of a name in any case.</summary>
public sealed class NamePattern
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create("^$|()+\\*?[{");
    private readonly string _text;
    private readonly Regex? _expression;

    private NamePattern(string text, Regex? expression)
    {
        _text = text;
        _expression = expression;
    }

    /// <summary>True when a text is more than a part of a name: a glob or a regular expression.</summary>
    public static bool IsPattern(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (text.Length > 2 && text.StartsWith('/') && text.EndsWith('/')) || text.AsSpan().ContainsAny(s_signs);
    }

    /// <summary>Reads a pattern; what holds <c>^ $ | ( ) + \</c> or stands between slashes is a regular expression.</summary>
    /// <exception cref="AnalysisException">The regular expression is wrong.</exception>
    public static NamePattern Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 2 && text.StartsWith('/') && text.EndsWith('/'))
        {
            return new NamePattern(text, Expression(text, text[1..^1]));
        }

        if (text.IndexOfAny(['^', '$', '|', '(', ')', '+', '\\']) >= 0)
        {
            return new NamePattern(text, Expression(text, text));
        }

        return new NamePattern(text, text.IndexOfAny(['*', '?', '[', '{']) >= 0 ? Expression(text, FromGlob(text)) : null);
    }

    /// <summary>True when <paramref name="name"/> fits.</summary>
    public bool Fits(string name) => _expression?.IsMatch(name) ?? name.Contains(_text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static string FromGlob(string glob) => "^" + string.Concat(glob.Select(c => c switch
    {
        '*' => ".*",
        '?' => ".",
        '{' => "(?:",
        '}' => ")",
        ',' => "|",
        '[' or ']' or '-' => c.ToString(),
        _ => Regex.Escape(c.ToString()),
    })) + "$";

    private static Regex Expression(string text, string expression)
    {
        try
        {
            return new Regex(expression, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new AnalysisException($"the pattern '{text}' is wrong: {e.Message}", e);
        }
    }
}
