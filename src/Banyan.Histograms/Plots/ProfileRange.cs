namespace Banyan.Histograms.Plots;

/// <summary>The range of a profile's means with their errors.</summary>
internal static class ProfileRange
{
    /// <summary>Lower and upper end, with a margin; 0 to 1 for an empty profile.</summary>
    public static (double Low, double High) Find(Profile1D profile)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int bin = 1; bin <= profile.X.BinCount; bin++)
        {
            double mean = profile.GetMean(bin);
            double error = profile.GetError(bin);
            if (profile.BinEntries[bin] != 0 && double.IsFinite(mean))
            {
                low = Math.Min(low, double.IsFinite(error) ? mean - error : mean);
                high = Math.Max(high, double.IsFinite(error) ? mean + error : mean);
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
