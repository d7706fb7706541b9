namespace Banyan.AnalysisFiles;

/// <summary>What an analysis writes; null where nothing. Paths are as written.</summary>
/// <param name="Root">A ROOT file with all histograms.</param>
/// <param name="Html">A self-contained HTML report.</param>
/// <param name="Svg">A folder for one SVG per histogram, and a folder <c>plots</c> in it.</param>
/// <param name="Json">A JSON file with cut flows and histograms.</param>
public sealed record OutputSpec(string? Root, string? Html, string? Svg, string? Json)
{
    /// <summary>A file with the cut flows, raw and weighted: JSON, CSV or text, as its name ends.</summary>
    public string? CutFlow { get; init; }

    /// <summary>A folder for the plots as PDF.</summary>
    public string? Pdf { get; init; }

    /// <summary>A folder for the plots as PNG.</summary>
    public string? Png { get; init; }
}
