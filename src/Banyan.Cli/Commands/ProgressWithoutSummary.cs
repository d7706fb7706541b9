using Banyan.Execution.Progress;
using Banyan.Frame.Running;

namespace Banyan.Cli.Commands;

/// <summary>Progress of one of several runs, of which a command tells the outcome itself.</summary>
internal sealed class ProgressWithoutSummary(ConsoleProgress progress) : IRunObserver
{
    /// <inheritdoc/>
    public void Started(CompiledPlan plan, int threads) => progress.Started(plan, threads);

    /// <inheritdoc/>
    public void Advanced(RunProgress where) => progress.Advanced(where);

    /// <inheritdoc/>
    public void Finished(RunSummary summary) => progress.Dispose();
}
