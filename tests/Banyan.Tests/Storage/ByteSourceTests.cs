using Banyan.Storage;

namespace Banyan.Tests.Storage;

public sealed class ByteSourceTests
{
    private static readonly byte[] s_content = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    [Fact]
    public void ReadMany_AdjacentRanges_AreOneRequest()
    {
        using var source = new MemoryByteSource(s_content);
        var bytes = new byte[9];

        source.ReadMany([new(10, 3), new(13, 2), new(50, 4)], bytes);

        Assert.Equal([10, 11, 12, 13, 14, 50, 51, 52, 53], bytes);
        Assert.Equal(2, source.ReadCount);
        Assert.Equal(9, source.BytesRead);
    }

    [Fact]
    public void ReadMany_RangesInAnyOrder_ComeInTheOrderAsked()
    {
        using var source = new MemoryByteSource(s_content);
        var bytes = new byte[4];

        source.ReadMany([new(90, 2), new(5, 2)], bytes);

        Assert.Equal([90, 91, 5, 6], bytes);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(99, 2)]
    [InlineData(long.MaxValue, 1)]
    public void Read_OutsideTheFile_NamesRangeAndLength(long fileOffset, int count)
    {
        using var source = new MemoryByteSource(s_content, "some.root");

        StorageException error = Assert.Throws<StorageException>(() => source.Read(fileOffset, new byte[count]));

        Assert.StartsWith("some.root: cannot read bytes", error.Message, StringComparison.Ordinal);
        Assert.Contains("ends at 100", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, source.ReadCount);
    }
}
