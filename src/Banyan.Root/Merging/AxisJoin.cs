using System.Globalization;

namespace Banyan.Root.Merging;

/// <summary>Two axes as one: where the bins of each lie on it.</summary>
/// <remarks>
/// The rules are those of ROOT's TH1Merger. With labels: bins of one label go together, new labels come behind the others (ROOT doubles the number of bins then, this appends as many as are needed).
/// Without: bins of one width, or of widths in a whole ratio, whose edges meet; the axis gets the wider bins and the range of both. What lies outside of one range is not known where it belongs in the other,
/// and is an error when there is any (TH1Merger::DifferentAxesMerge).
/// </remarks>
internal sealed class AxisJoin
{
    private const double Alignment = 1e-6; // of a bin's width

    private AxisJoin(JoinAxis joined, int[] first, int[] second)
    {
        Joined = joined;
        First = first;
        Second = second;
    }

    /// <summary>The axis of both.</summary>
    public JoinAxis Joined { get; }

    /// <summary>For each cell (underflow, bins, overflow) of the first axis its cell on the joined one.</summary>
    public int[] First { get; }

    /// <summary>The same for the second axis.</summary>
    public int[] Second { get; }

    /// <summary>True when bins moved by label, so that sums over places have no meaning any more.</summary>
    public bool MovedByLabel { get; private init; }

    /// <summary>True when the joined axis is the first one.</summary>
    public bool KeepsFirst(JoinAxis first) => Joined.HasBinsOf(first) && Joined.HasLabelsOf(first);

    /// <summary>Joins two axes.</summary>
    /// <param name="first">The one that new bins are added to.</param>
    /// <param name="second">The other one.</param>
    /// <param name="isFilled">For a cell of the first axis: is there anything in it?</param>
    /// <param name="isOtherFilled">The same for the second axis.</param>
    /// <param name="mostBins">Most bins that the result may have.</param>
    /// <param name="problem">Why it cannot be done; null when it can.</param>
    public static AxisJoin? Of(JoinAxis first, JoinAxis second, bool[] isFilled, bool[] isOtherFilled, long mostBins, out string? problem)
    {
        problem = null;
        bool sameBins = first.HasBinsOf(second);
        if (sameBins && !Contradict(first, second))
        {
            return new AxisJoin(first with { Labels = Both(first, second) }, Same(first), Same(first));
        }

        if (first.Labels.Count > 0 && second.Labels.Count > 0)
        {
            return ByLabel(first, second, isFilled, isOtherFilled, mostBins, out problem);
        }

        AxisJoin? join = ByPlace(first, second, isFilled, isOtherFilled, mostBins, out problem);
        if (join is null && !Array.Exists(isOtherFilled, filled => filled))
        {
            problem = null;
            return new AxisJoin(first, Same(first), new int[second.CellCount]);
        }

        if (join is null && !Array.Exists(isFilled, filled => filled))
        {
            problem = null;
            return new AxisJoin(second, new int[first.CellCount], Same(second));
        }

        return join;
    }

    private static int[] Same(JoinAxis axis) => [.. Enumerable.Range(0, axis.CellCount)];

    private static SortedDictionary<int, string> Both(JoinAxis first, JoinAxis second)
    {
        var labels = new SortedDictionary<int, string>(first.Labels);
        foreach ((int bin, string label) in second.Labels)
        {
            labels.TryAdd(bin, label);
        }

        return labels;
    }

    // Two labels for one bin, or one label for two bins.
    private static bool Contradict(JoinAxis first, JoinAxis second)
    {
        var places = new Dictionary<string, int>();
        foreach ((int bin, string label) in first.Labels)
        {
            places.TryAdd(label, bin);
        }

        foreach ((int bin, string label) in second.Labels)
        {
            if ((first.Labels.TryGetValue(bin, out string? mine) && mine != label) || (mine is null && places.ContainsKey(label)))
            {
                return true;
            }
        }

        return false;
    }

    private static AxisJoin? ByLabel(JoinAxis first, JoinAxis second, bool[] isFilled, bool[] isOtherFilled, long mostBins, out string? problem)
    {
        problem = Unlabelled(first, isFilled, "the first inputs'") ?? Unlabelled(second, isOtherFilled, "its");
        if (problem is not null)
        {
            return null;
        }

        var bins = new Dictionary<string, int>();
        foreach ((int bin, string label) in first.Labels)
        {
            bins.TryAdd(label, bin);
        }

        var labels = new SortedDictionary<int, string>(first.Labels);
        int[] places = new int[second.CellCount];
        int next = 1;
        int count = first.BinCount;
        foreach ((int bin, string label) in second.Labels)
        {
            if (!bins.TryGetValue(label, out int place))
            {
                while (labels.ContainsKey(next))
                {
                    next++;
                }

                place = next;
                bins.Add(label, place);
                labels.Add(place, label);
                count = Math.Max(count, place);
            }

            places[bin] = place;
        }

        if (count > mostBins)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"with the labels of both it would have {count} bins");
            return null;
        }

        places[^1] = count + 1;
        double width = first.Edges.Length > 0 ? first.Edges[^1] - first.Edges[^2] : first.Width;
        double[] edges = first.Edges.Length == 0 ? [] : [.. first.Edges, .. Enumerable.Range(1, count - first.BinCount).Select(i => first.Edges[^1] + (i * width))];
        JoinAxis joined = first with { BinCount = count, High = count == first.BinCount ? first.High : first.High + ((count - first.BinCount) * width), Edges = edges, Labels = labels };
        int[] own = Same(first);
        own[^1] = count + 1;
        return new AxisJoin(joined, own, places) { MovedByLabel = true };
    }

    private static string? Unlabelled(JoinAxis axis, bool[] isFilled, string whose)
    {
        for (int bin = 1; bin <= axis.BinCount; bin++)
        {
            if (isFilled[bin] && !axis.Labels.ContainsKey(bin))
            {
                return $"their labels differ, and {whose} bin {bin.ToString(CultureInfo.InvariantCulture)} is filled but has no label";
            }
        }

        return null;
    }

    private static AxisJoin? ByPlace(JoinAxis first, JoinAxis second, bool[] isFilled, bool[] isOtherFilled, long mostBins, out string? problem)
    {
        if (!first.HasLimits || !second.HasLimits || first.Edges.Length > 0 || second.Edges.Length > 0 || !double.IsFinite(first.High - first.Low) || !double.IsFinite(second.High - second.Low))
        {
            problem = "only bins of equal width with a range can be joined to others";
            return null;
        }

        JoinAxis wide = first.Width >= second.Width ? first : second;
        JoinAxis narrow = ReferenceEquals(wide, first) ? second : first;
        double ratio = Math.Round(wide.Width / narrow.Width);
        double offset = (narrow.Low - wide.Low) / narrow.Width;
        if (ratio < 1 || ratio > mostBins || Math.Abs(ratio - (wide.Width / narrow.Width)) > Alignment || Math.Abs(offset) > mostBins * ratio || Math.Abs(offset - Math.Round(offset)) > Alignment)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"their edges do not meet (widths {first.Width:g6} and {second.Width:g6})");
            return null;
        }

        // In numbers of wide bins, counted from the lower edge of the wide axis.
        double before = Math.Max(0, Math.Ceiling((-Math.Round(offset) / ratio) - Alignment));
        double end = Math.Max(wide.BinCount, Math.Ceiling(((Math.Round(offset) + narrow.BinCount) / ratio) - Alignment));
        if (before + end > mostBins)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"together they would have {before + end} bins");
            return null;
        }

        int count = (int)(before + end);
        double low = wide.Low - (before * wide.Width);
        double high = wide.Low + (end * wide.Width);
        JoinAxis joined = new(count, before == 0 ? wide.Low : Nice(low, narrow.Low, wide.Width), end == wide.BinCount ? wide.High : Nice(high, narrow.High, wide.Width), [], []);
        int[] mine = Places(first, joined, wide, narrow, (long)before, (long)ratio, (long)Math.Round(offset));
        int[] theirs = Places(second, joined, wide, narrow, (long)before, (long)ratio, (long)Math.Round(offset));
        problem = Outside(first, joined, isFilled, "the first inputs'") ?? Outside(second, joined, isOtherFilled, "its");
        if (problem is not null)
        {
            return null;
        }

        foreach ((JoinAxis axis, int[] places) in (ReadOnlySpan<(JoinAxis, int[])>)[(first, mine), (second, theirs)])
        {
            foreach ((int bin, string label) in axis.Labels)
            {
                joined.Labels.TryAdd(places[bin], label);
            }
        }

        return new AxisJoin(joined, mine, theirs);
    }

    // An edge that an axis states is better than the computed one.
    private static double Nice(double computed, double stated, double width) => Math.Abs(computed - stated) < width * Alignment ? stated : computed;

    private static int[] Places(JoinAxis axis, JoinAxis joined, JoinAxis wide, JoinAxis narrow, long before, long ratio, long offset)
    {
        int[] places = new int[axis.CellCount];
        for (int bin = 1; bin <= axis.BinCount; bin++)
        {
            places[bin] = (int)(ReferenceEquals(axis, wide) || !ReferenceEquals(axis, narrow) ? before + bin : (((before * ratio) + offset + bin - 1) / ratio) + 1);
        }

        places[^1] = joined.BinCount + 1;
        return places;
    }

    private static string? Outside(JoinAxis axis, JoinAxis joined, bool[] isFilled, string whose)
    {
        double half = axis.Width / 2;
        bool isBelow = isFilled[0] && joined.Low < axis.Low - half;
        bool isAbove = isFilled[^1] && joined.High > axis.High + half;
        return !isBelow && !isAbove ? null : string.Create(
            CultureInfo.InvariantCulture, $"{whose} {(isBelow ? "underflow" : "overflow")} is filled, and nobody knows where it belongs between {(isBelow ? joined.Low : axis.High)} and {(isBelow ? axis.Low : joined.High)}");
    }
}
