using System.Runtime.InteropServices;

namespace Banyan.Drawing;

/// <summary>The range of the finite values of a stream.</summary>
/// <param name="Minimum">Smallest finite value; +∞ when there is none.</param>
/// <param name="Maximum">Largest finite value; −∞ when there is none.</param>
internal readonly record struct DrawRange(double Minimum, double Maximum)
{
    /// <summary>Of nothing.</summary>
    public static DrawRange Empty { get; } = new(double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>True when no value was finite.</summary>
    public bool IsEmpty => Minimum > Maximum;

    /// <summary>The range of both.</summary>
    public DrawRange With(DrawRange other) => new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    /// <summary>The range with the values from <paramref name="first"/> on.</summary>
    public DrawRange With(List<double> values, int first)
    {
        double minimum = Minimum;
        double maximum = Maximum;
        foreach (double value in CollectionsMarshal.AsSpan(values)[first..])
        {
            if (double.IsFinite(value))
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
            }
        }

        return new DrawRange(minimum, maximum);
    }
}
