namespace Banyan.Histograms.Plots.Text;

/// <summary>How the bins of an axis become columns of characters: several columns for one bin, or one column for several bins.</summary>
internal sealed class TextColumns
{
    private readonly int[] _firstBin;

    /// <param name="axis">The axis.</param>
    /// <param name="room">Columns that there are.</param>
    public TextColumns(Axis axis, int room)
    {
        bool isEven = axis.IsRegular || axis.HasEqualRatios;
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
            double width = (axis.High - axis.Low) / room;
            _firstBin = [.. Enumerable.Range(0, Count).Select(column => axis.FindBin(axis.Low + ((column + 0.5) * width))), axis.BinCount + 1];
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
