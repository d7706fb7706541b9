namespace Banyan.Root.Histograms;

/// <summary>An axis of a ROOT histogram (TAxis).</summary>
public sealed record RootAxis
{
    /// <summary>Number of bins, without under- and overflow; at least 1.</summary>
    public required int BinCount { get; init; }

    /// <summary>Lower edge of the first bin.</summary>
    public required double Low { get; init; }

    /// <summary>Upper edge of the last bin.</summary>
    public required double High { get; init; }

    /// <summary>The <see cref="BinCount"/> + 1 edges of bins of different widths; empty for bins of equal width.</summary>
    public ReadOnlyMemory<double> VariableEdges { get; init; }

    /// <summary>Title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Labels of bins, by bin number from 1; empty when the axis has none.</summary>
    public IReadOnlyDictionary<int, string> Labels { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<int, string>.Empty;

    /// <summary>Bins with under- and overflow.</summary>
    public int CellCount => BinCount + 2;

    /// <summary>An axis of one bin from 0 to 1: what ROOT keeps for the dimensions that a histogram does not have. Its title still counts.</summary>
    public static RootAxis Unused(string title = "") => new() { BinCount = 1, Low = 0, High = 1, Title = title };

    /// <summary>Lower edge of a bin, from 1 to <see cref="BinCount"/> + 1, as TAxis::GetBinLowEdge computes it.</summary>
    public double LowEdge(int bin) =>
        VariableEdges.Length > 0 ? VariableEdges.Span[bin - 1] : Low + ((bin - 1) * ((High - Low) / BinCount));

    /// <summary>All edges, <see cref="BinCount"/> + 1 of them.</summary>
    public double[] ToEdges()
    {
        if (VariableEdges.Length > 0)
        {
            return VariableEdges.ToArray();
        }

        double[] edges = new double[BinCount + 1];
        for (int i = 0; i < BinCount; i++)
        {
            edges[i] = LowEdge(i + 1);
        }

        edges[BinCount] = High;
        return edges;
    }
}
