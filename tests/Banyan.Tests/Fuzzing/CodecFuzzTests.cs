using Banyan.Root.Compression;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damaged blocks of every codec, and sizes that do not fit, give a problem in words and touch nothing outside the destination.</summary>
[Collection(nameof(Alone))]
public class CodecFuzzTests
{
    [Theory]
    [InlineData(CompressionAlgorithm.Zlib)]
    [InlineData(CompressionAlgorithm.Old)]
    [InlineData(CompressionAlgorithm.Lzma)]
    [InlineData(CompressionAlgorithm.Lz4)]
    [InlineData(CompressionAlgorithm.Zstd)]
    public void DamagedBlocks_Decompressed_GiveAProblemOrTheSize(CompressionAlgorithm algorithm)
    {
        var random = new Random(7);
        byte[] plain = [.. Enumerable.Range(0, 3000).Select(i => (byte)(i % 7 == 0 ? random.Next(256) : i / 64))];
        var record = new byte[plain.Length + 64];
        int length = Compressor.Compress(algorithm, 5, plain, record);
        Assert.InRange(length, Decompressor.HeadByteCount, plain.Length);
        byte[] sound = record[..length];
        Assert.Null(Decompressor.Decompress(sound, new byte[plain.Length]));
        var destination = new byte[plain.Length + 256];
        FuzzRun.Seeds($"codec {algorithm}", seed =>
        {
            byte[] damaged = new Mutator(seed).Damage(sound, [(0, 24), (9, length - 9)]);
            if (algorithm == CompressionAlgorithm.Lz4 && damaged.Length > 17 && seed % 2 == 0)
            {
                // Past the checksum.
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(damaged.AsSpan(9), XxHash64.Hash(damaged.AsSpan(17)));
            }

            int size = seed % 3 == 0 ? new Random(seed).Next(plain.Length + 128) : plain.Length;
            destination.AsSpan().Fill(0xa5);
            _ = Decompressor.Check(damaged, size);
            _ = Decompressor.Decompress(damaged, destination.AsSpan(0, size));
            Assert.False(destination.AsSpan(size).ContainsAnyExcept((byte)0xa5), "bytes behind the destination were written");
        }, _ => false, FuzzRun.IsSoak ? int.MaxValue : 4000);
    }
}
