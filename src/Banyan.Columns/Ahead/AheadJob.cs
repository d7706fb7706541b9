using System.Runtime.ExceptionServices;

namespace Banyan.Columns.Ahead;

/// <summary>A piece of work that a reader will need next, and that another thread may do before; see <see cref="WorkAhead"/>.</summary>
/// <remarks>It belongs to one reader, which posts it, completes it, and may then post it again. Only <see cref="Work"/> runs on other threads.</remarks>
public abstract class AheadJob : IDisposable
{
    private const int Idle = 0;
    private const int Queued = 1;
    private const int Running = 2;
    private const int Done = 3;

    private readonly ManualResetEventSlim _done = new();
    private int _state;
    private ExceptionDispatchInfo? _failure;
    private WorkAhead? _queue;
    private long _byteCount;

    /// <summary>What it is, for its reader.</summary>
    public long Number { get; set; }

    /// <summary>Makes sure that no other thread works on it any more: waits for one that does, and meanwhile does what else is queued.</summary>
    /// <returns>True when the work is done; false when nobody had begun it, and now nobody will.</returns>
    /// <remarks>What <see cref="Work"/> threw is thrown here.</remarks>
    public bool Complete()
    {
        bool isDone = End();
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
        return isDone;
    }

    /// <summary>As <see cref="Complete"/>, for a job whose result nobody wants: nothing is thrown.</summary>
    public void Abandon()
    {
        End();
        _failure = null;
    }

    /// <summary>Frees what it holds; it must be completed before.</summary>
    public void Dispose()
    {
        _done.Dispose();
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does the work, on any thread; exceptions are kept for <see cref="Complete"/>.</summary>
    protected abstract void Work();

    /// <summary>Frees what it holds.</summary>
    protected abstract void Free();

    private bool End()
    {
        int before = Interlocked.CompareExchange(ref _state, Idle, Queued);
        if (before is Running or Done)
        {
            while (!_done.IsSet && _queue!.TryWorkOnce())
            {
            }

            _done.Wait();
            Volatile.Write(ref _state, Idle);
        }

        _queue?.Release(_byteCount);
        _queue = null;
        return before is Running or Done;
    }

    internal void Enter(WorkAhead queue, long byteCount)
    {
        (_queue, _byteCount) = (queue, byteCount);
        _done.Reset();
        Volatile.Write(ref _state, Queued);
    }

    /// <summary>Does the work, unless its reader took it back or another thread has it.</summary>
    internal bool TryRun()
    {
        if (Interlocked.CompareExchange(ref _state, Running, Queued) != Queued)
        {
            return false; // a job that was taken back stays in the queue
        }

        try
        {
            Work();
        }
        catch (Exception e)
        {
            // The border of the thread: its reader throws it again.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        Volatile.Write(ref _state, Done);
        _done.Set();
        return true;
    }
}
