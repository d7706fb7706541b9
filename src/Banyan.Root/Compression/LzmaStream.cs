using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>liblzma's <c>lzma_stream</c> (lzma/base.h): where a coder reads and writes; zeros before the first call.</summary>
[StructLayout(LayoutKind.Sequential, Size = 136)]
internal unsafe struct LzmaStream
{
    /// <summary>The next input byte.</summary>
    public byte* NextIn;

    /// <summary>Input bytes that are left.</summary>
    public nuint AvailableIn;

    /// <summary>Input bytes read so far.</summary>
    public ulong TotalIn;

    /// <summary>The next output byte.</summary>
    public byte* NextOut;

    /// <summary>Output bytes that are left.</summary>
    public nuint AvailableOut;

    /// <summary>Output bytes written so far.</summary>
    public ulong TotalOut;
}
