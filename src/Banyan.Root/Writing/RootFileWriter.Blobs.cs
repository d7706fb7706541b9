using System.Buffers.Binary;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Writing;

/// <content>Records without a name in any directory, which hold the parts of RNTuples.</content>
/// <remarks>Source: RNTuple binary format 1.0, "ROOT File embedding"; keys as in files that ROOT 6.40 wrote: class RBlob, no name, 64-bit offsets, the top directory.</remarks>
public sealed partial class RootFileWriter
{
    private const string BlobClass = "RBlob";
    private const int ChunkOffsetByteCount = sizeof(long);

    /// <summary>Begins a record, whose bytes <see cref="AppendToBlob"/> appends next.</summary>
    /// <param name="byteCount">Bytes that will follow.</param>
    /// <param name="plainByteCount">What they are after decompression.</param>
    internal void BeginBlob(int byteCount, int plainByteCount)
    {
        RecordKey key = RecordKey.OfBlob(_file.Length, BlobClass);
        ObjectBuffer head = new(0);
        (key with { DirectoryFileOffset = _root.FileOffset, ObjectByteCount = plainByteCount, RecordByteCount = checked(key.ByteCount + byteCount) }).Write(head, _time);
        _file.Append(head.Bytes);
    }

    /// <summary>Appends bytes to the record that was begun.</summary>
    internal void AppendToBlob(ReadOnlySpan<byte> bytes) => _file.Append(bytes);

    /// <summary>Compresses and appends an envelope of an RNTuple, in several records where it is longer than <paramref name="largestKey"/>.</summary>
    /// <returns>Where it lies, and its bytes there.</returns>
    internal Locator AppendBlob(ReadOnlySpan<byte> bytes, long largestKey)
    {
        ReadOnlySpan<byte> stored = CompressedOrSame(bytes);
        if (stored.Length <= largestKey)
        {
            BeginBlob(stored.Length, bytes.Length);
            long place = _file.Length;
            _file.Append(stored);
            return new Locator(place, stored.Length);
        }

        return AppendPieces(stored, (int)largestKey);
    }

    // The first piece ends with the places of the others; they lie one behind the other, so that their places are known.
    private Locator AppendPieces(ReadOnlySpan<byte> stored, int largestKey)
    {
        int pieces = (int)BlobReader.PieceCount(stored.Length, largestKey);
        int firstByteCount = largestKey - ((pieces - 1) * ChunkOffsetByteCount);
        int keyByteCount = RecordKey.OfBlob(_file.Length, BlobClass).ByteCount;
        BeginBlob(largestKey, largestKey);
        long place = _file.Length;
        _file.Append(stored[..firstByteCount]);
        Span<byte> offset = stackalloc byte[ChunkOffsetByteCount];
        for (int i = 1; i < pieces; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(offset, place + ((long)i * (largestKey + keyByteCount)));
            _file.Append(offset);
        }

        for (int done = firstByteCount; done < stored.Length; done += largestKey)
        {
            int byteCount = Math.Min(largestKey, stored.Length - done);
            BeginBlob(byteCount, byteCount);
            _file.Append(stored.Slice(done, byteCount));
        }

        return new Locator(place, stored.Length);
    }
}
