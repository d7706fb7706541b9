namespace Banyan.AnalysisFiles;

/// <summary>A plot of an analysis file: histograms of several datasets over one another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pictures">What it draws: histogram and selection, each in a picture of its own.</param>
/// <param name="Lines">The lines, the first at the bottom of a stack.</param>
/// <param name="At">Where it begins.</param>
public sealed record PlotSpec(string Name, IReadOnlyList<(string Histogram, string Selection)> Pictures, IReadOnlyList<PlotLineSpec> Lines, FileMark At)
{
    /// <summary>Stack what is no data and no outline.</summary>
    public bool IsStacked { get; init; }

    /// <summary>Areas of 1.</summary>
    public bool IsNormalised { get; init; }

    /// <summary>With ratios below.</summary>
    public bool HasRatio { get; init; }

    /// <summary>Logarithmic contents; null for those of the histogram.</summary>
    public bool? IsLog { get; init; }

    /// <summary>Its title; null for that of the histogram.</summary>
    public string? Title { get; init; }

    /// <summary>Title of the x axis; null for that of the histogram.</summary>
    public string? XLabel { get; init; }

    /// <summary>Title of the y axis; null for what a bin holds.</summary>
    public string? YLabel { get; init; }

    /// <summary>The text above on the right; null for the luminosity.</summary>
    public string? Note { get; init; }

    /// <summary>Pixels; null for the usual ones.</summary>
    public (int Width, int Height)? Size { get; init; }
}

/// <summary>A line of a plot.</summary>
/// <param name="Label">Its name in the legend, with its factor where there is one.</param>
/// <param name="Datasets">The datasets that it sums; at least one.</param>
public sealed record PlotLineSpec(string Label, IReadOnlyList<string> Datasets)
{
    /// <summary>Measured data.</summary>
    public bool IsData { get; init; }

    /// <summary>A line over the stack.</summary>
    public bool IsOutline { get; init; }

    /// <summary>Its colour as <c>#rrggbb</c>; null for one that others do not have.</summary>
    public string? Color { get; init; }

    /// <summary>What its contents are multiplied by.</summary>
    public double Factor { get; init; } = 1;
}
