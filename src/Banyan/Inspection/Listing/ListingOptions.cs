using Banyan.Frame;

namespace Banyan.Inspection.Listing;

/// <summary>What of a <see cref="FileListing"/> is written, and how.</summary>
public sealed record ListingOptions
{
    /// <summary>Only branches and keys that fit; null for everything, in a summary where there is much.</summary>
    public NamePattern? Pattern { get; init; }

    /// <summary>Characters per line; 0 for no limit.</summary>
    public int Width { get; init; }

    /// <summary>More branches than this are summarised by collection when there is no pattern.</summary>
    public int SummaryAbove { get; init; } = 60;

    /// <summary>True to list every branch and key, however many.</summary>
    public bool All { get; init; }
}
