using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>Deflate with or without a zlib head and checksum, by libdeflate, or by .NET's own (slower) where that library is missing.</summary>
internal static unsafe class Deflate
{
    private static readonly bool s_hasLibrary = NativeLibrary.TryLoad("libdeflate.so.0", out _);

    [ThreadStatic]
    private static Contexts? s_contexts;

    /// <summary>Decompresses; null when exactly <paramref name="destination"/> was filled, else what was wrong.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="destination">Room for exactly the result.</param>
    /// <param name="zlib">True for a zlib head and checksum, false for bare deflate data.</param>
    /// <param name="useLibrary">False to use .NET's own; for tests.</param>
    public static string? Decompress(ReadOnlySpan<byte> source, Span<byte> destination, bool zlib, bool useLibrary = true)
    {
        if (!useLibrary || !s_hasLibrary)
        {
            return DecompressManaged(source, destination, zlib);
        }

        void* context = (s_contexts ??= new Contexts()).Decompressor;
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            nuint written;
            int result = zlib
                ? NativeDeflate.ZlibDecompress(context, from, (nuint)source.Length, to, (nuint)destination.Length, &written)
                : NativeDeflate.DeflateDecompress(context, from, (nuint)source.Length, to, (nuint)destination.Length, &written);
            return result switch
            {
                0 when written == (nuint)destination.Length => null,
                0 => $"the deflate data gives {written} bytes instead of {destination.Length}",
                3 => $"the deflate data gives more than {destination.Length} bytes",
                _ => "the deflate data is damaged",
            };
        }
    }

    /// <summary>Compresses; 0 when the result does not fit.</summary>
    /// <param name="level">1 to 9.</param>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where the result goes.</param>
    /// <param name="zlib">True for a zlib head and checksum.</param>
    /// <param name="useLibrary">False to use .NET's own; for tests.</param>
    public static int Compress(int level, ReadOnlySpan<byte> source, Span<byte> destination, bool zlib, bool useLibrary = true)
    {
        if (!useLibrary || !s_hasLibrary)
        {
            return CompressManaged(level, source, destination, zlib);
        }

        void* context = (s_contexts ??= new Contexts()).Compressor(level);
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            return (int)(zlib
                ? NativeDeflate.ZlibCompress(context, from, (nuint)source.Length, to, (nuint)destination.Length)
                : NativeDeflate.DeflateCompress(context, from, (nuint)source.Length, to, (nuint)destination.Length));
        }
    }

    private static string? DecompressManaged(ReadOnlySpan<byte> source, Span<byte> destination, bool zlib)
    {
        fixed (byte* from = source)
        {
            using var compressed = new UnmanagedMemoryStream(from, source.Length);
            using Stream stream = zlib ? new ZLibStream(compressed, CompressionMode.Decompress) : new DeflateStream(compressed, CompressionMode.Decompress);
            try
            {
                int count = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
                return count != destination.Length ? $"the deflate data gives {count} bytes instead of {destination.Length}"
                    : stream.ReadByte() >= 0 ? $"the deflate data gives more than {destination.Length} bytes" : null;
            }
            catch (InvalidDataException)
            {
                return "the deflate data is damaged";
            }
        }
    }

    private static int CompressManaged(int level, ReadOnlySpan<byte> source, Span<byte> destination, bool zlib)
    {
        fixed (byte* to = destination)
        {
            using var compressed = new UnmanagedMemoryStream(to, 0, destination.Length, FileAccess.Write);
            var options = new ZLibCompressionOptions { CompressionLevel = level };
            try
            {
                using (Stream stream = zlib ? new ZLibStream(compressed, options, leaveOpen: true) : new DeflateStream(compressed, options, leaveOpen: true))
                {
                    stream.Write(source);
                }

                return (int)compressed.Position;
            }
            catch (NotSupportedException)
            {
                return 0; // the stream over the destination cannot grow
            }
        }
    }

    /// <summary>The contexts of one thread; the finalizer frees them when the thread is gone.</summary>
    private sealed class Contexts
    {
        private void* _decompressor;
        private void* _compressor;
        private int _level;

        ~Contexts()
        {
            if (_decompressor != null)
            {
                NativeDeflate.FreeDecompressor(_decompressor);
            }

            if (_compressor != null)
            {
                NativeDeflate.FreeCompressor(_compressor);
            }
        }

        public void* Decompressor
        {
            get
            {
                if (_decompressor == null && (_decompressor = NativeDeflate.CreateDecompressor()) == null)
                {
                    throw new InsufficientMemoryException("libdeflate has no memory for a decompressor");
                }

                return _decompressor;
            }
        }

        public void* Compressor(int level)
        {
            if (_compressor != null && _level != level)
            {
                NativeDeflate.FreeCompressor(_compressor);
                _compressor = null;
            }

            if (_compressor == null && (_compressor = NativeDeflate.CreateCompressor(level)) == null)
            {
                throw new InsufficientMemoryException("libdeflate has no memory for a compressor");
            }

            _level = level;
            return _compressor;
        }
    }
}
