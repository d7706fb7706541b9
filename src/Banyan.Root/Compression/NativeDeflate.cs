using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>Functions of the system's libdeflate (libdeflate.h).</summary>
internal static unsafe partial class NativeDeflate
{
    private const string Library = "libdeflate.so.0";

    [LibraryImport(Library, EntryPoint = "libdeflate_alloc_decompressor")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void* CreateDecompressor();

    [LibraryImport(Library, EntryPoint = "libdeflate_free_decompressor")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void FreeDecompressor(void* context);

    /// <summary>0 when exactly <paramref name="capacity"/> bytes were written (<paramref name="written"/> is null) or any number (it is not).</summary>
    [LibraryImport(Library, EntryPoint = "libdeflate_zlib_decompress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int ZlibDecompress(void* context, byte* source, nuint byteCount, byte* destination, nuint capacity, nuint* written);

    [LibraryImport(Library, EntryPoint = "libdeflate_deflate_decompress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int DeflateDecompress(void* context, byte* source, nuint byteCount, byte* destination, nuint capacity, nuint* written);

    [LibraryImport(Library, EntryPoint = "libdeflate_alloc_compressor")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void* CreateCompressor(int level);

    [LibraryImport(Library, EntryPoint = "libdeflate_free_compressor")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void FreeCompressor(void* context);

    [LibraryImport(Library, EntryPoint = "libdeflate_zlib_compress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nuint ZlibCompress(void* context, byte* source, nuint byteCount, byte* destination, nuint capacity);

    [LibraryImport(Library, EntryPoint = "libdeflate_deflate_compress")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial nuint DeflateCompress(void* context, byte* source, nuint byteCount, byte* destination, nuint capacity);
}
