namespace Banyan.Comparing;

/// <summary>What a statistical test of two histograms gave.</summary>
/// <param name="Statistic">The largest distance of the two distributions, or χ²; NaN when the test cannot be made.</param>
/// <param name="Freedom">Degrees of freedom of χ²; 0 for others.</param>
/// <param name="Probability">The probability that two samples of one distribution lie so far apart or further; NaN when the test cannot be made.</param>
/// <param name="Problem">Why the test cannot be made; null when it can.</param>
public sealed record TestOutcome(double Statistic, int Freedom, double Probability, string? Problem = null)
{
    /// <summary>A test that cannot be made.</summary>
    public static TestOutcome Impossible(string problem) => new(double.NaN, 0, double.NaN, problem);

    /// <summary>True when the test was made and its probability is at least <paramref name="least"/>.</summary>
    public bool Passes(double least) => Problem is null && Probability >= least;
}
