namespace Banyan.Comparing;

/// <summary>Counts entries that differ and remembers the first of them.</summary>
internal sealed class DifferingEntries
{
    private long _count;
    private long _first = -1;

    /// <summary>How the values of the first one differ.</summary>
    public string FirstText { private get; set; } = string.Empty;

    /// <summary>How many entries differ, and the first of them; null when none does.</summary>
    public string? Text => _count == 0 ? null : $"{NumberText.Count(_count)} {(_count == 1 ? "entry" : "entries")}, first {_first}: {FirstText}";

    /// <summary>Adds an entry that was not added before.</summary>
    /// <returns>True when it is the first of all so far: <see cref="FirstText"/> is its text.</returns>
    public bool Add(long entry)
    {
        _count++;
        if (_first >= 0 && entry > _first)
        {
            return false;
        }

        _first = entry;
        return true;
    }
}
