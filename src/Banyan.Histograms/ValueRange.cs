namespace Banyan.Histograms;

/// <summary>The range of the finite values of a stream.</summary>
/// <param name="Minimum">Smallest finite value; +∞ when there is none.</param>
/// <param name="Maximum">Largest finite value; −∞ when there is none.</param>
public readonly record struct ValueRange(double Minimum, double Maximum)
{
    /// <summary>Of nothing.</summary>
    public static ValueRange Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>True when no value was finite.</summary>
    public bool IsEmpty => Minimum > Maximum;

    /// <summary>The range of both.</summary>
    public ValueRange With(ValueRange other) => new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>The range with more values.</summary>
    public ValueRange With(ReadOnlySpan<double> values)
    {
        double minimum = Minimum;
        double maximum = Maximum;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        return new ValueRange(minimum, maximum);
    }

    /// <summary>Bins for the range, see <see cref="NiceAxis"/>; from 0 to 1 for an empty one.</summary>
    /// <exception cref="ArgumentException">The range is too wide for numbers.</exception>
    public Axis ToAxis(bool isInteger, int targetCount, string title) =>
        IsEmpty ? Axis.Regular(targetCount, 0, 1, title) : NiceAxis.For(Minimum, Maximum, isInteger, targetCount, title);
}
