using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>The bytes of one page, fetched, checked and decompressed into pooled memory. Reused from page to page.</summary>
internal sealed unsafe class PageContent : IDisposable
{
    private const int PieceByteCount = 128 << 10; // of a page, which is hashed while it is in the second cache
    private NativeBuffer? _stored;
    private NativeBuffer? _page;

    /// <summary>The first byte of the page that <see cref="Load"/> brought; 64 bytes behind the page may be read.</summary>
    public byte* Bytes { get; private set; }

    /// <summary>Bytes of a page after decompression.</summary>
    public static long ByteCount(PageInfo page, int bits) => (((long)page.ElementCount * bits) + 7) / 8;

    /// <summary>Reads a page, checks and decompresses it.</summary>
    /// <param name="blobs">The file.</param>
    /// <param name="page">The page.</param>
    /// <param name="bits">Bits of an element.</param>
    /// <returns>Null when it is well, else what is wrong with it.</returns>
    /// <exception cref="Storage.StorageException">Reading failed.</exception>
    public string? Load(BlobReader blobs, PageInfo page, int bits)
    {
        Bytes = null;
        if (Fetch(blobs, page, bits, null, out ReadOnlySpan<byte> content) is string problem)
        {
            return problem;
        }

        long byteCount = ByteCount(page, bits);
        byte* bytes = _stored!.Pointer;
        if (content.Length < byteCount)
        {
            bytes = Room(ref _page, byteCount);
            if (Decompressor.Decompress(content, new Span<byte>(bytes, (int)byteCount)) is string damage)
            {
                return damage;
            }
        }

        Bytes = bytes;
        return null;
    }

    /// <summary>Reads a page as it lies in the file and checks it, so that memory for its content may be taken. What <see cref="Load"/> brought is lost, unless there is a place for it.</summary>
    /// <param name="blobs">The file.</param>
    /// <param name="page">The page.</param>
    /// <param name="bits">Bits of an element.</param>
    /// <param name="place">Where to, with room for the checksum behind it; null for own memory.</param>
    /// <param name="content">The stored bytes.</param>
    /// <returns>Null when it is well, else what is wrong with it.</returns>
    /// <exception cref="Storage.StorageException">Reading failed.</exception>
    public string? Fetch(BlobReader blobs, PageInfo page, int bits, byte* place, out ReadOnlySpan<byte> content)
    {
        content = default;
        long pageByteCount = ByteCount(page, bits);
        int checksumByteCount = page.HasChecksum ? sizeof(ulong) : 0;
        Locator stored = page.Location with { ByteCount = page.Location.ByteCount + checksumByteCount };
        if (!blobs.Contains(stored) || pageByteCount > int.MaxValue - 64 || page.Location.ByteCount > pageByteCount)
        {
            return $"a page of {page.Location.ByteCount} bytes ({pageByteCount} decompressed) is announced in a file of {blobs.Source.Length} bytes";
        }

        var bytes = new Span<byte>(place == null ? Room(ref _stored, stored.ByteCount) : place, (int)stored.ByteCount);
        content = bytes[..^checksumByteCount];
        var checksum = default(XxHash3Stream);
        for (int done = 0; done < bytes.Length;)
        {
            int length = blobs.IsWhole(bytes.Length) ? Math.Min(PieceByteCount, bytes.Length - done) : bytes.Length;
            blobs.Read(stored.FileOffset + done, bytes.Slice(done, length));
            done += length;
            if (page.HasChecksum)
            {
                checksum.Advance(content, Math.Min(done, content.Length));
            }
        }

        return page.HasChecksum && checksum.Complete(content) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[^checksumByteCount..]) ? "the checksum of a page is wrong"
            : content.Length == pageByteCount ? null : Decompressor.Check(content, pageByteCount);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stored?.Dispose();
        _page?.Dispose();
        _stored = _page = null;
        Bytes = null;
    }

    /// <summary>Makes room in a buffer of the shared pool for so many bytes; what was in it is lost when it grows.</summary>
    internal static byte* Room(ref NativeBuffer? buffer, long byteCount)
    {
        if (buffer == null || buffer.Capacity < byteCount)
        {
            buffer?.Dispose();
            buffer = null;
            buffer = NativePool.Shared.Rent(byteCount);
        }

        buffer.Resize(byteCount);
        return buffer.Pointer;
    }
}
