using System.Runtime.InteropServices;

namespace Banyan.Benchmarking;

/// <summary>The compression functions of the system's libzstd, called directly: what a <see cref="CompressionLimit"/> times must contain nothing of Banyan.</summary>
internal static unsafe partial class NativeCompression
{
    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_createCCtx")]
    public static partial void* CreateZstd();

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_freeCCtx")]
    public static partial nuint FreeZstd(void* context);

    [LibraryImport("libzstd.so.1", EntryPoint = "ZSTD_compressCCtx")]
    public static partial nuint CompressZstd(void* context, byte* destination, nuint capacity, byte* source, nuint byteCount, int level);
}
