using System.Globalization;
using Banyan.Columns;
using Banyan.Frame;
using Banyan.Histograms;

namespace Banyan.AnalysisFiles.Starting;

/// <summary>Chooses bins for expressions from the first events of a dataset: nearly all values are in them, and the edges are round.</summary>
/// <param name="frame">The dataset.</param>
internal sealed class PlotRange(EventFrame frame)
{
    private const int SampleEntries = 20_000;
    private const int FineBins = 2_000;
    private const int WantedBins = 50;

    // This much on either side may be outside.
    private const double Tail = 0.004;

    private readonly EventFrame _sample = frame.Range(SampleEntries);
    private readonly List<(string Expression, DataType Item, Result<double> Low, Result<double> High)> _ranges = [];
    private readonly Dictionary<string, Histogram1D> _fine = new(StringComparer.Ordinal);

    /// <summary>Asks for the range of an expression.</summary>
    /// <returns>False when it is wrong for this dataset, or no number.</returns>
    public bool Ask(string expression)
    {
        try
        {
            DataType type = _sample.Bind(expression).Root.Type;
            if (type is not (ScalarType or VectorType { Item: ScalarType }))
            {
                return false;
            }

            _ranges.Add((expression, type is VectorType vector ? vector.Item : type, _sample.Min(expression), _sample.Max(expression)));
            return true;
        }
        catch (AnalysisException)
        {
            return false;
        }
    }

    /// <summary>Reads the first events: once for the extremes, once for what lies between them.</summary>
    public void Measure()
    {
        var booked = new List<(string Expression, Result<Histogram1D> Histogram)>();
        foreach ((string expression, _, Result<double> low, Result<double> high) in _ranges)
        {
            if (double.IsFinite(high.Value - low.Value) && high.Value > low.Value && high.Value - low.Value < 1e30)
            {
                booked.Add((expression, _sample.Histo1D(expression, FineBins, low.Value, high.Value + ((high.Value - low.Value) * 1e-9))));
            }
        }

        foreach ((string expression, Result<Histogram1D> histogram) in booked)
        {
            _fine[expression] = histogram.Value;
        }
    }

    /// <summary>Bins of an expression as an analysis file writes them, or null when no value in the sample can be drawn.</summary>
    public string? BinsOf(string expression)
    {
        (_, DataType item, Result<double> lowest, Result<double> highest) = _ranges.Find(r => r.Expression == expression);
        (double low, double high) = (lowest.Value, highest.Value);
        if (item is ScalarType { Kind: ElementKind.Bool })
        {
            return "[2, -0.5, 1.5]";
        }

        // Without a value the smallest is above the largest.
        if (low > high || !double.IsFinite(high - low) || high - low >= 1e30)
        {
            return null;
        }

        if (_fine.TryGetValue(expression, out Histogram1D? fine))
        {
            (low, high) = Middle(fine, low, high);
        }

        bool isWhole = item is ScalarType { Kind: not (ElementKind.Float32 or ElementKind.Float64) };
        // What is not negative starts at zero, and what has both signs is symmetric when it nearly is.
        if (!isWhole && low > 0 && low < 0.5 * high)
        {
            low = 0;
        }
        else if (!isWhole && low < 0 && high > 0 && Math.Min(-low, high) > 0.5 * Math.Max(-low, high))
        {
            high = Math.Max(-low, high);
            low = -high;
        }

        Axis axis = NiceAxis.For(low, high, isWhole, WantedBins, string.Empty);
        return string.Create(CultureInfo.InvariantCulture, $"[{axis.BinCount}, {Edge(axis.Low)}, {Edge(axis.High)}]");

        // Twelve digits hide what rounding adds to an edge such as 0.3, but ends that lie close together beside their size need all.
        string Edge(double value) =>
            value.ToString(axis.High - axis.Low > 1e-6 * Math.Max(Math.Abs(axis.Low), Math.Abs(axis.High)) ? "G12" : "R", CultureInfo.InvariantCulture);
    }

    private static (double Low, double High) Middle(Histogram1D fine, double low, double high)
    {
        double total = 0;
        for (int i = 1; i <= FineBins; i++)
        {
            total += fine.Contents[i];
        }

        double width = (high - low) / FineBins;
        int first = 1;
        int last = FineBins;
        for (double below = fine.Contents[first]; below < Tail * total && first < last; below += fine.Contents[first])
        {
            first++;
        }

        for (double above = fine.Contents[last]; above < Tail * total && last > first; above += fine.Contents[last])
        {
            last--;
        }

        return (low + ((first - 1) * width), low + (last * width));
    }
}
