using Banyan.Histograms;
using Banyan.Root.Histograms;

namespace Banyan.Outputs;

/// <summary>Graphs in the form that a ROOT file holds.</summary>
public static class RootGraphs
{
    /// <summary>The TGraph, or, with errors, the TGraphAsymmErrors with the same points and titles.</summary>
    public static RootGraph From(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);

        // ROOT reads the axes' titles from the graph's.
        string title = graph.XTitle.Length + graph.YTitle.Length > 0 ? $"{graph.Title};{graph.XTitle};{graph.YTitle}" : graph.Title;
        return graph.HasErrors
            ? RootGraph.WithAsymmetricErrors(graph.X.ToArray(), graph.Y.ToArray(), graph.LowX.ToArray(), graph.HighX.ToArray(), graph.LowY.ToArray(), graph.HighY.ToArray(), title)
            : RootGraph.Points(graph.X.ToArray(), graph.Y.ToArray(), title);
    }
}
