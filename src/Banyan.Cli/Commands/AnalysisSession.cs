using Banyan.AnalysisFiles;
using Banyan.Cli.Errors;
using Banyan.Frame.Running;
using Banyan.Sources;

namespace Banyan.Cli.Commands;

/// <summary>Runs a booked analysis for a person: cut flows on the terminal, outputs in files.</summary>
internal static class AnalysisSession
{
    /// <summary>Runs, prints and writes.</summary>
    /// <returns>The exit code: 4 when inputs were left out.</returns>
    public static int Run(CommandContext context, BookedAnalysis analysis, RunOptions options, string? folder, bool isQuiet)
    {
        IReadOnlyList<DatasetOutcome> outcomes = analysis.Run(options, context.Cancellation);
        context.Cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<string> written = AnalysisOutputs.Write(analysis.File, outcomes, folder);
        if (!isQuiet)
        {
            foreach (DatasetOutcome outcome in outcomes)
            {
                context.Out.WriteLine(outcomes.Count > 1 || outcome.Dataset.Name != "events" ? $"{outcome.Dataset.Name}: {outcome.Run.Entries} events" : $"{outcome.Run.Entries} events");
                if (outcome.Selections.Count > 0)
                {
                    CutFlowTable.Write(context.Out, outcome, context.Terminal.IsOutputTerminal ? context.Terminal.Width : 0);
                }

                context.Out.WriteLine();
            }

            foreach (string path in written)
            {
                context.Out.WriteLine($"wrote {path}");
            }
        }

        context.Out.Flush();
        return ReportSkipped(context, analysis, outcomes) ? ExitCode.Partial : ExitCode.Done;
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
