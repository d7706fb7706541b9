using Banyan.AnalysisFiles;

namespace Banyan.Reporting;

/// <summary>What an HTML report shows.</summary>
/// <param name="Title">What was run, e.g. the name of the analysis.</param>
/// <param name="Datasets">One part per dataset, in order.</param>
public sealed record RunReport(string Title, IReadOnlyList<ReportDataset> Datasets)
{
    /// <summary>A line under the title, e.g. the command; may be empty.</summary>
    public string Subtitle { get; init; } = string.Empty;

    /// <summary>The parameters that the results depend on: name and value.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>Warnings of the plan and the run, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Histograms of several datasets over one another.</summary>
    public IReadOnlyList<AnalysisPlot> Pictures { get; init; } = [];

    /// <summary>Versions of what computed the results, e.g. of plug-ins and functions files, besides Banyan's own.</summary>
    public IReadOnlyList<(string Name, string Version)> Versions { get; init; } = [];
}
