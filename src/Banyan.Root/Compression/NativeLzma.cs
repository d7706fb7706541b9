using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>Functions of the system's liblzma (lzma/container.h).</summary>
internal static unsafe partial class NativeLzma
{
    private const string Library = "liblzma.so.5";

    [LibraryImport(Library, EntryPoint = "lzma_stream_buffer_decode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Decode(
        ulong* memoryLimit, uint flags, void* allocator, byte* source, nuint* sourcePosition, nuint byteCount, byte* destination, nuint* position, nuint capacity);

    [LibraryImport(Library, EntryPoint = "lzma_easy_encoder")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int StartEncoder(LzmaStream* stream, uint preset, int check);

    [LibraryImport(Library, EntryPoint = "lzma_code")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Code(LzmaStream* stream, int action);

    [LibraryImport(Library, EntryPoint = "lzma_end")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void End(LzmaStream* stream);
}
