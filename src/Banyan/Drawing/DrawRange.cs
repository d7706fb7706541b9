using System.Runtime.InteropServices;

namespace Banyan.Drawing;

/// <summary>The range of the finite values of a stream.</summary>
/// <param name="Minimum">Smallest finite value; +∞ when there is none.</param>
/// <param name="Maximum">Largest finite value; −∞ when there is none.</param>
/// <param name="MinimumPositive">Smallest finite value above 0; +∞ when there is none.</param>
internal readonly record struct DrawRange(double Minimum, double Maximum, double MinimumPositive)
{
    /// <summary>Of nothing.</summary>
    public static DrawRange Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>True when no value was finite.</summary>
    public bool IsEmpty => Minimum > Maximum;

    /// <summary>True when a value was above 0.</summary>
    public bool HasPositive => double.IsFinite(MinimumPositive);

    /// <summary>The range of both.</summary>
    public DrawRange With(DrawRange other) =>
        new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum), Math.Min(MinimumPositive, other.MinimumPositive));

    /// <summary>The range with the values from <paramref name="first"/> on.</summary>
    public DrawRange With(List<double> values, int first)
    {
        (double minimum, double maximum, double positive) = this;
        foreach (double value in CollectionsMarshal.AsSpan(values)[first..])
        {
            if (double.IsFinite(value))
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
                positive = value > 0 ? Math.Min(positive, value) : positive;
            }
        }

        return new DrawRange(minimum, maximum, positive);
    }
}
