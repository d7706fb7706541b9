namespace Banyan.Histograms.Plots.Svg;

/// <summary>An entry of a legend.</summary>
/// <param name="Label">Its text.</param>
/// <param name="Kind">What its sample looks like.</param>
/// <param name="Attributes">Attributes of a line or area, the colour of a point.</param>
internal sealed record SvgLegendEntry(string Label, SvgSample Kind, string Attributes)
{
    /// <summary>Draws a sample around a height.</summary>
    public void DrawSample(SvgWriter svg, double left, double middle, double width)
    {
        string x = SvgWriter.Number(left);
        switch (Kind)
        {
            case SvgSample.Area:
                svg.Rectangle(left, middle - 5, width, 10, Attributes);
                break;
            case SvgSample.Line:
                svg.Path($"M{x} {SvgWriter.Number(middle)}h{SvgWriter.Number(width)}", $"fill=\"none\" {Attributes}");
                break;
            default:
                double center = left + (width / 2);
                svg.Path($"M{SvgWriter.Number(center)} {SvgWriter.Number(middle - 7)}v14", $"fill=\"none\" stroke-width=\"1.3\" stroke=\"{Attributes}\"");
                svg.Path($"M{SvgWriter.Number(center - 3)} {SvgWriter.Number(middle)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0", $"fill=\"{Attributes}\"");
                break;
        }
    }
}
