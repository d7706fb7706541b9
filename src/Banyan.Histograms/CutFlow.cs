namespace Banyan.Histograms;

/// <summary>How many entries each named filter saw and passed.</summary>
public sealed class CutFlow : IEquatable<CutFlow>
{
    /// <summary>A cut flow.</summary>
    /// <param name="steps">The filters, in the order in which entries meet them.</param>
    public CutFlow(IReadOnlyList<CutFlowStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
    }

    /// <summary>The filters, in the order in which entries meet them.</summary>
    public IReadOnlyList<CutFlowStep> Steps { get; }

    /// <summary>Entries that reached the first filter; 0 when there is none.</summary>
    public long Total => Steps.Count == 0 ? 0 : Steps[0].All;

    /// <summary>The share of the <see cref="Total"/> that passed this filter and all before it, 0 to 1; 0 when nothing came.</summary>
    /// <param name="step">Index of the filter.</param>
    public double GetCumulativeEfficiency(int step) => Total == 0 ? 0 : (double)Steps[step].Passed / Total;

    /// <summary>Adds the counts of a cut flow with the same filters.</summary>
    /// <exception cref="ArgumentException">The filters differ.</exception>
    public CutFlow Add(CutFlow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Steps.Select(step => step.Name).SequenceEqual(other.Steps.Select(step => step.Name)))
        {
            throw new ArgumentException("cut flows with different filters cannot be added", nameof(other));
        }

        return new CutFlow([.. Steps.Zip(other.Steps, (mine, theirs) => mine with { All = mine.All + theirs.All, Passed = mine.Passed + theirs.Passed })]);
    }

    /// <inheritdoc/>
    public bool Equals(CutFlow? other) => other is not null && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CutFlow);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Steps.Count, Total);
}
