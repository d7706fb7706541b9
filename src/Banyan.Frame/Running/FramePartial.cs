using System.Collections.Immutable;
using Banyan.Frame.Actions;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>What a partition (or several, merged) gave: a state per action, and counts per node.</summary>
internal sealed class FramePartial(Partition partition, ActionState[] states, int nodes) : PartialResult
{
    private EventFailureException? _failure;

    public override Partition Partition { get; } = partition;

    public override EventFailureException? Failure => _failure;

    public ActionState[] States { get; } = states;

    /// <summary>Entries that reached each node of the plan.</summary>
    public long[] EntriesIn { get; } = new long[nodes];

    /// <summary>Entries that passed each node of the plan.</summary>
    public long[] EntriesOut { get; } = new long[nodes];

    /// <summary>Ticks in the loops of each node.</summary>
    public long[] LoopTicks { get; } = new long[nodes];

    /// <summary>Ticks reading the columns that each node was the first to need.</summary>
    public long[] ReadTicks { get; } = new long[nodes];

    public long Entries { get; set; }

    /// <summary>Why the partition was left out; null when it was not.</summary>
    public string? Problem { get; init; }

    public long BytesRead { get; set; }

    public long BytesDecompressed { get; set; }

    public void Fail(EventFailureException failure) => _failure = failure;

    /// <summary>Adds the result of later partitions; the states of ordered actions, which were delivered, are left alone.</summary>
    public void Merge(FramePartial later, ImmutableArray<PlannedAction> actions)
    {
        for (int i = 0; i < States.Length; i++)
        {
            if (!actions[i].Action.IsOrdered)
            {
                States[i].Merge(later.States[i]);
            }
        }

        Add(EntriesIn, later.EntriesIn);
        Add(EntriesOut, later.EntriesOut);
        Add(LoopTicks, later.LoopTicks);
        Add(ReadTicks, later.ReadTicks);
        Entries += later.Entries;
        BytesRead += later.BytesRead;
        BytesDecompressed += later.BytesDecompressed;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (ActionState state in States)
        {
            state.Dispose();
        }
    }

    private static void Add(long[] sums, long[] more)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += more[i];
        }
    }
}
