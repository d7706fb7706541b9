using System.Collections.Immutable;
using System.Diagnostics;
using Banyan.Frame.Actions;
using Banyan.Frame.Compiling;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>A plan over a dataset with its loops compiled.</summary>
internal sealed class FrameProgram : CompiledPlan
{
    private readonly RangeOffsets _offsets;

    public FrameProgram(EventSource source, Plan plan, RangeOffsets offsets, long started, bool skipUnreadable = false)
    {
        Source = source;
        Plan = plan;
        SkipUnreadable = skipUnreadable;
        _offsets = offsets;
        foreach (SourceColumn column in plan.Columns)
        {
            if (column.Info.Problem is string problem)
            {
                throw new AnalysisException($"column '{column.Name}' cannot be read: {problem}");
            }
        }

        Columns = [.. plan.Columns.Select(column => column.Info).Where(column => column is not PartitionColumnInfo)];
        source.Require(Columns);
        Loops = LoopProgram.Compile(plan);
        Partitions = offsets.Clip(plan, source.Partitions);
        EntryCount = Partitions.Sum(partition => partition.EntryCount);
        CompileTime = Stopwatch.GetElapsedTime(started);
    }

    public EventSource Source { get; }

    public Plan Plan { get; }

    /// <summary>True to leave out partitions that cannot be read.</summary>
    public bool SkipUnreadable { get; }

    public LoopProgram Loops { get; }

    /// <summary>The columns that are read, in the plan's order; those that are computed per partition are not among them.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; }

    public override IReadOnlyList<Partition> Partitions { get; }

    public override long EntryCount { get; }

    public override TimeSpan CompileTime { get; }

    /// <summary>How many entries reach a range node before a partition begins.</summary>
    public long Before(RangeNode node, Partition partition) => _offsets.Before(node.Parent!, partition.FirstEntry);

    /// <summary>A cursor for each column of the plan: the reader's, or one with the partition's value.</summary>
    public IEnumerable<ColumnCursor> CreateCursors(PartitionReader reader, Partition partition)
    {
        int next = 0;
        foreach (SourceColumn column in Plan.Columns)
        {
            yield return column.Info is PartitionColumnInfo info ? new ConstantColumnCursor(info, info.Value(partition), partition) : reader.GetCursor(next++);
        }
    }

    public override PartitionRunner CreateRunner() => new FrameRunner(this);

    public override void Prefetch(Partition partition) => Source.Prefetch(partition, Columns);

    public override ResultMerger CreateMerger() => new FrameMerger(this);

    /// <summary>Fresh states of all actions, by index.</summary>
    public ActionState[] CreateStates() => [.. Plan.Actions.Select(action => action.Action.CreateState())];
}
