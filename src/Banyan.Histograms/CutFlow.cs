namespace Banyan.Histograms;

/// <summary>How many entries each named filter saw and passed, and with a weight the sums of weights as well.</summary>
public sealed class CutFlow : IEquatable<CutFlow>
{
    /// <summary>A cut flow.</summary>
    /// <param name="steps">The filters, in the order in which entries meet them; all with weights or none.</param>
    /// <exception cref="ArgumentException">Only some of the filters have weights.</exception>
    public CutFlow(IReadOnlyList<CutFlowStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        if (Steps.Any(step => step.Weights is null) && Steps.Any(step => step.Weights is not null))
        {
            throw new ArgumentException("some filters of the cut flow have weights, some have not", nameof(steps));
        }
    }

    /// <summary>The filters, in the order in which entries meet them.</summary>
    public IReadOnlyList<CutFlowStep> Steps { get; }

    /// <summary>Entries that reached the first filter; 0 when there is none.</summary>
    public long Total => Steps.Count == 0 ? 0 : Steps[0].All;

    /// <summary>True when the filters have sums of weights.</summary>
    public bool IsWeighted => Steps.Count > 0 && Steps[0].Weights is not null;

    /// <summary>The share of the <see cref="Total"/> that passed this filter and all before it, 0 to 1; 0 when nothing came.</summary>
    /// <param name="step">Index of the filter.</param>
    public double GetCumulativeEfficiency(int step) => Total == 0 ? 0 : (double)Steps[step].Passed / Total;

    /// <summary>The error of <see cref="GetCumulativeEfficiency"/>.</summary>
    public double GetCumulativeError(int step) => EfficiencyError(Steps[step].Passed, Steps[step].Passed, Total, Total);

    /// <summary>The sums of weights of a filter, with those of the first filter as what came: the weighted share of all, and its error. Only of a weighted cut flow.</summary>
    /// <exception cref="InvalidOperationException">The cut flow has no weights.</exception>
    public CutFlowWeights GetCumulativeWeights(int step)
    {
        if (Steps[step].Weights is not { } here || Steps[0].Weights is not { } first)
        {
            throw new InvalidOperationException("the cut flow has no weights");
        }

        return here with { All = first.All, AllSquares = first.AllSquares };
    }

    /// <summary>
    /// The error of a share whose numerator is a part of its denominator: √|((1 − 2ε) Σ₁w² + ε² Σw²)| / Σw, ROOT's <c>TH1::Divide</c> with option <c>B</c>; without weights the binomial √(ε(1 − ε) / n).
    /// </summary>
    /// <param name="passed">Σw of the part.</param>
    /// <param name="passedSquares">Σw² of the part.</param>
    /// <param name="all">Σw of the whole.</param>
    /// <param name="allSquares">Σw² of the whole.</param>
    public static double EfficiencyError(double passed, double passedSquares, double all, double allSquares)
    {
        if (all == 0)
        {
            return 0;
        }

        double efficiency = passed / all;
        return Math.Sqrt(Math.Abs(((1 - (2 * efficiency)) * passedSquares) + (efficiency * efficiency * allSquares))) / Math.Abs(all);
    }

    /// <summary>Adds the counts of a cut flow with the same filters.</summary>
    /// <exception cref="ArgumentException">The filters differ, or only one has weights.</exception>
    public CutFlow Add(CutFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Steps.Select(step => step.Name).SequenceEqual(other.Steps.Select(step => step.Name)) || IsWeighted != other.IsWeighted)
        {
            throw new ArgumentException("cut flows with different filters cannot be added", nameof(other));
        }

        return new CutFlow([.. Steps.Zip(other.Steps, (mine, theirs) => mine with { All = mine.All + theirs.All, Passed = mine.Passed + theirs.Passed, Weights = mine.Weights?.Add(theirs.Weights!) })]);
    }

    /// <inheritdoc/>
    public bool Equals(CutFlow? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CutFlow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Steps.Count, Total);
}
