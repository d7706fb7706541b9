using Banyan.Root.Compression;

namespace Banyan.Tests.Root.Compression;

public sealed class DecompressorTests
{
    [Theory]
    [InlineData(CompressionAlgorithm.Zstd)]
    [InlineData(CompressionAlgorithm.Lz4)]
    [InlineData(CompressionAlgorithm.Zlib)]
    [InlineData(CompressionAlgorithm.Lzma)]
    [InlineData(CompressionAlgorithm.Old)]
    public void Decompress_CutAtAnyByte_SaysWhatIsWrong(CompressionAlgorithm algorithm)
    {
        (byte[] blocks, byte[] content) = Sample(algorithm);
        var back = new byte[content.Length];

        for (int length = 0; length < blocks.Length; length++)
        {
            Assert.NotNull(Decompressor.Check(blocks.AsSpan(0, length), content.Length));
            Assert.NotNull(Decompressor.Decompress(blocks.AsSpan(0, length), back));
        }
    }

    [Theory]
    [InlineData(CompressionAlgorithm.Zstd)]
    [InlineData(CompressionAlgorithm.Lz4)]
    [InlineData(CompressionAlgorithm.Zlib)]
    [InlineData(CompressionAlgorithm.Lzma)]
    [InlineData(CompressionAlgorithm.Old)]
    public void Decompress_AnyByteChanged_NeverThrows(CompressionAlgorithm algorithm)
    {
        (byte[] blocks, byte[] content) = Sample(algorithm);
        var back = new byte[content.Length];

        for (int i = 0; i < blocks.Length; i++)
        {
            byte[] changed = [.. blocks];
            changed[i] ^= 0x55;
            string? problem = Decompressor.Decompress(changed, back);
            Assert.True(problem is null or { Length: > 0 });
        }
    }

    [Fact]
    public void Decompress_Lz4WithAnyByteChanged_FindsItByTheChecksum()
    {
        (byte[] blocks, byte[] content) = Sample(CompressionAlgorithm.Lz4);
        var back = new byte[content.Length];

        for (int i = 9; i < blocks.Length; i++)
        {
            byte[] changed = [.. blocks];
            changed[i] ^= 1;
            Assert.Equal("the checksum of the LZ4 block is wrong", Decompressor.Decompress(changed, back));
        }
    }

    [Fact]
    public void Check_ClaimOfMoreThanTheBlocksHold_IsFoundBeforeAllocation()
    {
        (byte[] blocks, _) = Sample(CompressionAlgorithm.Zstd);

        string? problem = Decompressor.Check(blocks, int.MaxValue);

        Assert.Contains($"of {int.MaxValue} bytes", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_UnknownAlgorithm_NamesItsBytes() => Assert.Contains("0x5151", Decompressor.Check("QQ1234567890"u8, 100), StringComparison.Ordinal);

    private static (byte[] Blocks, byte[] Content) Sample(CompressionAlgorithm algorithm)
    {
        byte[] content = CompressorTests.Compressible(700);
        var blocks = new byte[content.Length];
        int length = Compressor.Compress(algorithm, 4, content, blocks);
        return (blocks[..length], content);
    }
}
