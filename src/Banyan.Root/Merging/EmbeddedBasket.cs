using System.Buffers.Binary;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Makes a record of a basket that was not flushed when its tree was written, and so lies inside the tree's record.</summary>
/// <remarks>Source: TBasket::Streamer (the embedded form), TBasket::WriteBuffer (the record): docs/format/trees.md.</remarks>
internal static class EmbeddedBasket
{
    private const int BasketVersion = 3;
    private const int FieldByteCount = 19;

    /// <summary>The record; null when the basket is damaged.</summary>
    public static byte[]? Record(TBranch branch, RootObject basket, RootCompression compression)
    {
        basket.TryGet("fBuffer", out object? value);
        byte[] buffer = value as byte[] ?? [];
        int oldKeyByteCount = (int)basket.GetInt64("fKeylen");
        int entryCount = (int)basket.GetInt64("fNevBuf");
        int last = Math.Min((int)basket.GetInt64("fLast"), buffer.Length);
        int[]? offsets = basket.TryGet("fEntryOffset", out value) ? value as int[] : null;
        if (oldKeyByteCount < 0 || last < oldKeyByteCount || entryCount < 0 || (offsets is not null && offsets.Length < entryCount))
        {
            return null;
        }

        // Where the offsets are there nothing is left to generate (the I/O feature kGenerateOffsetMap).
        int features = offsets is null ? (int)basket.GetInt64("fIOBits") : 0;
        RecordKey key = RecordKey.OfBasket(branch.Name, branch.Tree.Name);
        int keyByteCount = key.ByteCount + FieldByteCount + (features != 0 ? 1 : 0);
        ObjectBuffer body = new(0);
        body.WriteBytes(buffer.AsSpan(oldKeyByteCount, last - oldKeyByteCount));
        if (offsets is not null && entryCount > 0)
        {
            body.WriteInt32(entryCount + 1);
            foreach (int offset in offsets.AsSpan(0, entryCount))
            {
                body.WriteInt32(offset + keyByteCount - oldKeyByteCount);
            }

            body.WriteInt32(0);
        }

        ObjectBuffer head = new(0);
        key = key with { ObjectByteCount = body.Length };
        key.Write(head, RootTime.Encode(null), keyByteCount - key.ByteCount);
        int entrySize = offsets is null ? (int)basket.GetInt64("fNevBufSize") : entryCount + 1;
        WriteFields(head, entrySize, entryCount, keyByteCount + last - oldKeyByteCount, features);
        byte[] record = StoredContent.Compress(head.Bytes, body.Bytes, compression);
        BinaryPrimitives.WriteInt32BigEndian(record, record.Length); // fNbytes
        return record;
    }

    private static void WriteFields(ObjectBuffer buffer, int entrySize, int entryCount, int last, int features)
    {
        buffer.WriteInt16(BasketVersion);
        buffer.WriteInt32(last); // fBufferSize
        buffer.WriteInt32(features != 0 ? -entrySize : entrySize); // fNevBufSize
        if (features != 0)
        {
            buffer.WriteByte((byte)features);
        }

        buffer.WriteInt32(entryCount);
        buffer.WriteInt32(last);
        buffer.WriteByte(0); // flag: no more in the key
    }
}
