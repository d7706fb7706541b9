namespace Banyan.Histograms.Plots.Svg;

/// <summary>Samples of a legend.</summary>
internal enum SvgSample
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A filled box.</summary>
    Area,

    /// <summary>A point with its error.</summary>
    Point,
}
