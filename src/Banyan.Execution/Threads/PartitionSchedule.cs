namespace Banyan.Execution.Threads;

/// <summary>Decides which partition is processed, merged or dropped next. Pure bookkeeping: no threads, no locks, no results.</summary>
/// <remarks>
/// Partitions are given out in order, and at most <c>window</c> of them are under way or waiting for their turn to be merged, so that memory does not grow with the number of partitions. A
/// failing partition ends the run there: lower ones still finish, because one of them may fail at a lower entry.
/// </remarks>
public sealed class PartitionSchedule
{
    private readonly int _window;
    private readonly bool[] _ready;
    private int _next;
    private int _merged;
    private int _end;
    private bool _merging;
    private bool _stopped;

    /// <summary>A schedule at its beginning.</summary>
    /// <param name="partitionCount">Number of partitions.</param>
    /// <param name="window">How many partitions may be given out and not yet merged, at least 1.</param>
    public PartitionSchedule(int partitionCount, int window)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(partitionCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        _end = partitionCount;
        _window = window;
        _ready = new bool[window];
    }

    /// <summary>One past the last partition that will be merged; falls when a partition fails.</summary>
    public int End => _end;

    /// <summary>Number of partitions that have been merged; the next one to merge.</summary>
    public int Merged => _merged;

    /// <summary>True when nothing will be given out any more: everything is, or the run was stopped.</summary>
    public bool IsDrained => _stopped || _next >= _end;

    /// <summary>True when everything that will be merged has been merged, or the run was stopped.</summary>
    public bool IsOver => _stopped || _merged >= _end;

    /// <summary>Asks for the next partition to process.</summary>
    /// <param name="partition">Its index, when <see cref="ScheduleAnswer.Taken"/>.</param>
    public ScheduleAnswer Take(out int partition)
    {
        partition = -1;
        if (IsDrained)
        {
            return ScheduleAnswer.NoMore;
        }

        if (_next - _merged >= _window)
        {
            return ScheduleAnswer.Wait;
        }

        partition = _next++;
        return ScheduleAnswer.Taken;
    }

    /// <summary>A partition has been processed.</summary>
    /// <returns>False when its result is not wanted any more, because a lower partition failed or the run was stopped.</returns>
    public bool Finish(int partition)
    {
        CheckUnderWay(partition);
        if (_stopped || partition >= _end)
        {
            return false;
        }

        _ready[partition % _window] = true;
        return true;
    }

    /// <summary>A partition has been processed and failed: nothing above it matters any more.</summary>
    /// <returns>False when the failure is not wanted any more, because a lower partition failed or the run was stopped.</returns>
    public bool Fail(int partition)
    {
        if (!Finish(partition))
        {
            return false;
        }

        CutAt(partition + 1);
        return true;
    }

    /// <summary>Asks for the partition whose result is to be merged now. Only one merge is under way at a time; it ends with <see cref="EndMerge"/>.</summary>
    public bool TryBeginMerge(out int partition)
    {
        partition = _merged;
        if (_merging || IsOver || !_ready[_merged % _window])
        {
            return false;
        }

        _merging = true;
        return true;
    }

    /// <summary>The merge is done.</summary>
    /// <param name="isEnough">True when nothing above matters any more: the run ends with this partition.</param>
    public void EndMerge(bool isEnough = false)
    {
        if (!_merging)
        {
            throw new InvalidOperationException("no merge is under way");
        }

        _merging = false;
        _ready[_merged % _window] = false;
        _merged++;
        if (isEnough)
        {
            CutAt(_merged);
        }
    }

    /// <summary>Nothing more is given out or merged.</summary>
    public void Stop() => _stopped = true;

    private void CutAt(int end)
    {
        for (int above = end; above < Math.Min(_next, _end); above++)
        {
            _ready[above % _window] = false;
        }

        _end = Math.Min(_end, end);
    }

    private void CheckUnderWay(int partition)
    {
        if (partition < _merged || partition >= _next || _ready[partition % _window])
        {
            throw new InvalidOperationException($"partition {partition} is not under way");
        }
    }
}
