using Banyan.Root;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root;

public sealed class StreamerShareTests
{
    [Fact]
    public void Open_FilesOfOneKind_ShareTheirStreamers()
    {
        var share = new StreamerShare();
        using RootFile first = RootFile.Open(Corpus.Path("uproot-sample-6.20.04-zlib.root"), share);
        using RootFile same = RootFile.Open(Corpus.Path("uproot-sample-6.20.04-zlib.root"), share);
        using RootFile other = RootFile.Open(Corpus.Path("uproot-issue-798.root"), share);
        using RootFile alone = RootFile.Open(Corpus.Path("uproot-sample-6.20.04-zlib.root"));
        Assert.Same(first.Streamers, same.Streamers);
        Assert.NotSame(first.Streamers, other.Streamers);
        Assert.NotSame(first.Streamers, alone.Streamers);
        Assert.Equal(first.GetTree("sample").EntryCount, same.GetTree("sample").EntryCount);
    }
}
