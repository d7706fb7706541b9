using Banyan.Frame.Sources;

namespace Banyan.AnalysisFiles.Starting;

/// <summary>Finds out how a file arranges its events, from the names of its columns.</summary>
internal static class LayoutDetection
{
    /// <summary>The layout of a dataset.</summary>
    public static FileLayout Of(EventSource source)
    {
        bool Has(string name) => source.TryGetColumn(name, out _);
        bool Any(Func<string, bool> fits) => source.Columns.Any(c => fits(c.Name));

        // Delphes: collections that are read with their sizes; event data model of podio: momenta as vectors, relations in columns with '#' or '_' in front.
        return Any(n => n.Contains("AuxDyn.", StringComparison.Ordinal)) ? FileLayout.PhysLite
            : Has("run") && Has("luminosityBlock") && Has("event") ? FileLayout.NanoAod
            : Any(n => n.EndsWith(".momentum.x", StringComparison.Ordinal)) ? FileLayout.Edm4Hep
            : Any(n => n.EndsWith("_size", StringComparison.Ordinal) && Has(n[..^5] + ".fUniqueID")) ? FileLayout.Delphes
            : FileLayout.Flat;
    }

    /// <summary>The layout's name.</summary>
    public static string NameOf(FileLayout layout) => layout switch
    {
        FileLayout.NanoAod => "NanoAOD",
        FileLayout.PhysLite => "PHYSLITE",
        FileLayout.Edm4Hep => "EDM4hep",
        FileLayout.Delphes => "Delphes",
        _ => "a flat ntuple",
    };
}
