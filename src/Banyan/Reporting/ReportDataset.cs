using Banyan.Frame.Running;

namespace Banyan.Reporting;

/// <summary>The part of a report about one dataset.</summary>
/// <param name="Name">Its name; may be empty where there is only one.</param>
/// <param name="Run">What the run over it did.</param>
/// <param name="Plan">The plan as <c>explain</c> prints it.</param>
public sealed record ReportDataset(string Name, RunSummary Run, string Plan)
{
    /// <summary>Its cut flows.</summary>
    public IReadOnlyList<ReportCutFlow> CutFlows { get; init; } = [];

    /// <summary>Its numbers: name, what it is, over which selection, value.</summary>
    public IReadOnlyList<ReportNumber> Numbers { get; init; } = [];

    /// <summary>Its histograms, in the order of the analysis.</summary>
    public IReadOnlyList<ReportPlot> Plots { get; init; } = [];
}
