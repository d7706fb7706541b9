using System.Diagnostics;
using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Compiling;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>Runs the compiled loops over partitions, batch by batch, for one thread.</summary>
/// <remarks>
/// A batch ends at the borders of blocks where it can, so that columns are used where they were decoded. Columns are loaded when the first step needs them: what only later steps
/// need is not decompressed for batches in which nothing passed.
/// </remarks>
internal sealed unsafe class FrameRunner : PartitionRunner
{
    private const int MaxBatch = 4096;
    private const int MinBatch = 512;

    private readonly FrameProgram _program;
    private readonly LoopContext _context;
    private readonly NativeBuffer _tables;
    private readonly NativeBuffer _streams;
    private readonly NativeBuffer _selections;
    private readonly NativeBuffer _defines;
    private readonly LoopState* _state;
    private readonly int*[] _nodeSelections;
    private readonly int[] _nodeCounts;
    private readonly long[] _rangeSeen;
    private readonly Dictionary<FrameNode, int> _nodeIndex = [];
    private readonly List<(nint Flags, int Define)> _flags = [];
    private readonly NumericStream[] _directStreams = new NumericStream[4];
    private readonly bool[] _mapped;
    private readonly ColumnFeeder[] _feeders;
    private readonly bool _onlyRanges;
    private readonly RangeNode[] _ranges;
    private long _entriesDone;
    private long _bytesBefore;
    private PartitionReader? _reader;
    private bool _stop;

    public FrameRunner(FrameProgram program)
    {
        _program = program;
        Plan plan = program.Plan;
        LoopLayout layout = program.Loops.Layout;
        for (int i = 0; i < plan.Nodes.Length; i++)
        {
            _nodeIndex.Add(plan.Nodes[i], i);
        }

        int streamCount = program.Loops.Slots.Sum(slot => slot.Action is NumericAction ? slot.Action.Inputs.Count : 0);
        int columnCount = plan.Columns.Length;
        int defineCount = layout.Uses.Buffered.Count;
        int nodeCount = plan.Nodes.Length;

        _tables = NativePool.Shared.Rent(sizeof(LoopState) + (sizeof(void*) * (((long)ColumnBlock.ArrayCount * columnCount) + (2L * defineCount) + streamCount)) + (sizeof(int) * (long)plan.Actions.Length));
        new Span<byte>(_tables.Pointer, (int)_tables.Length).Clear();
        _state = (LoopState*)_tables.Pointer;
        _state->Columns = (void**)(_state + 1);
        _state->Defines = _state->Columns + (ColumnBlock.ArrayCount * columnCount);
        _state->Streams = _state->Defines + (2 * defineCount);
        _state->Fill = (int*)(_state->Streams + streamCount);

        _selections = NativePool.Shared.Rent((long)nodeCount * (MaxBatch + 16) * sizeof(int));
        _nodeSelections = new int*[nodeCount];
        for (int i = 0; i < nodeCount; i++)
        {
            _nodeSelections[i] = _selections.As<int>() + ((long)i * (MaxBatch + 16));
        }

        _nodeCounts = new int[nodeCount];
        _rangeSeen = new long[nodeCount];
        _streams = NativePool.Shared.Rent((long)streamCount * layout.StreamCapacity * sizeof(double));
        var sinks = new NumericSink[plan.Actions.Length];
        var builders = new List<ColumnBuilder>();
        foreach (ActionSlot slot in program.Loops.Slots)
        {
            var streams = new NumericStream[slot.Action is NumericAction ? slot.Action.Inputs.Count : 0];
            for (int i = 0; i < streams.Length; i++)
            {
                double* buffer = _streams.As<double>() + ((long)(slot.FirstStream + i) * layout.StreamCapacity);
                _state->Streams[slot.FirstStream + i] = buffer;
                streams[i] = slot.Action.Inputs[i].Type.Element == ElementKind.Float32 ? new NumericStream((float*)buffer) : new NumericStream(buffer);
            }

            sinks[slot.Index] = new NumericSink(streams, slot.Streams);
            if (slot.Action is ColumnAction)
            {
                builders.AddRange(slot.Action.Inputs.Select(input => new ColumnBuilder(input.Type)));
            }
        }

        long defineBytes = layout.Uses.Buffered.Sum(define => (long)MaxBatch * (DefineSize(define.Type) + 1));
        _defines = NativePool.Shared.Rent(defineBytes);
        byte* next = _defines.Pointer;
        for (int i = 0; i < defineCount; i++)
        {
            _state->Defines[2 * i] = next;
            next += (long)MaxBatch * DefineSize(layout.Uses.Buffered[i].Type);
        }

        for (int i = 0; i < defineCount; i++)
        {
            _state->Defines[(2 * i) + 1] = next;
            if (layout.Uses.NeedsFlags(layout.Uses.Buffered[i]))
            {
                _flags.Add(((nint)next, i));
            }

            next += MaxBatch;
        }

        _mapped = new bool[columnCount];
        _feeders = new ColumnFeeder[columnCount];
        _context = new LoopContext([.. layout.Objects], [.. builders], sinks);
        _ranges = [.. plan.Nodes.OfType<RangeNode>()];
        _onlyRanges = plan.Actions.All(action => Ancestors(action.Node).Any(node => node is RangeNode));
    }

    public override long EntriesDone => Interlocked.Read(ref _entriesDone);

    public override long BytesRead => Interlocked.Read(ref _bytesBefore) + (_reader?.BytesRead ?? 0);

    public override PartialResult Run(Partition partition, CancellationToken cancellation)
    {
        try
        {
            return Process(partition, cancellation);
        }
        catch (SourceException exception) when (_program.SkipUnreadable)
        {
            return new FramePartial(partition, _program.CreateStates(), _program.Plan.Nodes.Length) { Problem = exception.Message };
        }
    }

    private FramePartial Process(Partition partition, CancellationToken cancellation)
    {
        Plan plan = _program.Plan;
        var result = new FramePartial(partition, _program.CreateStates(), plan.Nodes.Length);
        _context.SetStates([.. result.States.Select(state => state as NumericState)]);
        new Span<int>(_state->Fill, plan.Actions.Length).Clear();
        _stop = false;
        for (int i = 0; i < plan.Nodes.Length; i++)
        {
            _rangeSeen[i] = plan.Nodes[i] is RangeNode range ? _program.Before(range, partition) : 0;
        }

        try
        {
            using PartitionReader reader = _program.Source.OpenPartition(partition, _program.Columns);
            _reader = reader;
            int column = 0;
            foreach (ColumnCursor cursor in _program.CreateCursors(reader, partition))
            {
                _feeders[column] = new ColumnFeeder(cursor, plan.Columns[column].Type);
                column++;
            }

            for (long entry = partition.FirstEntry; entry < partition.EndEntry && !_stop && !(_onlyRanges && RangesAreOver(0));)
            {
                cancellation.ThrowIfCancellationRequested();
                long end = BatchEnd(entry, partition.EndEntry);
                RunBatch(entry, end, partition, result);
                Interlocked.Add(ref _entriesDone, end - entry);
                result.Entries += end - entry;
                entry = end;
            }

            for (int i = 0; i < plan.Actions.Length; i++)
            {
                if (plan.Actions[i].Action is NumericAction)
                {
                    _context.Flush(i, _state->Fill[i]);
                    _state->Fill[i] = 0;
                }
            }

            result.BytesRead = reader.BytesRead;
            result.BytesDecompressed = reader.BytesDecompressed;
            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
        finally
        {
            Interlocked.Add(ref _bytesBefore, _reader?.BytesRead ?? 0);
            _reader = null;
            foreach (ColumnFeeder? feeder in _feeders)
            {
                feeder?.Dispose();
            }

            _context.BatchArena.Reset();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _context.Dispose();
        _tables.Dispose();
        _streams.Dispose();
        _selections.Dispose();
        _defines.Dispose();
    }

    private static int DefineSize(DataType type) => type switch
    {
        ScalarType => type.Element.SizeOf(),
        RecordType record => System.Runtime.InteropServices.Marshal.SizeOf(record.ClrType),
        _ => sizeof(Vec<int>),
    };

    private static IEnumerable<FrameNode> Ancestors(FrameNode? node)
    {
        for (; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    /// <summary>True when no action can see an entry from batch-local number <paramref name="limit"/> on, because every one stands behind a range that is over by then.</summary>
    private bool RangesAreOver(int limit)
    {
        foreach (PlannedAction action in _program.Plan.Actions)
        {
            bool over = false;
            for (FrameNode? node = action.Node; node is not null && !over; node = node.Parent)
            {
                over = node is RangeNode range && _rangeSeen[_nodeIndex[node]] + Truncate(_nodeIndex[range.Parent!], limit) >= range.End;
            }

            if (!over)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nearest block border that leaves a batch of a sensible size; depends on the data and the plan only.</summary>
    private long BatchEnd(long entry, long limit)
    {
        long end = Math.Min(limit, entry + MaxBatch);
        foreach (ColumnFeeder feeder in _feeders)
        {
            long border = feeder.BlockEnd(entry);
            if (border < end && border >= entry + MinBatch)
            {
                end = border;
            }
        }

        return end;
    }

    private void RunBatch(long first, long end, Partition partition, FramePartial result)
    {
        int count = (int)(end - first);
        _state->FirstEntry = first;
        _nodeCounts[0] = count;
        Array.Clear(_mapped);
        _context.BatchArena.Reset();
        foreach ((nint flags, _) in _flags)
        {
            new Span<byte>((void*)flags, count).Clear();
        }

        // Entries from here on are not processed any more because an expression failed for this one.
        int limit = count;
        EventFailureException? failure = null;
        result.EntriesIn[0] += count;
        foreach (LoopStep step in _program.Loops.Steps)
        {
            int node = _nodeIndex[step.Node];
            switch (step)
            {
                case { Direct: ActionSlot slot }:
                    RunDirect(step, slot, node, first, end, Truncate(node, limit), result);

                    break;
                case { Spec: null }:
                    RunRange((RangeNode)step.Node, node, limit, result);
                    break;
                default:
                    RunLoop(step, node, first, end, ref limit, ref failure, partition, result);
                    break;
            }
        }

        result.EntriesOut[0] += limit;
        if (failure is not null && !(_onlyRanges && RangesAreOver(limit)))
        {
            result.Fail(failure);
        }

        // What the ranges saw is added up only now: until here it is needed for the places inside this batch.
        foreach (RangeNode range in _ranges)
        {
            _rangeSeen[_nodeIndex[range]] += Truncate(_nodeIndex[range.Parent!], limit);
        }

        if (failure is not null)
        {
            // Either the result is an error, or every range is over.
            _stop = true;
        }
    }

    private void RunLoop(LoopStep step, int node, long first, long end, ref int limit, ref EventFailureException? failure, Partition partition, FramePartial result)
    {
        int parent = _nodeIndex[step.Spec!.Node];
        bool filters = step.Spec.Filter is not null;
        int entries = Truncate(parent, limit);
        if (filters)
        {
            result.EntriesIn[node] += entries;
            _nodeCounts[node] = 0;
        }

        if (entries == 0)
        {
            return;
        }

        long start = Stopwatch.GetTimestamp();
        MapColumns(step.Columns, first, end);
        long loaded = Stopwatch.GetTimestamp();
        result.ReadTicks[node] += loaded - start;
        _state->Selection = _nodeSelections[parent];
        _state->Passed = _nodeSelections[node];
        _state->Parameters = step.Parameters is null ? null : (long*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref step.Parameters[0]); // pinned
        while (true)
        {
            _state->Count = entries;
            _state->PassedCount = 0;
            try
            {
                step.Method!(_context, _state);
                break;
            }
            catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
            {
                // Entries before the failing one still go through all steps: the one that fails first in entry order is what counts.
                limit = _state->Current;
                failure = Failure(exception, partition, first + limit);
                entries = Truncate(parent, limit);
                if (!filters || entries == 0)
                {
                    entries = 0;
                    _state->PassedCount = 0;
                    break;
                }
            }
        }

        if (filters)
        {
            _nodeCounts[node] = _state->PassedCount;
            result.EntriesOut[node] += _state->PassedCount;
        }
        else
        {
            ConsumeBuilders(step, result);
        }

        result.LoopTicks[node] += Stopwatch.GetTimestamp() - loaded;
    }

    private EventFailureException Failure(Exception exception, Partition partition, long entry)
    {
        IReadOnlyList<string> sites = _program.Loops.Layout.Sites;
        string text = _state->Site < sites.Count ? sites[_state->Site] : "?";
        string what = exception is EventException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        string where = partition.File.Length == 0 ? $"entry {entry}" : $"{partition.File}, entry {entry - partition.FileFirstEntry}";
        return new EventFailureException($"{where}: '{text}' failed: {what}", partition.File, entry, text, exception);
    }

    /// <summary>Number of entries of a node's selection that lie below <paramref name="limit"/>.</summary>
    private int Truncate(int node, int limit)
    {
        if (limit == 0)
        {
            return 0;
        }

        int count = _nodeCounts[node];
        if (node == 0)
        {
            return Math.Min(count, limit);
        }

        int* selection = _nodeSelections[node];
        while (count > 0 && selection[count - 1] >= limit)
        {
            count--;
        }

        return count;
    }

    private void MapColumns(int[] columns, long first, long end)
    {
        foreach (int column in columns)
        {
            if (!_mapped[column])
            {
                _mapped[column] = true;
                _feeders[column].Map(first, end, _state->Columns + (ColumnBlock.ArrayCount * column));
            }
        }
    }

    private void ConsumeBuilders(LoopStep step, FramePartial result)
    {
        foreach (ActionSlot slot in step.Spec!.Actions)
        {
            if (slot.Action is not ColumnAction)
            {
                continue;
            }

            int inputs = slot.Action.Inputs.Count;
            var blocks = new ColumnBlock[inputs];
            int entries = 0;
            for (int i = 0; i < inputs; i++)
            {
                ColumnBuilder builder = _context.Builders[slot.FirstBuilder + i];
                blocks[i] = builder.Block;
                entries = builder.EntryCount;
            }

            ((ColumnState)result.States[slot.Index]).Consume(entries, blocks);
            for (int i = 0; i < inputs; i++)
            {
                _context.Builders[slot.FirstBuilder + i].Clear();
            }
        }
    }

    /// <summary>An action that needs no loop: it only counts, or takes columns as they are.</summary>
    private void RunDirect(LoopStep step, ActionSlot slot, int node, long first, long end, int count, FramePartial result)
    {
        if (count == 0)
        {
            return;
        }

        if (slot.Action.Inputs.Count == 0)
        {
            if (slot.Action is NumericAction)
            {
                ((NumericState)result.States[slot.Index]).Consume(count, []);
            }

            return;
        }

        int[] numbers = step.Columns;
        long start = Stopwatch.GetTimestamp();
        MapColumns(numbers, first, end);
        long loaded = Stopwatch.GetTimestamp();
        result.ReadTicks[node] += loaded - start;
        if (step.Gathers is not null)
        {
            Gather(step.Gathers, slot, node == 0 ? null : _nodeSelections[node], count);
        }
        else if (slot.Action is ColumnAction)
        {
            var blocks = new ColumnBlock[numbers.Length];
            for (int i = 0; i < numbers.Length; i++)
            {
                void** pointers = _state->Columns + (ColumnBlock.ArrayCount * numbers[i]);
                blocks[i] = new ColumnBlock { FirstEntry = 0, EndEntry = count, Values = pointers[0], Offsets0 = (int*)pointers[1], Offsets1 = (int*)pointers[2], Offsets2 = (int*)pointers[3], Offsets3 = (int*)pointers[4] };
            }

            ((ColumnState)result.States[slot.Index]).Consume(count, blocks);
        }
        else
        {
            int values = count;
            for (int i = 0; i < numbers.Length; i++)
            {
                void** pointers = _state->Columns + (ColumnBlock.ArrayCount * numbers[i]);
                byte* data = (byte*)pointers[0];
                DataType type = slot.Action.Inputs[i].Type;
                bool isFloat = type.Element == ElementKind.Float32;
                if (type is VectorType)
                {
                    int* offsets = (int*)pointers[1];
                    values = offsets[count] - offsets[0];
                    data += (long)offsets[0] * (isFloat ? sizeof(float) : sizeof(double));
                }

                _directStreams[i] = isFloat ? new NumericStream((float*)data) : new NumericStream((double*)data);
            }

            if (values > 0)
            {
                ((NumericState)result.States[slot.Index]).Consume(values, _directStreams.AsSpan(0, numbers.Length));
            }
        }

        result.LoopTicks[node] += Stopwatch.GetTimestamp() - loaded;
    }

    /// <summary>Appends values in memory to the streams of an action, and hands them on at the same places as generated code does.</summary>
    private void Gather(IReadOnlyList<GatherInput> inputs, ActionSlot slot, int* selection, int count)
    {
        int capacity = _program.Loops.Layout.StreamCapacity;
        int fill = _state->Fill[slot.Index];
        GatherInput? vector = inputs.FirstOrDefault(input => input.IsVector);
        for (int k = 0; k < count;)
        {
            int entry = selection is null ? k : selection[k];
            Vec<byte> items = vector is null ? default : vector.Vector(_state, entry);
            int left = vector is null ? count - k : items.Length;
            for (int done = 0; done < left;)
            {
                int some = Math.Min(left - done, capacity - fill);
                for (int i = 0; i < inputs.Count; i++)
                {
                    void* stream = _state->Streams[slot.FirstStream + i];
                    if (vector is null)
                    {
                        StreamGather.Scalars(inputs[i], _state, selection, k + done, some, stream, fill);
                    }
                    else if (inputs[i].IsVector)
                    {
                        StreamGather.Items(inputs[i].Kind, items.Items + ((long)done * inputs[i].Kind.SizeOf()), some, stream, fill);
                    }
                    else
                    {
                        StreamGather.Repeat(inputs[i], _state, entry, some, stream, fill);
                    }
                }

                done += some;
                fill += some;
                if (fill == capacity)
                {
                    _context.Flush(slot.Index, fill);
                    fill = 0;
                }
            }

            k += vector is null ? count : 1;
        }

        _state->Fill[slot.Index] = fill;
    }

    private void RunRange(RangeNode range, int node, int limit, FramePartial result)
    {
        int parent = _nodeIndex[range.Parent!];
        int entries = Truncate(parent, limit);
        int* source = _nodeSelections[parent];
        int* target = _nodeSelections[node];
        int passed = 0;
        long number = _rangeSeen[node];
        for (int k = 0; k < entries; k++, number++)
        {
            if (number >= range.Begin && number < range.End && (number - range.Begin) % range.Stride == 0)
            {
                target[passed++] = parent == 0 ? k : source[k];
            }
        }

        _nodeCounts[node] = passed;
        result.EntriesIn[node] += entries;
        result.EntriesOut[node] += passed;
    }
}
