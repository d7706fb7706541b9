using System.Globalization;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Reads bins as they are written on a command line: <c>n,low,high</c>, and in more dimensions three numbers for each, x first; <c>log:</c> before an axis makes its bins logarithmic.</summary>
public static class BinsText
{
    /// <summary>Most bins of an axis, as in analysis files: more are a typing error, and take gigabytes.</summary>
    public const int MaxBins = 10_000_000;

    /// <summary>The axes, without titles: x, y, z.</summary>
    /// <param name="text">The numbers, with commas between; brackets around them are ignored.</param>
    /// <param name="dimensions">How many axes are wanted.</param>
    /// <exception cref="FormatException">These are no bins; the message says what was expected.</exception>
    public static IReadOnlyList<Axis> Parse(string text, int dimensions)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim(' ', '(', ')', '[', ']').Split(',', StringSplitOptions.TrimEntries);
        double[] numbers = new double[parts.Length];
        bool[] isLogarithmic = new bool[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (i % 3 == 0 && parts[i].StartsWith("log:", StringComparison.Ordinal))
            {
                isLogarithmic[i] = true;
                parts[i] = parts[i][4..].TrimStart();
            }

            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                throw new FormatException($"must be numbers with commas between, found '{parts[i]}'");
            }
        }

        if (numbers.Length != 3 * dimensions)
        {
            string expected = string.Join(',', Enumerable.Repeat("n,low,high", dimensions));
            throw new FormatException($"must be {expected}, found {numbers.Length} number{(numbers.Length == 1 ? string.Empty : "s")}");
        }

        return [.. Enumerable.Range(0, dimensions).Select(d => ToAxis(numbers[3 * d], numbers[(3 * d) + 1], numbers[(3 * d) + 2], isLogarithmic[3 * d]))];
    }

    private static Axis ToAxis(double count, double low, double high, bool isLogarithmic)
    {
        if (count != Math.Floor(count) || count is < 1 or > MaxBins)
        {
            throw new FormatException($"must begin with a whole number of bins, 1 to {MaxBins}, found {count.ToString(CultureInfo.InvariantCulture)}");
        }

        try
        {
            return isLogarithmic ? Axis.Logarithmic((int)count, low, high) : Axis.Regular((int)count, low, high);
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"are not possible: {error.Message}", error);
        }
    }
}
