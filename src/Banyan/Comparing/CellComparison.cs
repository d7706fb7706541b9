using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>How many of two lists of numbers differ, and where most.</summary>
internal sealed class CellComparison
{
    private readonly double[] _left;
    private readonly double[] _right;
    private readonly int _worst = -1;

    /// <summary>Compares two lists of equal length.</summary>
    /// <param name="left">The first file's numbers.</param>
    /// <param name="right">The second file's.</param>
    /// <param name="tolerance">How far they may lie apart.</param>
    /// <param name="variances">Their squared errors, to measure distances with; null for relative distances.</param>
    public CellComparison(double[] left, double[] right, Tolerance tolerance, (double[] Left, double[] Right)? variances)
    {
        _left = left;
        _right = right;
        double most = -1;
        for (int i = 0; i < left.Length; i++)
        {
            if (tolerance.Accepts(left[i], right[i]))
            {
                continue;
            }

            Count++;
            double scale = variances is (double[] first, double[] second) ? Math.Sqrt(first[i] + second[i]) : Math.Max(Math.Abs(left[i]), Math.Abs(right[i]));
            double distance = Math.Abs(left[i] - right[i]) / scale;
            distance = double.IsNaN(distance) ? double.PositiveInfinity : distance;
            if (distance > most)
            {
                most = distance;
                _worst = i;
            }
        }

        HasErrors = variances is not null;
        WorstPull = Math.Max(most, 0);
    }

    /// <summary>How many differ.</summary>
    public int Count { get; }

    /// <summary>The largest distance over its error (relative where none are given); infinite where a number is none or has no error.</summary>
    public double WorstPull { get; }

    private bool HasErrors { get; }

    /// <summary>How many, in words: <c>3 of 52 cells</c>.</summary>
    public string CountText(string what) => $"{NumberText.Count(Count)} of {NumberText.Count(_left.Length)} {what}";

    /// <summary>The worst, in words.</summary>
    /// <param name="histogram">What names the place; null for none.</param>
    public string WorstText(RootHistogram? histogram)
    {
        string place = histogram is null ? string.Empty : $" in {CellNames.Of(histogram, _worst)}";
        string pull = HasErrors && double.IsFinite(WorstPull) ? $", {NumberText.Short(WorstPull)}σ" : string.Empty;
        return $"most{place}: {NumberText.Change(_left[_worst], _right[_worst])}{pull}";
    }
}
