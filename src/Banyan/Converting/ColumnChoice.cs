using Banyan.Columns;
using Banyan.Frame;

namespace Banyan.Converting;

/// <summary>Chooses names by names and patterns, with <c>-</c> in front for what is left out; over several trees, of which each need not have all.</summary>
internal sealed class ColumnChoice
{
    private readonly List<(string Text, Predicate<string> Fits)> _taken = [];
    private readonly List<(string Text, Predicate<string> Fits)> _leftOut = [];
    private readonly HashSet<string> _used = [];
    private readonly List<string> _seen = [];

    /// <summary>Parses the texts; none, or only such that are left out, choose everything else.</summary>
    /// <exception cref="AnalysisException">A regular expression is wrong.</exception>
    public ColumnChoice(IReadOnlyList<string> texts)
    {
        foreach (string text in texts)
        {
            bool isLeftOut = text.Length > 1 && text[0] is '-' or '!';
            string name = isLeftOut ? text[1..] : text;
            Predicate<string> fits = NamePattern.IsPattern(name) ? NamePattern.Parse(name).Fits : other => other == name;
            (isLeftOut ? _leftOut : _taken).Add((text, other => other == name || fits(other)));
        }
    }

    /// <summary>True when a name is chosen.</summary>
    public bool Takes(string name)
    {
        _seen.Add(name);
        return (_taken.Count == 0 || Any(_taken, name)) & !Any(_leftOut, name);
    }

    /// <summary>Throws when a text fitted none of the names that were asked for.</summary>
    /// <param name="what">What was chosen, for the message: <c>column</c>, <c>tree</c>.</param>
    /// <exception cref="AnalysisException">The message names the text and the nearest names.</exception>
    public void RequireUsed(string what)
    {
        foreach ((string text, _) in _taken.Concat(_leftOut))
        {
            if (!_used.Contains(text))
            {
                throw new AnalysisException($"no {what} fits '{text}'{NearestNames.Suggestion(text.Trim('-', '!', '*', '?', '/', '^', '$'), _seen)}");
            }
        }
    }

    private bool Any(List<(string Text, Predicate<string> Fits)> choices, string name)
    {
        bool found = false;
        foreach ((string text, Predicate<string> fits) in choices)
        {
            if (fits(name))
            {
                _used.Add(text);
                found = true;
            }
        }

        return found;
    }
}
