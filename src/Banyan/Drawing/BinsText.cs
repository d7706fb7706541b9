using System.Globalization;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Reads bins as they are written on a command line: <c>n,low,high</c>, and in two dimensions <c>n,low,high,n,low,high</c> with x first; <c>log:</c> before an axis makes its bins logarithmic.</summary>
public static class BinsText
{
    // As in analysis files: more are a typing error, and take gigabytes.
    private const int MaxBins = 10_000_000;

    /// <summary>The axes, without titles.</summary>
    /// <param name="text">The numbers, with commas between; brackets around them are ignored.</param>
    /// <param name="isTwoDimensional">True when two axes are wanted.</param>
    /// <exception cref="FormatException">These are no bins; the message says what was expected.</exception>
    public static (Axis X, Axis? Y) Parse(string text, bool isTwoDimensional)
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

        int expected = isTwoDimensional ? 6 : 3;
        if (numbers.Length != expected)
        {
            throw new FormatException($"must be {(isTwoDimensional ? "n,low,high,n,low,high" : "n,low,high")}, found {numbers.Length} number{(numbers.Length == 1 ? string.Empty : "s")}");
        }

        return (ToAxis(numbers[0], numbers[1], numbers[2], isLogarithmic[0]), isTwoDimensional ? ToAxis(numbers[3], numbers[4], numbers[5], isLogarithmic[3]) : null);
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
