using Banyan.AnalysisFiles;
using Banyan.Histograms;

namespace Banyan.Reporting;

/// <summary>Reports about analysis files.</summary>
public static class AnalysisReports
{
    /// <summary>The report of an analysis that ran.</summary>
    /// <param name="title">What was run.</param>
    /// <param name="outcomes">What was found, one part per dataset.</param>
    /// <param name="parameters">The parameters of the analysis.</param>
    /// <param name="warnings">Warnings of the plan, one sentence each.</param>
    public static RunReport Create(string title, IReadOnlyList<DatasetOutcome> outcomes, IReadOnlyList<string>? warnings = null, IReadOnlyList<ParameterSpec>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        return new RunReport(title, [.. outcomes.Select(Create)]) { Warnings = warnings ?? [], Parameters = [.. (parameters ?? []).Select(p => (p.Name, p.IsSet ? $"{p.Value} (--set)" : p.Value))] };
    }

    private static ReportDataset Create(DatasetOutcome outcome) => new(outcome.Dataset.Name, outcome.Run, outcome.Plan)
    {
        CutFlows = [.. outcome.Selections.Select(s => new ReportCutFlow(s.Selection.Name, new CutFlow(s.Steps), s.Yields, s.Selection.From ?? string.Empty, outcome.Run.Entries))],
        Numbers = [.. outcome.Numbers.Select(n => new ReportNumber(n.Number.Name, NumberTable.What(n.Number), n.Selection, NumberTable.Text(n.Value)))],
        Plots = [.. outcome.Histograms.Select(h => new ReportPlot(h.Folder, h.Histogram, h.IsLog))],
    };
}
