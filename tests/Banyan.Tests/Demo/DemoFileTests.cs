using Banyan.Demo;

namespace Banyan.Tests.Demo;

public sealed class DemoFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_AnyNumberOfThreads_GivesTheSameBytes()
    {
        string one = Path.Join(_folder, "one.root");
        string three = Path.Join(_folder, "three.root");
        long written = 0;

        long bytes = DemoFile.Write(one, 110_000, 1, 1, count => written = count, CancellationToken.None);
        DemoFile.Write(three, 110_000, 1, 3, null, CancellationToken.None);

        Assert.Equal(110_000, written);
        Assert.Equal(bytes, new FileInfo(one).Length);
        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(three));
    }

    [Fact]
    public void Write_Cancelled_LeavesNoFile()
    {
        string path = Path.Join(_folder, "cancelled.root");
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => DemoFile.Write(path, 500_000, 1, 2, _ => cancellation.Cancel(), cancellation.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}
