namespace Banyan.AnalysisFiles.Starting;

/// <summary>How a file arranges its events.</summary>
internal enum FileLayout
{
    /// <summary>Columns without a convention that is known here.</summary>
    Flat,

    /// <summary>CMS NanoAOD: <c>nMuon</c>, <c>Muon_pt</c>.</summary>
    NanoAod,

    /// <summary>ATLAS PHYSLITE: <c>AnalysisMuonsAuxDyn.pt</c>, in MeV.</summary>
    PhysLite,

    /// <summary>EDM4hep: <c>ReconstructedParticles.momentum.x</c>.</summary>
    Edm4Hep,

    /// <summary>Delphes: <c>Jet.PT</c>.</summary>
    Delphes,
}
