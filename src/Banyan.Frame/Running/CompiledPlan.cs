using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>A plan with its loops compiled, ready for an engine. Thread safe.</summary>
public abstract class CompiledPlan
{
    /// <summary>The partitions to process, in entry order.</summary>
    public abstract IReadOnlyList<Partition> Partitions { get; }

    /// <summary>Entries of all partitions.</summary>
    public abstract long EntryCount { get; }

    /// <summary>Time that planning, emitting and compiling took.</summary>
    public abstract TimeSpan CompileTime { get; }

    /// <summary>A runner for one worker thread; it keeps its buffers from partition to partition.</summary>
    public abstract PartitionRunner CreateRunner();

    /// <summary>Tells the source that a partition will be processed soon.</summary>
    public abstract void Prefetch(Partition partition);

    /// <summary>The one place where partial results come together.</summary>
    public abstract ResultMerger CreateMerger();
}

/// <summary>Processes partitions for one thread.</summary>
public abstract class PartitionRunner : IDisposable
{
    /// <summary>Entries processed so far by this runner, for progress; may be read by other threads.</summary>
    public abstract long EntriesDone { get; }

    /// <summary>Compressed bytes read so far by this runner; may be read by other threads.</summary>
    public abstract long BytesRead { get; }

    /// <summary>Processes one partition. A failing expression is not thrown but recorded in the result.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled (checked for every batch).</exception>
    public abstract PartialResult Run(Partition partition, CancellationToken cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the buffers.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>What one partition gave.</summary>
public abstract class PartialResult : IDisposable
{
    /// <summary>The partition.</summary>
    public abstract Partition Partition { get; }

    /// <summary>The failing expression with the lowest entry, or null.</summary>
    public abstract EventFailureException? Failure { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees the states.</summary>
    protected abstract void Dispose(bool disposing);
}

/// <summary>Merges partial results along a fixed tree. Not thread safe: the engine calls it from one thread at a time.</summary>
public abstract class ResultMerger
{
    /// <summary>True when later partitions can add nothing any more: the engine may stop. Asked after <see cref="Add"/>.</summary>
    public virtual bool IsSatisfied => false;

    /// <summary>Takes the result of the next partition; they must come in partition order, without gaps. Owns and disposes it.</summary>
    /// <exception cref="EventFailureException">The partition failed; nothing after it matters.</exception>
    public abstract void Add(PartialResult result);

    /// <summary>After the last partition: finishes every action.</summary>
    /// <param name="threads">Worker threads used, for the summary.</param>
    /// <param name="loopTime">Wall time of the loop, for the summary.</param>
    /// <param name="granted">Threads that actions may use for what they have left, at least <paramref name="threads"/>: a run of few partitions has few workers.</param>
    public abstract RunSummary Complete(int threads, TimeSpan loopTime, int granted);

    /// <summary>Instead of <see cref="Complete"/>: the run failed or was interrupted.</summary>
    public abstract void Abandon();
}
