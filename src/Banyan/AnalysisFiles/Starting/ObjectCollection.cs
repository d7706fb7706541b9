namespace Banyan.AnalysisFiles.Starting;

/// <summary>A collection of objects in a file, such as its muons: expressions for what plots and selections need, one value per object.</summary>
/// <param name="Name">Its name in lower case, for the names of the analysis: <c>muon</c>.</param>
/// <param name="Column">The prefix of its columns in the file: <c>Muon_</c>.</param>
/// <param name="Pt">Transverse momentum, GeV.</param>
internal sealed record ObjectCollection(string Name, string Column, string Pt)
{
    /// <summary>Pseudorapidity; null when the file does not have it.</summary>
    public string? Eta { get; init; }

    /// <summary>Azimuth, or null.</summary>
    public string? Phi { get; init; }

    /// <summary>Mass, GeV, or null.</summary>
    public string? Mass { get; init; }

    /// <summary>Charge, or null.</summary>
    public string? Charge { get; init; }

    /// <summary>Components of the momentum and the energy, GeV; null when the file has none.</summary>
    public (string X, string Y, string Z, string E)? Momentum { get; init; }
}
