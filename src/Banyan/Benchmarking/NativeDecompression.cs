using System.Runtime.InteropServices;

namespace Banyan.Benchmarking;

/// <summary>The decompression functions of the system's libraries, called directly: what a <see cref="DecompressionLimit"/> times must contain nothing of Banyan.</summary>
internal static unsafe partial class NativeDecompression
{
    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_createDCtx")]
    public static partial void* CreateZstd();

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_freeDCtx")]
    public static partial nuint FreeZstd(void* context);

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_decompressDCtx")]
    public static partial nuint DecompressZstd(void* context, byte* destination, nuint capacity, byte* source, nuint byteCount);

    [LibraryImport("liblz4.so.1", EntryPoint = "LZ4_decompress_safe")]
    public static partial int DecompressLz4(byte* source, byte* destination, int byteCount, int capacity);

    [LibraryImport("libdeflate.so.0", EntryPoint = "libdeflate_alloc_decompressor")]
    public static partial void* CreateDeflate();

    [LibraryImport("libdeflate.so.0", EntryPoint = "libdeflate_free_decompressor")]
    public static partial void FreeDeflate(void* context);

    [LibraryImport("libdeflate.so.0", EntryPoint = "libdeflate_zlib_decompress")]
    public static partial int DecompressZlib(void* context, byte* source, nuint byteCount, byte* destination, nuint capacity, nuint* written);
}
