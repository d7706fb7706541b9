using System.Globalization;
using Banyan.Errors;

namespace Banyan.Comparing;

/// <summary>How far two numbers may lie apart and still count as the same.</summary>
/// <param name="Relative">Share of the larger of both magnitudes.</param>
/// <param name="Absolute">Distance that is always allowed.</param>
public readonly record struct Tolerance(double Relative, double Absolute = 0)
{
    /// <summary>Numbers must be equal.</summary>
    public static Tolerance Exact => default;

    /// <summary>True when numbers must be equal.</summary>
    public bool IsExact => Relative == 0 && Absolute == 0;

    /// <summary>Reads <c>REL</c> or <c>REL,ABS</c>.</summary>
    /// <exception cref="UsageException">It is no such pair of numbers.</exception>
    public static Tolerance Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',');
        double[] numbers = [.. parts.Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
        return numbers.Length <= 2 && numbers.All(number => number >= 0 && double.IsFinite(number))
            ? new Tolerance(numbers[0], numbers.Length > 1 ? numbers[1] : 0)
            : throw new UsageException($"--tolerance must be REL or REL,ABS with numbers from 0, found '{text}'");
    }

    /// <summary>True when both numbers count as the same. NaN is the same as NaN, 0 as −0, an infinity only as itself.</summary>
    public bool Accepts(double left, double right)
    {
        if (left == right || (double.IsNaN(left) && double.IsNaN(right)))
        {
            return true;
        }

        double distance = Math.Abs(left - right);
        return double.IsFinite(distance) && distance <= Math.Max(Relative * Math.Max(Math.Abs(left), Math.Abs(right)), Absolute);
    }
}
