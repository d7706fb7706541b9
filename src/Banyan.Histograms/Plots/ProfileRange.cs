namespace Banyan.Histograms.Plots;

/// <summary>The range of a profile's means with their errors.</summary>
internal static class ProfileRange
{
    /// <summary>Lower and upper end, with a margin; 0 to 1 for an empty profile.</summary>
    public static (double Low, double High) Find(Profile1D profile)
    {
        int count = profile.X.BinCount;
        double[] means = [.. Enumerable.Range(1, count).Select(bin => profile.BinEntries[bin] == 0 ? double.NaN : profile.GetMean(bin))];
        return Find(means, [.. Enumerable.Range(1, count).Select(profile.GetError)]);
    }

    /// <inheritdoc cref="Find(Profile1D)"/>
    /// <param name="means">The means; NaN for an empty bin.</param>
    /// <param name="errors">Their errors.</param>
    public static (double Low, double High) Find(IReadOnlyList<double> means, IReadOnlyList<double> errors)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = 0; i < means.Count; i++)
        {
            if (double.IsFinite(means[i]))
            {
                double error = double.IsFinite(errors[i]) ? errors[i] : 0;
                low = Math.Min(low, means[i] - error);
                high = Math.Max(high, means[i] + error);
            }
        }

        if (!(low <= high))
        {
            return (0, 1);
        }

        double margin = high > low ? 0.08 * (high - low) : Math.Max(1e-3, 0.1 * Math.Abs(high));

        // A margin does not take an axis across zero.
        return (low >= 0 && low - margin < 0 ? 0 : low - margin, high <= 0 && high + margin > 0 ? 0 : high + margin);
    }
}
