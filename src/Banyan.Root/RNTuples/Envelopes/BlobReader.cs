using Banyan.Root.Compression;
using Banyan.Storage;

namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>Reads byte ranges that locators name, those that lie in several keys as well.</summary>
/// <remarks>
/// Source: RNTuple binary format 1.0, "Anchor schema" (Max Key Size) and RMiniFileReader::ReadBuffer of ROOT's RMiniFile.cxx: what is longer than a key may be is cut into pieces;
/// the first piece ends with the offsets of the others, 8 bytes each, little endian.
/// </remarks>
internal sealed class BlobReader(ByteSource source, long largestKey)
{
    private const int OffsetByteCount = sizeof(long);

    /// <summary>The file.</summary>
    public ByteSource Source { get; } = source;

    /// <summary>True when the range lies in the file, so that memory for it can be taken.</summary>
    public bool Contains(Locator locator) => locator.ByteCount <= int.MaxValue - 64 && locator.FileOffset <= Source.Length - locator.ByteCount;

    /// <summary>True when a range of so many bytes lies in one piece, so that parts of it can be read.</summary>
    public bool IsWhole(int byteCount) => largestKey <= OffsetByteCount || byteCount <= largestKey;

    /// <summary>Fills <paramref name="destination"/> with the range, which must be <see cref="Contains">contained</see>.</summary>
    /// <exception cref="StorageException">A piece is not inside the file, or reading failed.</exception>
    public void Read(long fileOffset, Span<byte> destination)
    {
        if (IsWhole(destination.Length))
        {
            Source.Read(fileOffset, destination);
            return;
        }

        long pieceCount = PieceCount(destination.Length, largestKey);
        int firstByteCount = (int)(largestKey - ((pieceCount - 1) * OffsetByteCount));
        var offsets = new long[pieceCount - 1];
        Source.Read(fileOffset, destination[..firstByteCount]);
        Source.Read(fileOffset + firstByteCount, System.Runtime.InteropServices.MemoryMarshal.AsBytes(offsets.AsSpan()));
        int done = firstByteCount;
        foreach (long offset in offsets)
        {
            int byteCount = (int)Math.Min(destination.Length - done, largestKey);
            Source.Read(offset, destination.Slice(done, byteCount));
            done += byteCount;
        }
    }

    /// <summary>Reads an envelope, checks it and gives its payload.</summary>
    /// <param name="locator">Where it lies.</param>
    /// <param name="byteCount">Bytes after decompression.</param>
    /// <param name="type">The type that it must have.</param>
    /// <param name="context">For errors.</param>
    /// <param name="checksum">Its checksum, by which others refer to it.</param>
    public byte[] ReadEnvelope(Locator locator, long byteCount, int type, RecordContext context, out ulong checksum)
    {
        if (!Contains(locator) || byteCount < Envelope.LeastByteCount || byteCount > Array.MaxLength)
        {
            throw context.Damaged($"an envelope of {locator.ByteCount} bytes ({byteCount} decompressed) is announced at {locator.FileOffset} in a file of {Source.Length} bytes");
        }

        var stored = new byte[locator.ByteCount];
        Read(locator.FileOffset, stored);
        byte[] bytes = stored;
        if (locator.ByteCount != byteCount)
        {
            string? problem = Decompressor.Check(stored, byteCount);
            if (problem == null)
            {
                bytes = new byte[byteCount];
                problem = Decompressor.Decompress(stored, bytes);
            }

            if (problem != null)
            {
                throw context.Damaged(problem);
            }
        }

        return Envelope.Open(bytes, type, context, out checksum);
    }

    /// <summary>In how many pieces a payload lies that is longer than <paramref name="largestKey"/>.</summary>
    /// <remarks>Source: ComputeNumChunks of RMiniFile.cxx: one piece more where the rest of the last one is too small for the offsets.</remarks>
    public static long PieceCount(long byteCount, long largestKey)
    {
        long count = (byteCount + largestKey - 1) / largestKey;
        long rest = byteCount % largestKey;
        long free = rest > 0 ? largestKey - rest : 0;
        return free < (count - 1) * OffsetByteCount ? count + 1 : count;
    }
}
