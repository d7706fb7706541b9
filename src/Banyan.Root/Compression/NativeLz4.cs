using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>Functions of the system's liblz4 (lz4.h, lz4hc.h).</summary>
internal static unsafe partial class NativeLz4
{
    private const string Library = "liblz4.so.1";

    [LibraryImport(Library, EntryPoint = "LZ4_decompress_safe")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Decompress(byte* source, byte* destination, int byteCount, int capacity);

    [LibraryImport(Library, EntryPoint = "LZ4_compress_default")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Compress(byte* source, byte* destination, int byteCount, int capacity);

    [LibraryImport(Library, EntryPoint = "LZ4_compress_HC")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int CompressHigh(byte* source, byte* destination, int byteCount, int capacity, int level);
}
