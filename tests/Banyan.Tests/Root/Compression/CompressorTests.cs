using Banyan.Root.Compression;

namespace Banyan.Tests.Root.Compression;

public sealed class CompressorTests
{
    public static TheoryData<CompressionAlgorithm, int> Settings
    {
        get
        {
            var data = new TheoryData<CompressionAlgorithm, int>();
            foreach (CompressionAlgorithm algorithm in Enum.GetValues<CompressionAlgorithm>().Where(a => a != CompressionAlgorithm.Inherit))
            {
                data.Add(algorithm, 1);
                data.Add(algorithm, 5);
                data.Add(algorithm, 9);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Compress_ThenDecompress_GivesTheBytes(CompressionAlgorithm algorithm, int level)
    {
        byte[] content = Compressible(100_000);
        var blocks = new byte[Compressor.Bound(content.Length)];

        int length = Compressor.Compress(algorithm, level, content, blocks);
        var back = new byte[content.Length];
        string? problem = Decompressor.Decompress(blocks.AsSpan(0, length), back);

        Assert.InRange(length, 1, content.Length - 1);
        Assert.Null(problem);
        Assert.Null(Decompressor.Check(blocks.AsSpan(0, length), content.Length));
        Assert.Equal(algorithm, Decompressor.AlgorithmOf(blocks));
        Assert.Equal(content, back);
    }

    [Theory]
    [InlineData(CompressionAlgorithm.Zstd)]
    [InlineData(CompressionAlgorithm.Lz4)]
    [InlineData(CompressionAlgorithm.Zlib)]
    public void Compress_MoreThanABlock_GivesSeveralBlocks(CompressionAlgorithm algorithm)
    {
        byte[] content = Compressible(Compressor.MaxBlockByteCount + 1000);
        var blocks = new byte[Compressor.Bound(content.Length)];

        int length = Compressor.Compress(algorithm, 1, content, blocks);
        var back = new byte[content.Length];
        string? problem = Decompressor.Decompress(blocks.AsSpan(0, length), back);

        Assert.Null(problem);
        Assert.True(content.AsSpan().SequenceEqual(back));
        Assert.Equal([0xff, 0xff, 0xff], blocks[6..9]);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void Compress_RandomBytes_GivesNothing(CompressionAlgorithm algorithm, int level)
    {
        var content = new byte[5000];
        new Random(1).NextBytes(content);

        Assert.Equal(0, Compressor.Compress(algorithm, level, content, new byte[Compressor.Bound(content.Length)]));
    }

    [Theory]
    [InlineData(CompressionAlgorithm.Zstd, 'Z', 'S', 1)]
    [InlineData(CompressionAlgorithm.Lz4, 'L', '4', 1)]
    [InlineData(CompressionAlgorithm.Zlib, 'Z', 'L', 8)]
    [InlineData(CompressionAlgorithm.Lzma, 'X', 'Z', 0)]
    [InlineData(CompressionAlgorithm.Old, 'C', 'S', 8)]
    public void Compress_Head_IsRootsOwn(CompressionAlgorithm algorithm, char first, char second, int method)
    {
        byte[] content = Compressible(1000);
        var blocks = new byte[1000];

        int length = Compressor.Compress(algorithm, 5, content, blocks);

        int stored = length - 9;
        byte[] head = [(byte)first, (byte)second, (byte)method, (byte)stored, (byte)(stored >> 8), (byte)(stored >> 16), 1000 & 255, 1000 >> 8, 0];
        Assert.Equal(head, blocks[..9]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Deflate_LibraryAndFallback_ReadEachOther(bool zlib)
    {
        byte[] content = Compressible(20_000);
        var byLibrary = new byte[20_000];
        var byFallback = new byte[20_000];
        int first = Deflate.Compress(5, content, byLibrary, zlib);
        int second = Deflate.Compress(5, content, byFallback, zlib, useLibrary: false);
        var back = new byte[content.Length];

        Assert.Null(Deflate.Decompress(byLibrary.AsSpan(0, first), back, zlib, useLibrary: false));
        Assert.Equal(content, back);
        Assert.Null(Deflate.Decompress(byFallback.AsSpan(0, second), back, zlib));
        Assert.Equal(content, back);
        Assert.NotNull(Deflate.Decompress(byFallback.AsSpan(0, second), back.AsSpan(1), zlib, useLibrary: false));
        Assert.NotNull(Deflate.Decompress(byFallback.AsSpan(0, second / 2), back, zlib, useLibrary: false));
    }

    internal static byte[] Compressible(int length)
    {
        var random = new Random(7);
        var content = new byte[length];
        for (int i = 0; i < length; i++)
        {
            content[i] = (byte)(i % 16 < 3 ? random.Next(256) : i / 64);
        }

        return content;
    }
}
