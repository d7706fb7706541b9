using System.Globalization;

namespace Banyan.Converting;

/// <summary>A range of entries.</summary>
/// <param name="First">First entry, from 0.</param>
/// <param name="End">One past the last one; <see cref="long.MaxValue"/> for all that follow.</param>
public readonly record struct EntryRange(long First, long End)
{
    /// <summary>All entries.</summary>
    public static EntryRange All => new(0, long.MaxValue);

    /// <summary>Reads <c>100:200</c>, <c>:1000</c>, <c>500:</c>, or a number for the first so many.</summary>
    /// <exception cref="FormatException">It is none of these; the message says what was expected.</exception>
    public static EntryRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int colon = text.IndexOf(':');
        ReadOnlySpan<char> first = colon < 0 ? [] : text.AsSpan(0, colon);
        ReadOnlySpan<char> end = colon < 0 ? text : text.AsSpan(colon + 1);
        (long from, long to) = (0, long.MaxValue);
        bool isRead = (first.IsEmpty || Read(first, out from)) && (end.IsEmpty ? colon >= 0 : Read(end, out to));
        return isRead && from <= to
            ? new EntryRange(from, to)
            : throw new FormatException($"'{text}' is no range of entries: expected FIRST:END with END behind the last one, :END, FIRST:, or how many of the first");
    }

    private static bool Read(ReadOnlySpan<char> text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
