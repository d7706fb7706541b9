namespace Banyan.Frame.Running;

/// <summary>Runs a compiled plan over all its partitions. Every engine gives the same bits.</summary>
public abstract class Engine
{
    /// <summary>Runs to the end: every partition is processed once, results are merged in partition order and handed to the actions.</summary>
    /// <exception cref="EventFailureException">An expression failed; of all failing entries the lowest one is named.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; every action was abandoned.</exception>
    public abstract RunSummary Run(CompiledPlan plan, RunOptions options, CancellationToken cancellation);
}
