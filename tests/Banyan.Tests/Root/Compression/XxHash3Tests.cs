using Banyan.Root.Compression;

namespace Banyan.Tests.Root.Compression;

/// <summary>Values that xxhsum 0.8.1 of the xxHash project prints for the same bytes: every branch of the algorithm, and the borders between them.</summary>
public sealed class XxHash3Tests
{
    [Theory]
    [InlineData(0, 0x2d06800538d394c2)]
    [InlineData(1, 0xc44bdff4074eecdb)]
    [InlineData(3, 0xa1c4a8259b827291)]
    [InlineData(4, 0xbb4e3d89ee0b271d)]
    [InlineData(8, 0x79d02238b80e37b1)]
    [InlineData(9, 0xf64cecc4271ff461)]
    [InlineData(16, 0x222e9aead6bddd51)]
    [InlineData(17, 0x47aad6b375eb4bba)]
    [InlineData(32, 0x774140158f21ff0a)]
    [InlineData(33, 0x537e7ed26d825e92)]
    [InlineData(128, 0x421a9c905c6e66ba)]
    [InlineData(129, 0x9e2414800f83768a)]
    [InlineData(240, 0xb714c5fd22744964)]
    [InlineData(241, 0xbc424a2c480dd281)]
    [InlineData(255, 0x155baa5891f7606f)]
    [InlineData(256, 0x2d040b1ab40f0d78)]
    [InlineData(1024, 0x1fd15e7d36f5e1bc)]
    [InlineData(1025, 0xfe08e5a874d23fd2)]
    [InlineData(4099, 0x67f2d25f6ba6562e)]
    public void Hash_KnownBytes_GivesThePublishedProgramsValue(int length, ulong expected)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(i => (byte)((i * 2654435761L) >> 13))];
        Assert.Equal(expected, XxHash3.Hash(data));
    }

    [Fact]
    public void Stream_AnyPieces_GivesTheHash()
    {
        var random = new Random(1);
        foreach (int length in new[] { 0, 1, 240, 241, 1023, 1024, 1025, 2048, 2049, 5000, 70_000 })
        {
            var data = new byte[length];
            random.NextBytes(data);
            ulong expected = XxHash3.Hash(data);
            foreach (int piece in new[] { 1, 100, 1024, 4096, 100_000 })
            {
                var stream = default(XxHash3Stream);
                for (int arrived = 0; arrived < length; arrived = Math.Min(length, arrived + piece))
                {
                    stream.Advance(data, arrived);
                }

                Assert.Equal(expected, stream.Complete(data));
            }
        }
    }
}
