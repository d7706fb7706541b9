using System.Globalization;
using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>An axis of a histogram that is joined with another one.</summary>
/// <param name="BinCount">Bins, without under- and overflow.</param>
/// <param name="Low">Lower edge of the first bin; not below <paramref name="High"/> where ROOT has not chosen a range yet.</param>
/// <param name="High">Upper edge of the last bin.</param>
/// <param name="Edges">The <paramref name="BinCount"/> + 1 edges of bins of different widths; empty for bins of one width.</param>
/// <param name="Labels">The bins that have a label, from 1 on; empty for none.</param>
internal sealed record JoinAxis(int BinCount, double Low, double High, double[] Edges, SortedDictionary<int, string> Labels)
{
    private const double Tolerance = 1e-10; // of a bin's width: TH1::SameLimitsAndNBins

    /// <summary>Bins with under- and overflow.</summary>
    public int CellCount => BinCount + 2;

    /// <summary>True when there is a range.</summary>
    public bool HasLimits => Low < High;

    /// <summary>Width of the bins of an axis of equal bins.</summary>
    public double Width => (High - Low) / BinCount;

    /// <summary>Reads a TAxis; null for one without sense.</summary>
    public static JoinAxis? Of(RootObject axis)
    {
        long count = axis.GetInt64("fNbins");
        double[] edges = axis.GetObject("fXbins")?.GetArray<double>("fArray") ?? [];
        if (count is < 1 or > int.MaxValue - 2 || (edges.Length > 0 && edges.Length != count + 1))
        {
            return null;
        }

        var labels = new SortedDictionary<int, string>();
        foreach (RootObject label in (axis.GetObject("fLabels")?.Items ?? []).OfType<RootObject>())
        {
            long bin = label.GetInt64("fUniqueID");
            if (bin >= 1 && bin <= count)
            {
                labels[(int)bin] = label.GetString("fString");
            }
        }

        return new JoinAxis((int)count, axis.GetDouble("fXmin"), axis.GetDouble("fXmax"), edges, labels);
    }

    /// <summary>True when the bins are at the same places; labels do not count.</summary>
    public bool HasBinsOf(JoinAxis other)
    {
        if (BinCount != other.BinCount || (Edges.Length == 0) != (other.Edges.Length == 0))
        {
            return false;
        }

        double tolerance = Math.Abs(Width) * Tolerance;
        return Math.Abs(Low - other.Low) <= tolerance && Math.Abs(High - other.High) <= tolerance
            && Edges.Zip(other.Edges).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance);
    }

    /// <summary>True when labels are at the same bins.</summary>
    public bool HasLabelsOf(JoinAxis other) => Labels.SequenceEqual(other.Labels);

    /// <summary>Bins in words.</summary>
    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{BinCount} {(BinCount == 1 ? "bin" : "bins")} from {Low} to {High}");
        return Edges.Length > 0 ? text + " of different widths" : text;
    }
}
