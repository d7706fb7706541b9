namespace Banyan.Root.Merging;

/// <summary>How two histograms with different axes become one.</summary>
/// <param name="Form">Number of the histogram in its object (a TEfficiency has two).</param>
/// <param name="Axes">The axes of both.</param>
/// <param name="First">For each cell of the histogram so far its new cell.</param>
/// <param name="Second">For each cell of the input's histogram its cell.</param>
/// <param name="MovedByLabel">True when bins moved by label: sums over places have no meaning then.</param>
internal sealed record HistogramJoin(int Form, HistogramAxes Axes, int[] First, int[] Second, bool MovedByLabel)
{
    private const int MostCells = 1 << 22;

    /// <summary>Joins the axes of two histograms.</summary>
    /// <param name="form">Number of the histogram in its object.</param>
    /// <param name="first">The axes so far.</param>
    /// <param name="second">The axes of an input.</param>
    /// <param name="isFilled">For a cell of the histogram so far: is there anything in it?</param>
    /// <param name="isOtherFilled">The same for the input's.</param>
    /// <param name="problem">Why it cannot be done, with the axis; null when it can.</param>
    public static HistogramJoin? Of(int form, HistogramAxes first, HistogramAxes second, Func<int, bool> isFilled, Func<int, bool> isOtherFilled, out string? problem)
    {
        problem = null;
        long most = Math.Max(MostCells, 4L * Math.Max(first.CellCount, second.CellCount));
        bool[][] filled = first.Projections(isFilled);
        bool[][] otherFilled = second.Projections(isOtherFilled);
        var joins = new AxisJoin[first.Axes.Length];
        for (int i = 0; i < joins.Length; i++)
        {
            if (AxisJoin.Of(first.Axes[i], second.Axes[i], filled[i], otherFilled[i], most, out problem) is not AxisJoin join)
            {
                problem = joins.Length > 1 ? $"{"XYZ"[i]} axis: {problem}" : problem;
                return null;
            }

            joins[i] = join;
        }

        HistogramAxes joined = first with { Axes = [.. joins.Select(join => join.Joined)] };
        if (joined.CellCount == 0 || joined.CellCount > most)
        {
            problem = "together they would have too many bins";
            return null;
        }

        return new HistogramJoin(
            form, joined, first.Places([.. joins.Select(join => join.First)], joined), second.Places([.. joins.Select(join => join.Second)], joined), joins.Any(join => join.MovedByLabel));
    }
}
