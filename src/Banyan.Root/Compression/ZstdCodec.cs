namespace Banyan.Root.Compression;

/// <summary>Zstandard blocks (<c>ZS</c>), by the system's libzstd.</summary>
internal sealed unsafe class ZstdCodec : BlockCodec
{
    [ThreadStatic]
    private static Contexts? s_contexts;

    /// <inheritdoc/>
    public override CompressionAlgorithm Algorithm => CompressionAlgorithm.Zstd;

    /// <inheritdoc/>
    public override string Tag => "ZS";

    /// <inheritdoc/>
    public override byte Method => 1; // ROOT writes the major version of the library (core/zstd/src/ZipZSTD.cxx)

    /// <inheritdoc/>
    public override string Library => "libzstd.so.1";

    /// <inheritdoc/>
    public override string DebianPackage => "libzstd1";

    /// <inheritdoc/>
    public override string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        void* context = (s_contexts ??= new Contexts()).Decompressor;
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            nuint result = NativeZstd.Decompress(context, to, (nuint)destination.Length, from, (nuint)source.Length);
            return result == (nuint)destination.Length ? null
                : NativeZstd.IsError(result) != 0 ? "the Zstandard data is damaged"
                : $"the Zstandard data gives {result} bytes instead of {destination.Length}";
        }
    }

    /// <inheritdoc/>
    public override int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        void* context = (s_contexts ??= new Contexts()).Compressor;
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            // ROOT maps its levels 1..9 to twice that (core/zstd/src/ZipZSTD.cxx, R__zipZSTD).
            nuint result = NativeZstd.Compress(context, to, (nuint)destination.Length, from, (nuint)source.Length, 2 * level);
            return NativeZstd.IsError(result) != 0 ? 0 : (int)result;
        }
    }

    /// <summary>The contexts of one thread; the finalizer frees them when the thread is gone.</summary>
    private sealed class Contexts
    {
        private void* _decompressor;
        private void* _compressor;

        ~Contexts()
        {
            if (_decompressor != null)
            {
                _ = NativeZstd.FreeDecompressor(_decompressor);
            }

            if (_compressor != null)
            {
                _ = NativeZstd.FreeCompressor(_compressor);
            }
        }

        public void* Decompressor
        {
            get
            {
                if (_decompressor == null && (_decompressor = NativeZstd.CreateDecompressor()) == null)
                {
                    throw new InsufficientMemoryException("libzstd has no memory for a decompression context");
                }

                return _decompressor;
            }
        }

        public void* Compressor
        {
            get
            {
                if (_compressor == null && (_compressor = NativeZstd.CreateCompressor()) == null)
                {
                    throw new InsufficientMemoryException("libzstd has no memory for a compression context");
                }

                return _compressor;
            }
        }
    }
}
