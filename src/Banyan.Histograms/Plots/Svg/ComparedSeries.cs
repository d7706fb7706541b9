namespace Banyan.Histograms.Plots.Svg;

/// <summary>One of two histograms that are drawn over one another.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Edges">The edges of its bins, rising.</param>
/// <param name="Values">One value per bin; NaN where there is none.</param>
/// <param name="Errors">Their errors.</param>
public sealed record ComparedSeries(string Name, ReadOnlyMemory<double> Edges, ReadOnlyMemory<double> Values, ReadOnlyMemory<double> Errors)
{
    internal int Count => Values.Length;

    internal double Low => Edges.Span[0];

    internal double High => Edges.Span[^1];

    internal bool HasEdgesOf(ComparedSeries other) => Edges.Span.SequenceEqual(other.Edges.Span);
}
