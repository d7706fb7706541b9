using Banyan.Histograms;

namespace Banyan.Benchmarking;

/// <summary>A query whose speed is measured: it books one histogram on a frame.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Explanation">What it does, in a few words.</param>
/// <param name="Book">Books it.</param>
public sealed record BenchQuery(string Name, string Explanation, Func<EventFrame, Result<Histogram1D>> Book)
{
    // https://github.com/iris-hep/adl-benchmarks-index, on NanoAOD names; the axes are those of the project's reference results.
    private const string PairMasses =
        "InvariantMasses(Take(Muon_pt, c[0]), Take(Muon_eta, c[0]), Take(Muon_phi, c[0]), Take(Muon_mass, c[0]), "
        + "Take(Muon_pt, c[1]), Take(Muon_eta, c[1]), Take(Muon_phi, c[1]), Take(Muon_mass, c[1]))";

    /// <summary>The first five queries of the ADL benchmark.</summary>
    public static IReadOnlyList<BenchQuery> Adl { get; } =
    [
        new("q1", "MET of all events", frame => frame.Histo1D("MET_pt", 100, 0, 200)),
        new("q2", "pt of all jets", frame => frame.Histo1D("Jet_pt", 100, 15, 60)),
        new("q3", "pt of jets with |eta| < 1", frame => frame.Histo1D("Jet_pt[abs(Jet_eta) < 1]", 100, 15, 60)),
        new("q4", "MET of events with two jets above 40 GeV", frame => frame.Filter("Sum(Jet_pt > 40) >= 2").Histo1D("MET_pt", 100, 0, 200)),
        new(
            "q5",
            "MET of events with an opposite-charge muon pair of 60 to 120 GeV",
            frame => frame
                .Filter("Muon_pt.size() >= 2")
                .Define("c", "Combinations(Muon_pt, 2)")
                .Define("m", PairMasses)
                .Filter("Any(m > 60 && m < 120 && Take(Muon_charge, c[0]) != Take(Muon_charge, c[1]))")
                .Histo1D("MET_pt", 100, 0, 200)),
    ];

    /// <summary>A query of the user's own.</summary>
    /// <param name="expression">What to fill.</param>
    /// <param name="where">Condition on events; null for none.</param>
    /// <param name="axis">The bins.</param>
    public static BenchQuery Of(string expression, string? where, Axis axis) => new(
        "own",
        where is null ? expression : $"{expression} where {where}",
        frame => (where is null ? frame : frame.Filter(where)).Histo1D(expression, axis));
}
