using Banyan.Columns.Ahead;

namespace Banyan.Tests.Columns.Ahead;

public sealed class WorkAheadTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void TryPost_NobodyHelps_IsRefused()
    {
        using var job = new Job();
        Assert.False(new WorkAhead().TryPost(job, 1));
        Assert.False(job.Complete());
    }

    [Fact]
    public void Complete_DoneByAHelper_IsTrueOnceAndCounted()
    {
        var queue = new WorkAhead();
        using var job = new Job();
        using var helper = new Helper(queue);
        for (int round = 1; round <= 3; round++)
        {
            Assert.True(queue.TryPost(job, 1));
            Assert.True(SpinWait.SpinUntil(() => queue.DoneCount == round, s_patience));
            Assert.True(job.Complete());
            Assert.Equal(round, job.Runs);
            Assert.False(job.Complete());
        }
    }

    [Fact]
    public void Complete_NotBegun_IsTakenBackAndNeverRun()
    {
        var queue = new WorkAhead();
        using var block = new Job { Gate = new ManualResetEventSlim() };
        using var job = new Job();
        using (var helper = new Helper(queue))
        {
            Assert.True(queue.TryPost(block, 1));
            Assert.True(SpinWait.SpinUntil(() => block.HasBegun, s_patience));
            Assert.True(queue.TryPost(job, 1));
            Assert.False(job.Complete());
            block.Gate.Set();
            Assert.True(block.Complete());
        }

        Assert.Equal(0, job.Runs);
    }

    [Fact]
    public void Complete_WhileAHelperWorks_DoesWhatElseIsQueued()
    {
        var queue = new WorkAhead();
        using var block = new Job { Gate = new ManualResetEventSlim() };
        using var opener = new Job { Opens = block.Gate };
        using var helper = new Helper(queue);
        Assert.True(queue.TryPost(block, 1));
        Assert.True(SpinWait.SpinUntil(() => block.HasBegun, s_patience));
        Assert.True(queue.TryPost(opener, 1));

        // The only helper waits for the gate, which the second job opens: on this thread.
        Assert.True(block.Complete());
        Assert.True(opener.Complete());
    }

    [Fact]
    public void Complete_WorkFailed_ThrowsOnItsReadersThread()
    {
        var queue = new WorkAhead();
        using var job = new Job { Failure = new InvalidDataException("bad") };
        using var helper = new Helper(queue);
        Assert.True(queue.TryPost(job, 1));
        Assert.True(SpinWait.SpinUntil(() => queue.DoneCount == 1, s_patience));
        Assert.Equal("bad", Assert.Throws<InvalidDataException>(() => job.Complete()).Message);
        Assert.False(job.Complete());
    }

    [Fact]
    public void TryPost_TooManyBytesWait_IsRefusedUntilTheyAreTaken()
    {
        var queue = new WorkAhead();
        using var large = new Job();
        using var other = new Job();
        using var helper = new Helper(queue);
        Assert.True(queue.TryPost(large, 200L << 20));
        Assert.True(SpinWait.SpinUntil(() => queue.DoneCount == 1, s_patience));
        Assert.False(queue.TryPost(other, 100L << 20));
        Assert.True(large.Complete());
        Assert.True(queue.TryPost(other, 100L << 20));
        other.Complete();
    }

    private sealed class Job : AheadJob
    {
        public ManualResetEventSlim? Gate { get; init; }

        public ManualResetEventSlim? Opens { get; init; }

        public Exception? Failure { get; init; }

        public int Runs { get; private set; }

        public bool HasBegun { get; private set; }

        protected override void Work()
        {
            HasBegun = true;
            Opens?.Set();
            Assert.True(Gate?.Wait(s_patience) ?? true);
            Runs++;
            if (Failure != null)
            {
                throw Failure;
            }
        }

        protected override void Free() => Gate?.Dispose();
    }

    private sealed class Helper : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly Thread _thread;

        public Helper(WorkAhead queue)
        {
            _thread = new Thread(() => queue.Help(_end.Token));
            _thread.Start();
            Assert.True(SpinWait.SpinUntil(() => queue.HelperCount == 1, s_patience));
        }

        public void Dispose()
        {
            _end.Cancel();
            _thread.Join();
            _end.Dispose();
        }
    }
}
