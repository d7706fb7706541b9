using System.Globalization;

namespace Banyan.Histograms.Plots;

/// <summary>Where an axis has its marks, and what is written beside them.</summary>
/// <param name="Positions">Values of the labelled marks, rising.</param>
/// <param name="Labels">One per position; of a logarithmic axis <c>10^3</c> and the like.</param>
/// <param name="Minor">Values of the marks without label.</param>
/// <param name="Exponent">The labels are to be multiplied by ten to this power; 0 for most.</param>
internal sealed record Ticks(double[] Positions, string[] Labels, double[] Minor, int Exponent)
{
    /// <summary>For ranges at the ends of what a double can hold.</summary>
    private static readonly Ticks s_none = new([], [], [], 0);

    /// <summary>Marks in the middles of steps with names; of more names than there is room for every second, third, … one.</summary>
    public static Ticks Categories(IReadOnlyList<string> names, double low, double high, int most)
    {
        int step = (names.Count + Math.Max(1, most) - 1) / Math.Max(1, most);
        double width = (high - low) / names.Count;
        int[] shown = [.. Enumerable.Range(0, names.Count).Where(i => i % step == 0)];

        // A text is no formula.
        return new Ticks([.. shown.Select(i => low + ((i + 0.5) * width))], [.. shown.Select(i => MathText.Literal(names[i]))], [], 0);
    }

    /// <summary>Marks at multiples of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above <paramref name="low"/>.</param>
    /// <param name="most">About how many labels there is room for, at least 1.</param>
    public static Ticks Linear(double low, double high, int most)
    {
        double rough = (high - low) / Math.Max(1, most);
        if (!(rough > 1e-300) || !double.IsFinite(rough))
        {
            return s_none;
        }

        int power = TenPower.FloorLog10(rough);
        double mantissa = rough / TenPower.Of(power);
        int factor = mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10;
        if (factor == 10)
        {
            factor = 1;
            power++;
        }

        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        int exponent = size is >= 1e6 or < 1e-3 ? TenPower.FloorLog10(size) : 0;
        int decimals = Math.Max(0, exponent - power);
        int parts = factor == 5 ? 5 : factor == 2 ? 4 : 5;
        var positions = new List<double>();
        var labels = new List<string>();
        var minor = new List<double>();
        double step = At(factor, power);
        long first = (long)Math.Ceiling((low / step) - 1e-6);
        long last = (long)Math.Floor((high / step) + 1e-6);
        if (last - first > 4L * (most + 2))
        {
            // The ends are so close together for their size that marks cannot be told apart.
            return s_none;
        }

        for (long i = first - 1; i <= last; i++)
        {
            double value = At(i * factor, power);
            if (i >= first)
            {
                positions.Add(value);
                labels.Add(PlotNumber.Fixed(At(i * factor, power - exponent), decimals));
            }

            for (int part = 1; part < parts; part++)
            {
                double between = value + (part * step / parts);
                if (between > low && between < high)
                {
                    minor.Add(between);
                }
            }
        }

        return new Ticks([.. positions], [.. labels], [.. minor], exponent);
    }

    /// <summary>Marks at powers of ten, with 2 and 5 between them where there is room; minor ones at the other multiples.</summary>
    /// <param name="low">Lower end, above 0.</param>
    /// <param name="high">Upper end, above <paramref name="low"/>.</param>
    /// <param name="most">About how many labels there is room for, at least 1.</param>
    public static Ticks Logarithmic(double low, double high, int most)
    {
        int first = TenPower.FloorLog10(low);
        int last = TenPower.FloorLog10(high) + 1;
        int decades = last - first;
        int stride = Math.Max(1, (decades + most - 1) / Math.Max(1, most));
        bool between = decades * 3 <= most;
        var positions = new List<double>();
        var labels = new List<string>();
        var minor = new List<double>();
        for (int decade = first; decade <= last; decade++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double value = At(digit, decade);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9))
                {
                    continue;
                }

                bool labelled = digit == 1 ? decade % stride == 0 : between && digit is 2 or 5 && decades * 3 <= most;
                if (labelled)
                {
                    positions.Add(value);
                    labels.Add(LogLabel(digit, decade));
                }
                else
                {
                    minor.Add(value);
                }
            }
        }

        return new Ticks([.. positions], [.. labels], [.. minor], 0);
    }

    private static string LogLabel(int digit, int decade)
    {
        if (decade is >= -2 and <= 3)
        {
            return PlotNumber.Fixed(At(digit, decade), Math.Max(0, -decade));
        }

        string power = "10^{" + decade.ToString(CultureInfo.InvariantCulture) + "}";
        return digit == 1 ? power : digit.ToString(CultureInfo.InvariantCulture) + "·" + power;
    }

    /// <summary><paramref name="factor"/> × 10^<paramref name="power"/>, by one division or multiplication, so that 3 × 10⁻¹ is 0.3 and nothing beside it.</summary>
    private static double At(long factor, int power) => power is < 0 and > -300 ? factor / TenPower.Of(-power) : factor * TenPower.Of(power);
}
