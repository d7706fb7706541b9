using Banyan.Columns;
using Banyan.Execution.Threads;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

/// <summary>Snapshots give all memory of the process's pool back.</summary>
[Collection(nameof(Alone))]
public sealed class SnapshotMemoryTests : IDisposable
{
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Snapshot_AfterTheRun_HoldsNoMemory()
    {
        using ArraySource source = SnapshotTests.Events();
        EventFrame frame = EventFrame.FromSource(source);
        frame.Engine = new ThreadEngine();
        frame.Options = new RunOptions { Threads = 4 };
        _ = frame.Snapshot("Events", _files.PathOf("warm.root"), null, new SnapshotOptions { BasketBytes = 300 }).Value;
        long before = NativePool.Shared.RentedBuffers;
        _ = frame.Snapshot("Events", _files.PathOf("m.root"), null, new SnapshotOptions { BasketBytes = 300, ClusterEntries = 90 }).Value;
        Assert.Throws<EventFailureException>(() => frame.Define("bad", "100 / (x - 950)").Snapshot("Events", _files.PathOf("n.root"), null, new SnapshotOptions { BasketBytes = 300 }).Value);
        Assert.Equal(before, NativePool.Shared.RentedBuffers);
        Assert.Equal(["m.root", "warm.root"], Directory.GetFiles(Path.GetDirectoryName(_files.PathOf("m.root"))!).Select(Path.GetFileName).Order());
    }
}
