using Banyan.Frame.Actions;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>The pass that counts for ranges: like any plan, but it is over as soon as every range has seen enough, and errors behind that place do not count.</summary>
internal sealed class CountingPlan(FrameProgram program, IReadOnlyList<PartitionCountAction> counts) : CompiledPlan
{
    public override IReadOnlyList<Partition> Partitions => program.Partitions;

    public override long EntryCount => program.EntryCount;

    public override TimeSpan CompileTime => program.CompileTime;

    public override PartitionRunner CreateRunner() => program.CreateRunner();

    public override void Prefetch(Partition partition) => program.Prefetch(partition);

    public override ResultMerger CreateMerger() => new Merger(program, counts);

    private sealed class Merger(FrameProgram program, IReadOnlyList<PartitionCountAction> counts) : ResultMerger
    {
        private readonly ResultMerger _inner = program.CreateMerger();

        public override bool IsSatisfied => counts.All(count => count.IsSatisfied);

        public override void Add(PartialResult result)
        {
            var partial = (FramePartial)result;
            foreach (PartitionCountAction count in counts)
            {
                count.Add(partial.Partition, partial.EntriesOut[program.Plan.Nodes.IndexOf(count.Filter)]);
            }

            if (partial.Failure is not null && IsSatisfied)
            {
                partial.Dispose();
                return;
            }

            _inner.Add(result);
        }

        public override RunSummary Complete(int threads, TimeSpan loopTime, int granted) => _inner.Complete(threads, loopTime, granted);

        public override void Abandon() => _inner.Abandon();
    }
}
