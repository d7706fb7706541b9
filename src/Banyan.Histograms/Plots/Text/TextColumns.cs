namespace Banyan.Histograms.Plots.Text;

/// <summary>How the bins of an axis become columns of characters: several columns for one bin, or one column for several bins.</summary>
internal sealed class TextColumns
{
    private readonly int[] _firstBin;

    /// <param name="axis">The axis.</param>
    /// <param name="room">Columns that there are.</param>
    /// <param name="scale">The scale of the axis; null for that of its bins.</param>
    public TextColumns(Axis axis, int room, PlotScale? scale = null)
    {
        // Bins that the scale shows equally wide.
        scale ??= PlotScale.For(axis);
        bool isEven = scale.IsLog ? axis.HasEqualRatios : axis.IsRegular;
        if (isEven && axis.BinCount > room)
        {
            BinsPerColumn = (axis.BinCount + room - 1) / room;
            Count = (axis.BinCount + BinsPerColumn - 1) / BinsPerColumn;
            _firstBin = [.. Enumerable.Range(0, Count + 1).Select(column => Math.Min(axis.BinCount, column * BinsPerColumn) + 1)];
        }
        else if (isEven)
        {
            BinsPerColumn = 1;
            int columnsPerBin = room / axis.BinCount;
            Count = columnsPerBin * axis.BinCount;
            _firstBin = [.. Enumerable.Range(0, Count + 1).Select(column => (column / columnsPerBin) + 1)];
        }
        else
        {
            // Widths true to scale: a column shows the bin at its middle.
            BinsPerColumn = 1;
            Count = room;
            _firstBin = [.. Enumerable.Range(0, Count).Select(column => Math.Clamp(axis.FindBin(scale.ValueAt((column + 0.5) / room)), 1, axis.BinCount)), axis.BinCount + 1];
        }
    }

    /// <summary>Number of columns.</summary>
    public int Count { get; }

    /// <summary>How many bins share one column, at least 1.</summary>
    public int BinsPerColumn { get; }

    /// <summary>The bins that a column shows, half open.</summary>
    public (int First, int End) GetBins(int column) =>
        BinsPerColumn > 1 ? (_firstBin[column], _firstBin[column + 1]) : (_firstBin[column], _firstBin[column] + 1);
}
