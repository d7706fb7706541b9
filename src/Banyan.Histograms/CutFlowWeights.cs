namespace Banyan.Histograms;

/// <summary>Sums of weights around one filter.</summary>
/// <param name="All">Σw of the entries that reached it.</param>
/// <param name="AllSquares">Σw² of them.</param>
/// <param name="Passed">Σw of the entries that passed it.</param>
/// <param name="PassedSquares">Σw² of them.</param>
public sealed record CutFlowWeights(double All, double AllSquares, double Passed, double PassedSquares)
{
    /// <summary>The share of the weight that passed; 0 when none came. With weights of both signs it may lie outside 0 to 1.</summary>
    public double Efficiency => All == 0 ? 0 : Passed / All;

    /// <summary>Its error, see <see cref="CutFlow.EfficiencyError"/>.</summary>
    public double EfficiencyError => CutFlow.EfficiencyError(Passed, PassedSquares, All, AllSquares);

    /// <summary>√Σw² of what passed: the error of <see cref="Passed"/>.</summary>
    public double PassedError => Math.Sqrt(PassedSquares);

    /// <summary>The sums over both.</summary>
    public CutFlowWeights Add(CutFlowWeights other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CutFlowWeights(All + other.All, AllSquares + other.AllSquares, Passed + other.Passed, PassedSquares + other.PassedSquares);
    }

    /// <summary>As with every weight multiplied by a factor.</summary>
    public CutFlowWeights Scaled(double factor) => new(All * factor, AllSquares * factor * factor, Passed * factor, PassedSquares * factor * factor);
}
