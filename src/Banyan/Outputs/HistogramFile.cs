using Banyan.AnalysisFiles;
using Banyan.Histograms;
using Banyan.Root.Writing;

namespace Banyan.Outputs;

/// <summary>Writes histograms to a ROOT file.</summary>
public static class HistogramFile
{
    /// <summary>Writes histograms into their folders, and beside them where they come from. The file appears when it is complete.</summary>
    /// <param name="path">The file; an older one of that name is replaced.</param>
    /// <param name="histograms">The histograms; their names are the keys.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <param name="graphs">Graphs beside them; null for none.</param>
    /// <exception cref="Storage.OutputException">Writing failed.</exception>
    public static void Write(string path, IEnumerable<HistogramOutcome> histograms, Provenance provenance, IReadOnlyList<Graph>? graphs = null)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        ArgumentNullException.ThrowIfNull(provenance);
        OutputText.MakeFolder(path);
        using RootFileWriter file = RootFileWriter.Create(path);
        foreach (HistogramOutcome outcome in histograms)
        {
            string key = Key(outcome.Histogram.Name);
            file.Write(outcome.Folder.Length > 0 ? $"{outcome.Folder}/{key}" : key, RootHistograms.From(outcome.Histogram));
        }

        foreach (Graph graph in graphs ?? [])
        {
            file.Write(Key(graph.Name), RootGraphs.From(graph));
        }

        file.Write(Provenance.Key, new TextObject(provenance.ToText()));
        file.Commit();
    }

    // An expression may be the name of a histogram; '/' and ';' separate folders and cycles in ROOT.
    private static string Key(string name) => name.Length == 0 ? "h" : name.Replace('/', '_').Replace(';', '_');
}
