namespace Banyan.AnalysisFiles.Starting;

/// <summary>A collection of objects in a first analysis, with the names that stand for it there.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Pt">Its transverse momentum: a column of the file, or <paramref name="OwnPt"/>.</param>
/// <param name="OwnPt">Name of the column that is defined for it; null where the file has it as it is.</param>
/// <param name="Good">Name of the mask of good objects.</param>
/// <param name="Count">Name of their number.</param>
/// <param name="Threshold">Name of the parameter for the smallest transverse momentum.</param>
/// <param name="Mass">Name of the mass of two; null where there is none.</param>
internal sealed record StartingObject(ObjectCollection Collection, string Pt, string? OwnPt, string Good, string Count, string Threshold, string? Mass)
{
    /// <summary>Name of the selection of events with one.</summary>
    public string One => $"one_{Collection.Name}";

    /// <summary>Name of the selection of events with two.</summary>
    public string Two => $"two_{Collection.Name}s";

    /// <summary>The transverse momentum over columns of the file.</summary>
    public string PtOfFile => OwnPt is null ? Pt : Collection.Pt;

    /// <summary>The invariant mass of the good ones, over columns of the file.</summary>
    public string? MassExpression
    {
        get
        {
            string Good(string expression) => expression.Contains(' ', StringComparison.Ordinal) ? $"({expression})[{this.Good}]" : $"{expression}[{this.Good}]";
            if (Collection is { Eta: { } eta, Phi: { } phi })
            {
                return $"InvariantMass({Good(Pt)}, {Good(eta)}, {Good(phi)}, {Good(Collection.Mass ?? $"0 * {Pt}")})";
            }

            return Collection.Momentum is { } p ? $"sqrt(pow(Sum({Good(p.E)}), 2) - pow(Sum({Good(p.X)}), 2) - pow(Sum({Good(p.Y)}), 2) - pow(Sum({Good(p.Z)}), 2))" : null;
        }
    }
}
