using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>Fills that wait in a histogram's buffer and belong to no bin yet.</summary>
/// <remarks>Without a range fills wait until there are enough of them: their number, then weight and place of each (TH1::BufferFill, TH2::BufferFill, TH3::BufferFill).</remarks>
internal static class WaitingFills
{
    private static readonly string[] s_first = ["fTsumwx", "fTsumwy", "fTsumwz"];
    private static readonly string[] s_second = ["fTsumwx2", "fTsumwy2", "fTsumwz2"];
    private static readonly (string Member, int A, int B)[] s_products = [("fTsumwxy", 0, 1), ("fTsumwxz", 0, 2), ("fTsumwyz", 1, 2)];

    /// <summary>The fills of a histogram: weight and place of each; empty for none.</summary>
    public static double[] Of(RootObject histogram) => histogram.GetArray<double>("fBuffer") is { Length: > 0 } buffer && buffer[0] > 0
        ? buffer[1..(int)Math.Min(buffer.Length, 1 + (buffer[0] * Length(histogram)))] : [];

    /// <summary>Numbers of one fill.</summary>
    public static int Length(RootObject histogram) => 1 + (histogram.Inherits("TH3") ? 3 : histogram.Inherits("TH2") || histogram.Inherits("TProfile") ? 2 : 1);

    /// <summary>Puts fills into bins (TH1::Fill, TH2::Fill, TH3::Fill; fills outside of the range do not count in the statistics).</summary>
    /// <param name="fills">Weight and place of each.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="sum">The sum of a member; null where the histogram has none.</param>
    public static void Fill(IReadOnlyList<double> fills, HistogramAxes axes, Func<string, NumberSum?> sum)
    {
        int dimensions = axes.Axes.Length;
        for (int start = 0; start + dimensions < fills.Count; start += dimensions + 1)
        {
            double weight = fills[start];
            int cell = 0;
            int stride = 1;
            bool isInside = true;
            for (int i = 0; i < dimensions; i++)
            {
                int bin = BinOf(axes.Axes[i], fills[start + 1 + i]);
                isInside &= bin > 0 && bin <= axes.Axes[i].BinCount;
                cell += bin * stride;
                stride *= axes.Axes[i].CellCount;
            }

            sum("fArray")?.AddAt(cell, weight);
            sum("fSumw2")?.AddAt(cell, weight * weight);
            sum("fEntries")?.AddAt(0, 1);
            if (isInside)
            {
                AddStatistics(fills, start, dimensions, sum);
            }
        }
    }

    private static void AddStatistics(IReadOnlyList<double> fills, int start, int dimensions, Func<string, NumberSum?> sum)
    {
        double weight = fills[start];
        sum("fTsumw")?.AddAt(0, weight);
        sum("fTsumw2")?.AddAt(0, weight * weight);
        for (int i = 0; i < dimensions; i++)
        {
            double place = fills[start + 1 + i];
            sum(s_first[i])?.AddAt(0, weight * place);
            sum(s_second[i])?.AddAt(0, weight * place * place);
        }

        foreach ((string member, int a, int b) in s_products)
        {
            if (b < dimensions)
            {
                sum(member)?.AddAt(0, weight * fills[start + 1 + a] * fills[start + 1 + b]);
            }
        }
    }

    // TAxis::FindFixBin.
    private static int BinOf(JoinAxis axis, double place)
    {
        if (place < axis.Low)
        {
            return 0;
        }

        if (!(place < axis.High))
        {
            return axis.BinCount + 1;
        }

        if (axis.Edges.Length == 0)
        {
            return Math.Min(axis.BinCount, 1 + (int)(axis.BinCount * (place - axis.Low) / (axis.High - axis.Low)));
        }

        int found = Array.BinarySearch(axis.Edges, place);
        return found >= 0 ? Math.Min(found + 1, axis.BinCount) : ~found;
    }
}
