namespace Banyan.Histograms.Plots.Svg;

/// <summary>Where a frame lies on its page, when it is not alone.</summary>
/// <param name="Writer">The document.</param>
/// <param name="Top">Upper edge of the plot area, in pixels.</param>
/// <param name="Bottom">Lower edge.</param>
/// <param name="Left">Least left edge.</param>
/// <param name="HasLabels">Whether labels and title of the horizontal axis are written.</param>
internal sealed record SvgPlace(SvgWriter Writer, double Top, double Bottom, double Left, bool HasLabels);
