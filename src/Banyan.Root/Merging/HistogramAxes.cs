using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>The axes of a histogram (TH1 and what derives from it, but no TH2Poly), as they are joined with those of others.</summary>
/// <param name="ClassName">C++ class.</param>
/// <param name="Axes">One axis per dimension.</param>
internal sealed record HistogramAxes(string ClassName, JoinAxis[] Axes)
{
    private static readonly string[] s_members = ["fXaxis", "fYaxis", "fZaxis"];

    /// <summary>Bins with under- and overflow, of all axes together; 0 when a record cannot hold them.</summary>
    public int CellCount
    {
        get
        {
            long count = 1;
            foreach (JoinAxis axis in Axes)
            {
                count *= axis.CellCount;
                if (count > int.MaxValue)
                {
                    return 0;
                }
            }

            return (int)count;
        }
    }

    /// <summary>Names of the members of TH1 that hold the axes.</summary>
    public static ReadOnlySpan<string> Members => s_members;

    /// <summary>Reads the axes; null when they cannot be joined with others.</summary>
    public static HistogramAxes? Of(RootObject value)
    {
        if (!value.Inherits("TH1") || value.Inherits("TH2Poly"))
        {
            return null;
        }

        int dimensions = value.Inherits("TH3") ? 3 : value.Inherits("TH2") ? 2 : 1;
        JoinAxis?[] axes = [.. s_members[..dimensions].Select(member => value.GetObject(member) is RootObject axis ? JoinAxis.Of(axis) : null)];
        return Array.TrueForAll(axes, axis => axis is not null) ? new HistogramAxes(value.ClassName, axes!) : null;
    }

    /// <summary>True when the bins are at the same places and have the same labels.</summary>
    public bool Equal(HistogramAxes other) => Axes.Length == other.Axes.Length && Axes.Zip(other.Axes).All(pair => pair.First.HasBinsOf(pair.Second) && pair.First.HasLabelsOf(pair.Second));

    /// <summary>For each axis and each of its cells: is there anything in it?</summary>
    /// <param name="isFilled">The same for all cells.</param>
    public bool[][] Projections(Func<int, bool> isFilled)
    {
        bool[][] projections = [.. Axes.Select(axis => new bool[axis.CellCount])];
        int count = CellCount;
        for (int cell = 0; cell < count; cell++)
        {
            if (isFilled(cell))
            {
                int rest = cell;
                for (int i = 0; i < Axes.Length; i++)
                {
                    projections[i][rest % Axes[i].CellCount] = true;
                    rest /= Axes[i].CellCount;
                }
            }
        }

        return projections;
    }

    /// <summary>For each cell of these axes the cell of others.</summary>
    /// <param name="places">For each axis: for each of its cells the cell on the other one.</param>
    /// <param name="target">The other ones.</param>
    public int[] Places(IReadOnlyList<int[]> places, HistogramAxes target)
    {
        int[] cells = new int[CellCount];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int rest = cell;
            int stride = 1;
            for (int i = 0; i < Axes.Length; i++)
            {
                cells[cell] += places[i][rest % Axes[i].CellCount] * stride;
                rest /= Axes[i].CellCount;
                stride *= target.Axes[i].CellCount;
            }
        }

        return cells;
    }
}
