namespace Banyan.Histograms;

/// <summary>One filter of a cut flow.</summary>
/// <param name="Name">Its name, or its expression when it has none.</param>
/// <param name="All">Entries that reached it.</param>
/// <param name="Passed">Entries that passed it.</param>
public sealed record CutFlowStep(string Name, long All, long Passed)
{
    /// <summary>The sums of weights; null when the cut flow has no weight.</summary>
    public CutFlowWeights? Weights { get; init; }

    /// <summary>The share of the entries that passed, 0 to 1; 0 when none came.</summary>
    public double Efficiency => All == 0 ? 0 : (double)Passed / All;

    /// <summary>Its error, √(ε(1 − ε) / all).</summary>
    public double EfficiencyError => CutFlow.EfficiencyError(Passed, Passed, All, All);
}
