using System.Globalization;
using Banyan.Frame;

namespace Banyan.Drawing;

/// <summary>What stands behind <c>&gt;&gt;</c> in an expression to draw: <c>h</c>, or <c>h(100,0,200)</c> with bins.</summary>
/// <param name="Name">Name of the histogram.</param>
/// <param name="Bins">Three per dimension, x first: number of bins, low, high; null where left out. Empty without brackets.</param>
public sealed record DrawTarget(string Name, IReadOnlyList<double?> Bins)
{
    /// <summary>Reads the text behind <c>&gt;&gt;</c>.</summary>
    /// <exception cref="AnalysisException">It names no new histogram.</exception>
    public static DrawTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = text.Trim();
        if (text.StartsWith('+'))
        {
            throw new AnalysisException($"'>>{text}' adds to a histogram of an earlier Draw, and there is none here; write '>>{text[1..].Trim()}', and overlay or merge several with -e and more files");
        }

        int open = text.IndexOf('(', StringComparison.Ordinal);
        string name = (open < 0 ? text : text[..open]).Trim();
        if (name.Length == 0 || name.Any(c => char.IsWhiteSpace(c) || c is '(' or ')' or ',' or ':'))
        {
            throw new AnalysisException($"the name of a histogram was expected after '>>', found '{text}'");
        }

        if (open < 0)
        {
            return new DrawTarget(name, []);
        }

        if (!text.EndsWith(')'))
        {
            throw new AnalysisException($"')' was expected after the bins of '>>{text}'");
        }

        return new DrawTarget(name, [.. text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries).Select(part => Number(part, text))]);
    }

    /// <summary>Records with the same bins are equal.</summary>
    public bool Equals(DrawTarget? other) => other is not null && Name == other.Name && Bins.SequenceEqual(other.Bins);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Bins.Count);

    private static double? Number(string part, string text)
    {
        if (part.Length == 0)
        {
            return null;
        }

        return double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new AnalysisException($"numbers were expected between the brackets of '>>{text}', found '{part}'");
    }
}
