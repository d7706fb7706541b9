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

    /// <summary>Writes counts and states in a versioned binary form: what a worker process sends.</summary>
    /// <exception cref="NotSupportedException">A state has no binary form.</exception>
    public void Write(BinaryWriter writer)
    {
        StateMark.Partial.Write(writer);
        writer.Write(Partition.Index);
        writer.Write(Entries);
        writer.Write(BytesRead);
        writer.Write(BytesDecompressed);
        writer.Write(Problem is not null);
        writer.Write(Problem ?? string.Empty);
        writer.Write(_failure is not null);
        if (_failure is not null)
        {
            writer.Write(_failure.Message);
            writer.Write(_failure.File);
            writer.Write(_failure.Entry);
            writer.Write(_failure.Expression);
        }

        writer.Write(EntriesIn.Length);
        foreach (long count in new[] { EntriesIn, EntriesOut, LoopTicks, ReadTicks }.SelectMany(counts => counts))
        {
            writer.Write(count);
        }

        writer.Write(States.Length);
        foreach (ActionState state in States)
        {
            using var bytes = new MemoryStream();
            using var part = new BinaryWriter(bytes);
            state.Write(part);
            part.Flush();
            writer.Write((int)bytes.Length);
            writer.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="partitions">The partitions of the plan.</param>
    /// <param name="states">Fresh states of the plan's actions; the result owns them.</param>
    /// <param name="nodes">Number of nodes of the plan.</param>
    /// <exception cref="InvalidDataException">The bytes are bad, or of another plan.</exception>
    public static FramePartial Read(BinaryReader reader, IReadOnlyList<Partition> partitions, ActionState[] states, int nodes)
    {
        FramePartial? partial = null;
        StateMark.Partial.Read(reader, () => partial = ReadBody(reader, partitions, states, nodes));
        return partial!;
    }

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

    private static FramePartial ReadBody(BinaryReader reader, IReadOnlyList<Partition> partitions, ActionState[] states, int nodes)
    {
        int index = reader.ReadInt32();
        if (index < 0 || index >= partitions.Count)
        {
            throw new InvalidDataException($"expected a partition below {partitions.Count}, found {index}");
        }

        (long entries, long read, long decompressed) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        bool hasProblem = reader.ReadBoolean();
        string problem = reader.ReadString();
        var partial = new FramePartial(partitions[index], states, nodes) { Entries = entries, BytesRead = read, BytesDecompressed = decompressed, Problem = hasProblem ? problem : null };
        if (reader.ReadBoolean())
        {
            partial.Fail(new EventFailureException(reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadString()));
        }

        int count = reader.ReadInt32();
        if (count != nodes)
        {
            throw new InvalidDataException($"expected counts of {nodes} nodes, found {count}");
        }

        foreach (long[] counts in new[] { partial.EntriesIn, partial.EntriesOut, partial.LoopTicks, partial.ReadTicks })
        {
            for (int i = 0; i < nodes; i++)
            {
                counts[i] = reader.ReadInt64();
            }
        }

        count = reader.ReadInt32();
        if (count != states.Length)
        {
            throw new InvalidDataException($"expected {states.Length} states, found {count}");
        }

        foreach (ActionState state in states)
        {
            byte[] bytes = StateForm.ReadExactly(reader, reader.ReadInt32());
            using var part = new BinaryReader(new MemoryStream(bytes));
            state.Read(part);
            if (part.BaseStream.Position != bytes.Length)
            {
                throw new InvalidDataException($"{bytes.Length - part.BaseStream.Position} bytes follow a state that has ended");
            }
        }

        return partial;
    }

    private static void Add(long[] sums, long[] more)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += more[i];
        }
    }
}
