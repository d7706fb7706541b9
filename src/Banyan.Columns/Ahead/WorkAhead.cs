namespace Banyan.Columns.Ahead;

/// <summary>Work that readers will need next, for threads that have nothing else to do: reading and decompressing baskets and pages when there are fewer partitions than cores.</summary>
/// <remarks>
/// Thread safe. A reader posts jobs only while threads are in <see cref="Help"/>, takes each back or waits for it when it needs the result, and uses results in its own order; so results and errors do not
/// depend on who did the work. The sizes of what is posted and not yet taken are bounded.
/// </remarks>
public sealed class WorkAhead
{
    /// <summary>The largest <see cref="Depth"/>.</summary>
    public const int MostDepth = 16;

    private const long MostBytes = 256L << 20; // of jobs that are queued, running, or done and not yet taken
    private const int MostQueuedPerHelper = 2;
    private readonly object _gate = new();
    private readonly Queue<AheadJob> _jobs = new();
    private int _helperCount;
    private long _bytes;
    private long _doneCount;

    /// <summary>That of the process.</summary>
    public static WorkAhead Shared { get; } = new();

    /// <summary>Threads that help at the moment.</summary>
    public int HelperCount => Volatile.Read(ref _helperCount);

    /// <summary>How many jobs a reader should have posted: 0 where nobody helps, else one more than there are helpers, because the reader does one itself while it waits.</summary>
    public int Depth => HelperCount is int helpers and > 0 ? Math.Min(helpers + 1, MostDepth) : 0;

    /// <summary>Jobs that helping threads have done so far.</summary>
    public long DoneCount => Interlocked.Read(ref _doneCount);

    /// <summary>Offers a job.</summary>
    /// <param name="job">The job, which is not posted now.</param>
    /// <param name="byteCount">About the memory that its result takes.</param>
    /// <returns>False when nobody would take it soon, or results that wait have too many bytes.</returns>
    public bool TryPost(AheadJob job, long byteCount)
    {
        ArgumentNullException.ThrowIfNull(job);
        lock (_gate)
        {
            if (_jobs.Count >= (MostQueuedPerHelper * _helperCount) || _bytes + byteCount > MostBytes)
            {
                return false;
            }

            _bytes += byteCount;
            job.Enter(this, byteCount);
            _jobs.Enqueue(job);
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Lends the calling thread: does jobs until <paramref name="until"/> is cancelled.</summary>
    public void Help(CancellationToken until)
    {
        using CancellationTokenRegistration registration = until.Register(WakeAll);
        lock (_gate)
        {
            _helperCount++;
        }

        while (Take(until) is AheadJob job)
        {
            if (job.TryRun())
            {
                Interlocked.Increment(ref _doneCount);
            }
        }
    }

    /// <summary>Does the first job of the queue on a thread that waits for another one.</summary>
    /// <returns>False when there is none.</returns>
    internal bool TryWorkOnce()
    {
        AheadJob? job;
        lock (_gate)
        {
            if (!_jobs.TryDequeue(out job))
            {
                return false;
            }
        }

        job.TryRun();
        return true;
    }

    internal void Release(long byteCount)
    {
        lock (_gate)
        {
            _bytes -= byteCount;
        }
    }

    private AheadJob? Take(CancellationToken until)
    {
        lock (_gate)
        {
            while (!until.IsCancellationRequested)
            {
                if (_jobs.TryDequeue(out AheadJob? job))
                {
                    return job;
                }

                Monitor.Wait(_gate);
            }

            _helperCount--;
            return null;
        }
    }

    private void WakeAll()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }
}
