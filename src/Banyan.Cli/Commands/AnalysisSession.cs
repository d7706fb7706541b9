using Banyan.AnalysisFiles;
using Banyan.Errors;
using Banyan.Frame.Running;
using Banyan.Sources;

namespace Banyan.Cli.Commands;

/// <summary>A run of a booked analysis for a person: cut flows on the terminal, outputs in files.</summary>
/// <param name="Outcomes">What was found, per dataset.</param>
/// <param name="Code">The exit code: 4 when inputs were left out.</param>
internal sealed record AnalysisSession(IReadOnlyList<DatasetOutcome> Outcomes, int Code)
{
    /// <summary>Runs, prints and writes.</summary>
    /// <param name="context">The command.</param>
    /// <param name="analysis">What to run.</param>
    /// <param name="options">How.</param>
    /// <param name="folder">Folder that the outputs' relative paths start from; null for the working folder.</param>
    /// <param name="showTimes">True for times in the HTML report.</param>
    public static AnalysisSession Run(CommandContext context, BookedAnalysis analysis, RunOptions options, string? folder, bool showTimes)
    {
        AnalysisOutputs.Prepare(analysis.File, folder);
        IReadOnlyList<DatasetOutcome> outcomes = analysis.Run(options, context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        string[] warnings = [.. analysis.Datasets.SelectMany(d => d.Warnings).Distinct()];
        WarningText.Write(context.Error, analysis.Datasets.SelectMany(d => d.Frame.Warnings));
        foreach (string remark in analysis.Datasets.SelectMany(d => d.Remarks).Distinct())
        {
            context.Error.WriteLine($"warning: {remark}");
        }

        IReadOnlyList<string> written = AnalysisOutputs.Write(analysis.File, outcomes, folder, warnings, showTimes);
        Print(context, outcomes, written);
        context.Out.Flush();
        return new AnalysisSession(outcomes, ReportSkipped(context, analysis, outcomes) ? ExitCode.Partial : ExitCode.Done);
    }

    private static void Print(CommandContext context, IReadOnlyList<DatasetOutcome> outcomes, IReadOnlyList<string> written)
    {
        foreach (DatasetOutcome outcome in outcomes)
        {
            context.Out.WriteLine($"{outcome.Dataset.Name}: {outcome.Run.Entries:#,0} events");
            if (outcome.Selections.Count > 0)
            {
                CutFlowTable.Write(context.Out, outcome, context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0);
            }

            if (outcome.Numbers.Count > 0)
            {
                NumberTable.Write(context.Out, outcome, context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0);
            }

            foreach (SnapshotOutcome snapshot in outcome.Snapshots)
            {
                context.Out.WriteLine($"  {snapshot.Written.Entries:#,0} events in tree {snapshot.Written.Tree} of {snapshot.Written.Path}");
            }

            context.Out.WriteLine();
        }

        foreach (string path in written)
        {
            context.Out.WriteLine($"wrote {path}");
        }
    }

    private static bool ReportSkipped(CommandContext context, BookedAnalysis analysis, IReadOnlyList<DatasetOutcome> outcomes)
    {
        bool isPartial = false;
        foreach (SkippedFile file in analysis.Datasets.Select(d => d.Frame.Source).OfType<TreeSource>().SelectMany(s => s.Skipped))
        {
            context.Error.WriteLine($"left out {file.Path}: {file.Problem}");
            isPartial = true;
        }

        foreach (InputRead input in outcomes.SelectMany(o => o.Run.Inputs).Where(i => i.Skipped > 0))
        {
            context.Error.WriteLine($"left out {input.Skipped} entries of {input.File}: {input.Problem}");
            isPartial = true;
        }

        return isPartial;
    }
}
