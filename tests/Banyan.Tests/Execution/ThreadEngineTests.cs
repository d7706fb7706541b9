using Banyan.Execution.Threads;
using Banyan.Frame.Running;

namespace Banyan.Tests.Execution;

public class ThreadEngineTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private static EventFailureException Failure(long entry) => new($"entry {entry} failed", "file.root", entry, "x[9]");

    private static RunSummary Run(FakePlan plan, int threads, IRunObserver? observer = null) =>
        new ThreadEngine().Run(plan, new RunOptions { Threads = threads, Observer = observer }, TestContext.Current.CancellationToken);

    private static void RunCancelled(FakePlan plan, int threads, CancellationToken cancellation) =>
        Assert.ThrowsAny<OperationCanceledException>(() => new ThreadEngine().Run(plan, new RunOptions { Threads = threads }, cancellation));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_ManyPartitions_MergesAllInOrder(int threads)
    {
        var plan = new FakePlan(200);

        RunSummary summary = Run(plan, threads);

        Assert.Equal(Enumerable.Range(0, 200), plan.Merged);
        Assert.Equal(threads, summary.Threads);
        Assert.Equal((1, 0, 0, 0), (plan.Completed, plan.Abandoned, plan.ResultsAlive, plan.RunnersAlive));
    }

    [Fact]
    public void Run_NoPartitions_Completes()
    {
        var plan = new FakePlan(0);

        Run(plan, 4);

        Assert.Equal((1, 0), (plan.Completed, plan.Abandoned));
    }

    [Fact]
    public void Run_MoreThreadsThanPartitions_UsesNoIdleOnes()
    {
        Assert.Equal(3, Run(new FakePlan(3), 16).Threads);
    }

    [Fact]
    public void Run_FirstPartitionSlow_ResultsInMemoryStayBounded()
    {
        using var others = new CountdownEvent(7);
        var plan = new FakePlan(500)
        {
            OnRun = (partition, cancellation) =>
            {
                // The other worker can finish 7 partitions of the window of 8; the first one waits for that.
                if (partition.Index == 0)
                {
                    Assert.True(others.Wait(s_patience, cancellation));
                }
                else if (!others.IsSet)
                {
                    others.Signal();
                }

                return null;
            },
        };

        Run(plan, 2);

        Assert.Equal(500, plan.Merged.Count);
        Assert.InRange(plan.MostResultsAlive, 7, 8);
    }

    [Fact]
    public void Run_SeveralThreads_PrefetchesAheadOnce()
    {
        var plan = new FakePlan(50);

        Run(plan, 3);

        Assert.Equal(Enumerable.Range(3, 47), plan.Prefetched.Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Run_SeveralFailures_LowestIsThrown(int threads)
    {
        using var late = new ManualResetEventSlim();
        var plan = new FakePlan(100)
        {
            OnRun = (partition, cancellation) =>
            {
                switch (partition.Index)
                {
                    case 20:
                        // The lowest failure is the last to come, when there is another worker to overtake it.
                        late.Wait(threads > 1 ? s_patience : TimeSpan.Zero, cancellation);
                        return Failure(201);
                    case 22:
                        late.Set();
                        return Failure(223);
                    default:
                        return null;
                }
            },
        };

        EventFailureException thrown = Assert.Throws<EventFailureException>(() => Run(plan, threads));

        Assert.Equal(201, thrown.Entry);
        Assert.Equal(Enumerable.Range(0, 21), plan.Merged);
        Assert.Equal((0, 1, 0, 0), (plan.Completed, plan.Abandoned, plan.ResultsAlive, plan.RunnersAlive));
    }

    [Fact]
    public void Run_FailureWhileHigherPartitionRuns_HigherOneIsAborted()
    {
        using var running = new ManualResetEventSlim();
        bool aborted = false;
        var plan = new FakePlan(10)
        {
            OnRun = (partition, cancellation) =>
            {
                if (partition.Index == 0)
                {
                    Assert.True(running.Wait(s_patience, cancellation));
                    return Failure(5);
                }

                running.Set();
                aborted = cancellation.WaitHandle.WaitOne(s_patience);
                cancellation.ThrowIfCancellationRequested();
                return null;
            },
        };

        Assert.Equal(5, Assert.Throws<EventFailureException>(() => Run(plan, 2)).Entry);
        Assert.True(aborted);
    }

    [Fact]
    public void Run_PartitionCannotBeRead_ItsErrorIsThrownAndActionsAbandoned()
    {
        var plan = new FakePlan(30) { OnRun = (partition, _) => partition.Index == 9 ? throw new InvalidDataException("bad basket") : null };

        Assert.Equal("bad basket", Assert.Throws<InvalidDataException>(() => Run(plan, 2)).Message);

        Assert.Equal(Enumerable.Range(0, 9), plan.Merged);
        Assert.Equal((0, 1, 0, 0), (plan.Completed, plan.Abandoned, plan.ResultsAlive, plan.RunnersAlive));
    }

    [Fact]
    public void Run_MergeFails_ErrorIsThrownAndEverythingFreed()
    {
        var plan = new FakePlan(300) { OnMerge = partition => _ = partition.Index == 40 ? throw new IOException("disk full") : 0 };

        Assert.Equal("disk full", Assert.Throws<IOException>(() => Run(plan, 3)).Message);

        Assert.Equal((0, 1, 0, 0), (plan.Completed, plan.Abandoned, plan.ResultsAlive, plan.RunnersAlive));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Run_Cancelled_StopsAndAbandons(int threads)
    {
        using var source = new CancellationTokenSource();
        var plan = new FakePlan(1000)
        {
            OnRun = (partition, cancellation) =>
            {
                if (partition.Index == 10)
                {
                    source.Cancel();
                }

                cancellation.ThrowIfCancellationRequested();
                return null;
            },
        };

        RunCancelled(plan, threads, source.Token);

        Assert.Equal((0, 1, 0, 0), (plan.Completed, plan.Abandoned, plan.ResultsAlive, plan.RunnersAlive));
        Assert.True(plan.Taken.Count < 30);
    }

    [Fact]
    public void Run_CancelledBefore_NothingRuns()
    {
        var plan = new FakePlan(5);

        RunCancelled(plan, 2, new CancellationToken(true));

        Assert.Empty(plan.Taken);
        Assert.Equal(1, plan.Abandoned);
    }

    [Fact]
    public void Run_WithObserver_TellsBeginningProgressAndEnd()
    {
        var observer = new Recorder();
        var plan = new FakePlan(6)
        {
            OnRun = (partition, cancellation) =>
            {
                if (partition.Index == 3)
                {
                    Assert.True(observer.Seen.Wait(s_patience, cancellation));
                }

                return null;
            },
        };

        Run(plan, 1, observer: observer);

        Assert.Equal("started 1", observer.Calls[0]);
        Assert.Equal("30 of 60, 3000 bytes, file1.root", observer.Calls[1]);
        Assert.Equal("finished 60", observer.Calls[^1]);
        Assert.Single(observer.Threads);
    }

    private sealed class Recorder : IRunObserver
    {
        public ManualResetEventSlim Seen { get; } = new();

        public List<string> Calls { get; } = [];

        public HashSet<int> Threads { get; } = [];

        public void Started(CompiledPlan plan, int threads) => Note($"started {threads}");

        public void Advanced(RunProgress progress)
        {
            Note($"{progress.EntriesDone} of {progress.EntriesTotal}, {progress.BytesRead} bytes, {progress.CurrentFile}");
            Seen.Set();
        }

        public void Finished(RunSummary summary) => Note($"finished {summary.Entries}");

        private void Note(string call)
        {
            Calls.Add(call);
            Threads.Add(Environment.CurrentManagedThreadId);
        }
    }
}
