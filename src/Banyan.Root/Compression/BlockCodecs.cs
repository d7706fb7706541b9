namespace Banyan.Root.Compression;

/// <summary>The registry of codecs: the only place that knows which algorithms there are.</summary>
internal static class BlockCodecs
{
    private static readonly BlockCodec[] s_all = [new ZstdCodec(), new ZlibCodec(), new Lz4Codec(), new LzmaCodec(), new OldDeflateCodec()];

    /// <summary>The codec of a block's first two bytes; null when there is none.</summary>
    public static BlockCodec? FromTag(byte first, byte second)
    {
        foreach (BlockCodec codec in s_all)
        {
            if (codec.Tag[0] == first && codec.Tag[1] == second)
            {
                return codec;
            }
        }

        return null;
    }

    /// <summary>The codec of an algorithm that can be written.</summary>
    public static BlockCodec ForWriting(CompressionAlgorithm algorithm)
    {
        foreach (BlockCodec codec in s_all)
        {
            if (codec.Algorithm == algorithm)
            {
                return codec;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "no such compression algorithm");
    }
}
