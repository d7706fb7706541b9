using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Clusters;

/// <summary>The clusters of a file's trees and RNTuples on their way: baskets and pages are compressed by any thread as soon as they are full, clusters are appended in the order in which they were ended.</summary>
/// <remarks>
/// One thread fills trees and appends (<see cref="Post"/>, <see cref="End"/>, <see cref="AppendComplete"/>, <see cref="Drain"/>); any number of threads may call <see cref="TryCompress"/> meanwhile.
/// What is in the file does not depend on them. Baskets and pages of a cluster stand branch by branch, hence it is appended as a whole.
/// </remarks>
internal sealed class ClusterPipeline
{
    private readonly object _gate = new();
    private readonly Queue<ClusterJob> _jobs = new();
    private readonly Queue<PendingCluster> _ended = new();
    private ExceptionDispatchInfo? _failure;
    private long _waitingByteCount;
    private int _busy;
    private int _workers;

    /// <summary>Bytes that wait for their compression.</summary>
    public long WaitingByteCount => Interlocked.Read(ref _waitingByteCount);

    /// <summary>Hands over a full basket or page.</summary>
    /// <param name="job">The basket or page.</param>
    /// <param name="workers">Threads of the pool that may compress beside the callers of <see cref="TryCompress"/>.</param>
    public void Post(ClusterJob job, int workers)
    {
        lock (_gate)
        {
            _jobs.Enqueue(job);
            Interlocked.Add(ref _waitingByteCount, job.ByteCount);
            if (_workers >= workers)
            {
                return;
            }

            _workers++;
        }

        Task.Run(Work);
    }

    /// <summary>A cluster is full: it follows the ones that were ended before it.</summary>
    public void End(PendingCluster cluster) => _ended.Enqueue(cluster);

    /// <summary>Compresses one basket or page that waits.</summary>
    /// <returns>False when none waits.</returns>
    public bool TryCompress()
    {
        if (!TryTake(out ClusterJob? job))
        {
            return false;
        }

        Compress(job);
        return true;
    }

    /// <summary>Appends the clusters that are complete.</summary>
    /// <exception cref="RootNotSupportedException">Something could not be compressed: the system library of the compression is missing.</exception>
    public void AppendComplete()
    {
        Volatile.Read(ref _failure)?.Throw();
        while (_ended.TryPeek(out PendingCluster? cluster) && cluster.IsComplete)
        {
            cluster.Append();
            _ended.Dequeue().Free();
        }
    }

    /// <summary>Compresses everything that waits, and appends every cluster that was ended.</summary>
    /// <exception cref="RootNotSupportedException">The system library of the compression is missing.</exception>
    public void Drain()
    {
        while (TryCompress())
        {
        }

        WaitForOthers();
        AppendComplete();
    }

    /// <summary>Gives the memory of what was not appended back.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _jobs.Clear(); // their clusters own them
        }

        WaitForOthers();
        while (_ended.TryDequeue(out PendingCluster? cluster))
        {
            cluster.Free();
        }
    }

    private void WaitForOthers()
    {
        lock (_gate)
        {
            while (_busy > 0)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void Work()
    {
        while (true)
        {
            if (TryTake(out ClusterJob? job))
            {
                Compress(job);
                continue;
            }

            lock (_gate)
            {
                if (_jobs.Count == 0 || _failure is not null)
                {
                    _workers--;
                    return;
                }
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out ClusterJob? job)
    {
        lock (_gate)
        {
            job = null;
            if (_failure is not null || !_jobs.TryDequeue(out job))
            {
                return false;
            }

            Interlocked.Add(ref _waitingByteCount, -job.ByteCount);
            _busy++;
            return true;
        }
    }

    private void Compress(ClusterJob job)
    {
        ExceptionDispatchInfo? failure = null;
        try
        {
            job.Compress(NativePool.Shared);
        }
        catch (Exception problem)
        {
            // The border of a thread that helps: the thread that writes the file throws it.
            failure = ExceptionDispatchInfo.Capture(problem);
        }

        lock (_gate)
        {
            _failure ??= failure;
            if (--_busy == 0)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }
}
