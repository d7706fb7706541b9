namespace Banyan.Inspection.Showing;

/// <summary>Which entries and columns <c>show</c> prints.</summary>
public sealed record ShowRequest
{
    /// <summary>At most so many entries.</summary>
    public int EntryCount { get; init; } = 10;

    /// <summary>Leave out so many entries (that fulfil the condition) first.</summary>
    public long FirstEntry { get; init; }

    /// <summary>Columns, patterns of their names (<c>Muon_*</c>) or expressions; empty for the first <see cref="ColumnLimit"/> columns that can be read.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Only entries for which this expression is true; null for all.</summary>
    public string? Where { get; init; }

    /// <summary>At most so many columns when none are named.</summary>
    public int ColumnLimit { get; init; } = int.MaxValue;
}
