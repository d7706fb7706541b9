using Banyan.Frame;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>The bins of one axis, or what is known of them before the data is read.</summary>
/// <param name="Axis">The axis; null to find it from the data.</param>
/// <param name="Count">How many bins the axis from the data shall have; null for a round number.</param>
/// <param name="IsLogarithmic">Whether an axis from the data shall have bins of equal ratio.</param>
public sealed record DrawBins(Axis? Axis = null, int? Count = null, bool IsLogarithmic = false)
{
    /// <summary>Everything from the data.</summary>
    public static DrawBins Automatic { get; } = new();

    /// <summary>Bins of what stands in the brackets behind <c>&gt;&gt;h</c>.</summary>
    /// <param name="target">The target.</param>
    /// <param name="dimension">0 for x.</param>
    /// <exception cref="AnalysisException">The numbers make no axis.</exception>
    public static DrawBins Of(DrawTarget target, int dimension)
    {
        ArgumentNullException.ThrowIfNull(target);
        double? Part(int i) => (3 * dimension) + i < target.Bins.Count ? target.Bins[(3 * dimension) + i] : null;
        (double? count, double? low, double? high) = (Part(0), Part(1), Part(2));
        if (count is { } n && (n != Math.Floor(n) || n is < 1 or > BinsText.MaxBins))
        {
            throw new AnalysisException($"a whole number of bins was expected in '>>{target.Name}(…)', found {n.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        if (low is null && high is null)
        {
            return new DrawBins(Count: (int?)count);
        }

        if (low is null || high is null)
        {
            throw new AnalysisException($"both ends of an axis are needed in '>>{target.Name}(n,low,high)'");
        }

        try
        {
            return new DrawBins(Histograms.Axis.Regular((int)(count ?? 100), low.Value, high.Value));
        }
        catch (ArgumentException error)
        {
            throw new AnalysisException($"the bins of '>>{target.Name}(…)' are not possible: {error.Message}", error);
        }
    }
}
