using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>Names the cells of a histogram for people.</summary>
internal static class CellNames
{
    /// <summary>The cell at an index into <see cref="RootHistogram.Values"/>: <c>bin 12 [68, 70)</c>, <c>x underflow, y bin 3 [0, 1)</c>.</summary>
    public static string Of(RootHistogram histogram, int index)
    {
        IReadOnlyList<RootAxis> axes = histogram.Axes;
        int[] bins = new int[axes.Count];
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            (index, bins[axis]) = Math.DivRem(index, axes[axis].CellCount);
        }

        return axes.Count == 1 ? Bin(axes[0], bins[0]) : string.Join(", ", bins.Select((bin, axis) => $"{"xyz"[axis]} {Bin(axes[axis], bin)}"));
    }

    /// <summary>The bins of an axis: <c>50 bins from 0 to 100</c>.</summary>
    public static string Bins(RootAxis axis) =>
        $"{axis.BinCount} {(axis.BinCount == 1 ? "bin" : "bins")} from {NumberText.Of(axis.Low)} to {NumberText.Of(axis.High)}{(axis.VariableEdges.Length > 0 ? " of different widths" : string.Empty)}";

    private static string Bin(RootAxis axis, int bin)
    {
        if (bin == 0 || bin > axis.BinCount)
        {
            return bin == 0 ? "underflow" : "overflow";
        }

        if (axis.Labels.TryGetValue(bin, out string? label))
        {
            return $"bin {bin} '{label}'";
        }

        double high = bin == axis.BinCount ? axis.High : axis.LowEdge(bin + 1);
        return $"bin {bin} [{NumberText.Of(axis.LowEdge(bin))}, {NumberText.Of(high)})";
    }
}
