using System.Runtime.ExceptionServices;
using Banyan.Columns.Ahead;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Execution.Threads;

/// <summary>One run of a plan on threads: the workers, and the window of results that wait for their turn.</summary>
/// <remarks>
/// A worker that finishes the partition which is next in order merges it, and all finished ones behind it, itself; so no core is spent on merging alone, and no result waits for a thread to wake
/// up. All state is guarded by one lock, which is held for bookkeeping only.
/// </remarks>
internal sealed class ThreadRun : IDisposable
{
    private readonly CompiledPlan _plan;
    private readonly ResultMerger _merger;
    private readonly CancellationToken _cancellation;
    private readonly Lock _gate = new();
    private readonly ManualResetEventSlim _merged = new();
    private readonly ManualResetEventSlim _over = new();
    private readonly PartitionSchedule _schedule;
    private readonly Outcome[] _waiting;
    private readonly Worker[] _workers;
    private readonly Thread[] _helpers;
    private readonly CancellationTokenSource _end = new();
    private ExceptionDispatchInfo? _failure;
    private int _running;
    private int _working;

    /// <summary>A run that has not begun.</summary>
    /// <param name="plan">What to run.</param>
    /// <param name="merger">Where results go.</param>
    /// <param name="threads">Threads that process partitions.</param>
    /// <param name="helpers">Threads that only read and decompress ahead of those.</param>
    /// <param name="window">How many partitions may be given out and not yet merged.</param>
    /// <param name="cancellation">Stops the run.</param>
    public ThreadRun(CompiledPlan plan, ResultMerger merger, int threads, int helpers, int window, CancellationToken cancellation)
    {
        _helpers = new Thread[helpers];
        _plan = plan;
        _merger = merger;
        _cancellation = cancellation;
        _schedule = new PartitionSchedule(plan.Partitions.Count, window);
        _waiting = new Outcome[window];
        _workers = new Worker[threads];
        for (int i = 0; i < threads; i++)
        {
            _workers[i] = new Worker(i, cancellation);
        }
    }

    /// <summary>Starts the workers.</summary>
    public void Start()
    {
        _running = _workers.Length + _helpers.Length;
        _working = _workers.Length;
        foreach (Worker worker in _workers)
        {
            worker.Thread = new Thread(() => Work(worker)) { IsBackground = true, Name = $"banyan worker {worker.Number}" };
            worker.Thread.Start();
        }

        for (int i = 0; i < _helpers.Length; i++)
        {
            _helpers[i] = new Thread(Help) { IsBackground = true, Name = $"banyan helper {i}" };
            _helpers[i].Start();
        }
    }

    /// <summary>Waits until all workers have ended.</summary>
    /// <returns>False when <paramref name="timeout"/> passed before.</returns>
    public bool Wait(TimeSpan timeout) => _over.Wait(timeout);

    /// <summary>Where the run stands.</summary>
    public RunProgress GetProgress(TimeSpan elapsed)
    {
        long entries = 0;
        long bytes = 0;
        int lowest = int.MaxValue;
        lock (_gate)
        {
            foreach (Worker worker in _workers)
            {
                entries += worker.Runner?.EntriesDone ?? 0;
                bytes += worker.Runner?.BytesRead ?? 0;
                lowest = worker.Partition >= 0 ? Math.Min(lowest, worker.Partition) : lowest;
            }
        }

        string file = lowest < _plan.Partitions.Count ? _plan.Partitions[lowest].File : string.Empty;
        return new RunProgress(entries, _plan.EntryCount, bytes, elapsed, file);
    }

    /// <summary>After <see cref="Wait"/>: throws what ended the run early.</summary>
    public void ThrowIfFailed()
    {
        _failure?.Throw();
        lock (_gate)
        {
            if (!_schedule.IsOver || _schedule.Merged < _schedule.End)
            {
                _cancellation.ThrowIfCancellationRequested();
                throw new InvalidOperationException($"the run ended after {_schedule.Merged} of {_schedule.End} partitions");
            }
        }
    }

    /// <summary>Stops and joins the workers; frees runners and results that were not merged.</summary>
    public void Dispose()
    {
        StopAll(null);
        foreach (Worker worker in _workers)
        {
            worker.Thread?.Join();
            worker.Runner?.Dispose();
            worker.Abort.Dispose();
        }

        foreach (Outcome outcome in _waiting)
        {
            outcome.Result?.Dispose();
        }

        foreach (Thread? helper in _helpers)
        {
            helper?.Join();
        }

        _merged.Dispose();
        _over.Dispose();
        _end.Dispose();
    }

    private void Work(Worker worker)
    {
        try
        {
            PartitionRunner runner = _plan.CreateRunner();
            lock (_gate)
            {
                worker.Runner = runner;
            }

            while (TryTake(worker, out Partition? partition))
            {
                int ahead = partition.Index + _workers.Length;
                if (ahead < _plan.Partitions.Count)
                {
                    _plan.Prefetch(_plan.Partitions[ahead]);
                }

                Hand(worker, partition, Process(worker, runner, partition));
                MergeReady();
            }
        }
        catch (Exception e)
        {
            // The border of the thread: whatever it is, it ends the run and is thrown again by the thread that started it.
            StopAll(ExceptionDispatchInfo.Capture(e));
        }

        if (Interlocked.Decrement(ref _working) == 0)
        {
            _end.Cancel();
        }

        Help();
    }

    // No partition is left for this thread: it reads and decompresses what the others will need next.
    private void Help()
    {
        WorkAhead.Shared.Help(_end.Token);
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _over.Set();
        }
    }

    private static Outcome Process(Worker worker, PartitionRunner runner, Partition partition)
    {
        try
        {
            return new Outcome(runner.Run(partition, worker.Abort.Token), null);
        }
        catch (OperationCanceledException) when (worker.Abort.IsCancellationRequested)
        {
            return default;
        }
        catch (Exception e)
        {
            // A partition that cannot be read ends the run at its place in the order, like one whose expression fails.
            return new Outcome(null, ExceptionDispatchInfo.Capture(e));
        }
    }

    private bool TryTake(Worker worker, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Partition? partition)
    {
        partition = null;
        while (true)
        {
            lock (_gate)
            {
                if (_cancellation.IsCancellationRequested)
                {
                    _schedule.Stop();
                    _merged.Set();
                }

                switch (_schedule.Take(out int index))
                {
                    case ScheduleAnswer.NoMore:
                        return false;
                    case ScheduleAnswer.Taken:
                        worker.Partition = index;
                        partition = _plan.Partitions[index];
                        return true;
                    default:
                        _merged.Reset();
                        break;
                }
            }

            try
            {
                _merged.Wait(_cancellation);
            }
            catch (OperationCanceledException)
            {
                // Seen at the top of the loop.
            }
        }
    }

    private void Hand(Worker worker, Partition partition, Outcome outcome)
    {
        lock (_gate)
        {
            worker.Partition = -1;
            bool failed = outcome.Error is not null || outcome.Result?.Failure is not null;
            if (outcome.Result is null && outcome.Error is null)
            {
                // Aborted: by the caller, or because a lower partition failed. It is never merged.
                return;
            }

            if (failed ? _schedule.Fail(partition.Index) : _schedule.Finish(partition.Index))
            {
                _waiting[partition.Index % _waiting.Length] = outcome;
                outcome = default;
            }

            if (failed)
            {
                AbortAbove(_schedule.End);
            }
        }

        outcome.Result?.Dispose();
    }

    private void AbortAbove(int end)
    {
        foreach (Worker other in _workers)
        {
            if (other.Partition >= end)
            {
                other.Abort.Cancel();
            }
        }

        _merged.Set();
    }

    private void MergeReady()
    {
        while (true)
        {
            Outcome outcome;
            lock (_gate)
            {
                if (!_schedule.TryBeginMerge(out int index))
                {
                    return;
                }

                outcome = _waiting[index % _waiting.Length];
                _waiting[index % _waiting.Length] = default;
            }

            outcome.Error?.Throw();
            _merger.Add(outcome.Result!);
            lock (_gate)
            {
                _schedule.EndMerge(_merger.IsSatisfied);
                if (_merger.IsSatisfied)
                {
                    AbortAbove(_schedule.End);
                }

                _merged.Set();
            }
        }
    }

    private void StopAll(ExceptionDispatchInfo? failure)
    {
        lock (_gate)
        {
            _failure ??= failure;
            if (!_schedule.IsOver)
            {
                _schedule.Stop();
                foreach (Worker worker in _workers)
                {
                    worker.Abort.Cancel();
                }
            }

            _merged.Set();
        }
    }

    private readonly record struct Outcome(PartialResult? Result, ExceptionDispatchInfo? Error);

    private sealed class Worker(int number, CancellationToken cancellation)
    {
        public int Number { get; } = number;

        public CancellationTokenSource Abort { get; } = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        public Thread? Thread { get; set; }

        public PartitionRunner? Runner { get; set; }

        public int Partition { get; set; } = -1;
    }
}
