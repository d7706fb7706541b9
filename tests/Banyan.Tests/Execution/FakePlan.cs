using System.Collections.Concurrent;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Execution;

/// <summary>A plan without files or loops: every partition calls <see cref="OnRun"/>, and the merger notes what comes in which order.</summary>
internal sealed class FakePlan : CompiledPlan
{
    private int _alive;

    public FakePlan(int partitionCount, int entriesPerPartition = 10)
    {
        Partitions = [.. Enumerable.Range(0, partitionCount).Select(i =>
            new Partition(i, $"file{i / 3}.root", i / 3, (long)i * entriesPerPartition, (long)(i + 1) * entriesPerPartition, (long)(i / 3 * 3) * entriesPerPartition))];
        EntryCount = (long)partitionCount * entriesPerPartition;
    }

    public Func<Partition, CancellationToken, EventFailureException?> OnRun { get; init; } = (_, _) => null;

    public Action<Partition> OnMerge { get; init; } = _ => { };

    public List<int> Merged { get; } = [];

    public ConcurrentQueue<int> Prefetched { get; } = [];

    public ConcurrentQueue<int> Taken { get; } = [];

    public int RunnersAlive;

    public int MostResultsAlive;

    public int ResultsAlive => _alive;

    public int Completed { get; private set; }

    public int Abandoned { get; private set; }

    public override IReadOnlyList<Partition> Partitions { get; }

    public override long EntryCount { get; }

    public override TimeSpan CompileTime => TimeSpan.Zero;

    public override PartitionRunner CreateRunner() => new Runner(this);

    public override void Prefetch(Partition partition) => Prefetched.Enqueue(partition.Index);

    public override ResultMerger CreateMerger() => new Merger(this);

    private sealed class Runner : PartitionRunner
    {
        private readonly FakePlan _plan;
        private long _entries;

        public Runner(FakePlan plan)
        {
            _plan = plan;
            Interlocked.Increment(ref plan.RunnersAlive);
        }

        public override long EntriesDone => Volatile.Read(ref _entries);

        public override long BytesRead => 100 * EntriesDone;

        public override PartialResult Run(Partition partition, CancellationToken cancellation)
        {
            _plan.Taken.Enqueue(partition.Index);
            EventFailureException? failure = _plan.OnRun(partition, cancellation);
            Interlocked.Add(ref _entries, partition.EntryCount);
            return new Result(_plan, partition, failure);
        }

        protected override void Dispose(bool disposing) => Interlocked.Decrement(ref _plan.RunnersAlive);
    }

    private sealed class Result : PartialResult
    {
        private readonly FakePlan _plan;

        public Result(FakePlan plan, Partition partition, EventFailureException? failure)
        {
            _plan = plan;
            Partition = partition;
            Failure = failure;
            int alive = Interlocked.Increment(ref plan._alive);
            lock (plan.Merged)
            {
                plan.MostResultsAlive = Math.Max(plan.MostResultsAlive, alive);
            }
        }

        public override Partition Partition { get; }

        public override EventFailureException? Failure { get; }

        protected override void Dispose(bool disposing) => Interlocked.Decrement(ref _plan._alive);
    }

    private sealed class Merger(FakePlan plan) : ResultMerger
    {
        private int _inside;

        public override void Add(PartialResult result)
        {
            Assert.Equal(1, Interlocked.Increment(ref _inside));
            using (result)
            {
                plan.OnMerge(result.Partition);
                lock (plan.Merged)
                {
                    plan.Merged.Add(result.Partition.Index);
                }

                Interlocked.Decrement(ref _inside);
                if (result.Failure is not null)
                {
                    throw result.Failure;
                }
            }
        }

        public override RunSummary Complete(int threads, TimeSpan loopTime, int granted)
        {
            plan.Completed++;
            return new RunSummary(plan.EntryCount, threads, TimeSpan.Zero, loopTime, 0, 0, 0, [], []);
        }

        public override void Abandon() => plan.Abandoned++;
    }
}
