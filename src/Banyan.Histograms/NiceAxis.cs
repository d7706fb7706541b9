using Banyan.Columns.Mathematics;

namespace Banyan.Histograms;

/// <summary>Chooses bins for data whose range is known: a pure function of the range, with edges that a person would write.</summary>
public static class NiceAxis
{
    private static readonly double[] s_steps = [1, 2, 2.5, 5, 10];

    /// <summary>Bins that hold every value from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    /// <param name="minimum">Smallest finite value; not above <paramref name="maximum"/>.</param>
    /// <param name="maximum">Largest finite value; it falls into the last bins, not into the overflow.</param>
    /// <param name="isInteger">True when only whole numbers occur: then bins are centred on them.</param>
    /// <param name="targetCount">About how many bins are wanted; between half of it and a few more are made.</param>
    /// <param name="title">Title of the axis.</param>
    /// <exception cref="ArgumentException">The range is too wide for numbers.</exception>
    public static Axis For(double minimum, double maximum, bool isInteger, int targetCount, string title)
    {
        double span = maximum - minimum;
        if (!double.IsFinite(span) || span > double.MaxValue / 1e6)
        {
            throw new ArgumentException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the values reach from {minimum:G6} to {maximum:G6}, which makes no axis"));
        }

        if (isInteger && span < 1e15)
        {
            double step = Math.Max(1, Math.Ceiling(NiceStep((span + 1) / targetCount)));
            double first = (Math.Floor(minimum / step) * step) - 0.5;
            return Cover(first, step, maximum, title);
        }

        if (span == 0)
        {
            // One value: a range around it that shows its size.
            double margin = minimum == 0 ? 1 : NiceStep(Math.Abs(minimum) / 10);
            return For(minimum - margin, minimum + margin, false, targetCount, title);
        }

        double width = NiceStep(span / targetCount);
        return Cover(Math.Floor(minimum / width) * width, width, maximum, title);
    }

    /// <summary>Exactly <paramref name="count"/> bins that hold every value.</summary>
    /// <inheritdoc cref="For"/>
    public static Axis Exactly(double minimum, double maximum, int count, string title)
    {
        double width = (maximum - minimum) / count;
        if (!double.IsFinite(maximum - minimum) || !(width > Math.Max(Math.Abs(minimum), Math.Abs(maximum)) * 1e-13))
        {
            return For(minimum, maximum, false, count, title);
        }

        // The highest value belongs into the last bin, so the end lies a little above it.
        return Axis.Regular(count, minimum, maximum + (width * 1e-3), title);
    }

    /// <summary>Bins of equal ratio that hold every value above 0, from and to a 1, 2 or 5 of a decade.</summary>
    /// <param name="minimum">Smallest finite value above 0.</param>
    /// <param name="maximum">Largest finite value; not below <paramref name="minimum"/>.</param>
    /// <param name="count">Number of bins.</param>
    /// <param name="title">Title of the axis.</param>
    public static Axis Logarithmic(double minimum, double maximum, int count, string title)
    {
        double low = RoundOfDecade(minimum, isUp: false);
        double high = RoundOfDecade(maximum, isUp: true);
        return Axis.Logarithmic(count, low, high, title);
    }

    private static double RoundOfDecade(double value, bool isUp)
    {
        int power = Plots.TenPower.FloorLog10(value);
        double best = isUp ? double.PositiveInfinity : 0;
        for (int p = power - 1; p <= power + 1; p++)
        {
            foreach (int digit in (ReadOnlySpan<int>)[1, 2, 5])
            {
                double candidate = double.Parse($"{digit}e{p}", System.Globalization.CultureInfo.InvariantCulture);
                if (isUp && candidate > value)
                {
                    best = Math.Min(best, candidate);
                }
                else if (!isUp && candidate <= value)
                {
                    best = Math.Max(best, candidate);
                }
            }
        }

        return double.IsFinite(best) && best > 0 ? best : isUp ? double.MaxValue : double.Epsilon;
    }

    private static Axis Cover(double low, double width, double maximum, string title)
    {
        int count = (int)Math.Floor((maximum - low) / width) + 1;
        while (low + (count * width) <= maximum)
        {
            count++;
        }

        return Axis.Regular(count, low, low + (count * width), title);
    }

    // The smallest of 1, 2, 2.5, 5 times a power of ten that is not below the wish.
    private static double NiceStep(double wish)
    {
        // The decimal form is read exactly.
        double power = double.Parse($"1e{(int)Math.Floor(Elementary.Log10(wish))}", System.Globalization.CultureInfo.InvariantCulture);
        foreach (double step in s_steps)
        {
            if (step * power >= wish)
            {
                return step * power;
            }
        }

        return 10 * power;
    }
}
