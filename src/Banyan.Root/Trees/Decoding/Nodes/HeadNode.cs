namespace Banyan.Root.Trees.Decoding;

/// <summary>A version head with a byte count in front of a container (or of a row of containers in a split collection).</summary>
internal sealed unsafe class HeadNode(DecodeNode content, string typeName) : DecodeNode
{
    private const uint ByteCountMask = 0x40000000;
    private const int MemberWiseBit = 0x4000;

    /// <inheritdoc/>
    public override int LeastByteCount => 6;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        uint head = (uint)cursor.ReadInt32();
        if ((head & ByteCountMask) == 0)
        {
            throw new EntryFormatException($"a {typeName} begins without a byte count");
        }

        byte* start = cursor.Position;
        byte* outerEnd = cursor.End;
        uint byteCount = head & ~ByteCountMask;
        if (byteCount > cursor.Remaining)
        {
            throw new EntryFormatException($"a {typeName} of {byteCount} bytes where {cursor.Remaining} are left");
        }

        cursor.End = start + byteCount;
        int version = cursor.ReadInt16();
        if ((version & MemberWiseBit) != 0)
        {
            throw new EntryNotSupportedException($"a {typeName} that is stored member by member");
        }

        content.Decode(ref cursor, count);
        if (cursor.Position != cursor.End)
        {
            throw new EntryFormatException($"{cursor.Remaining} bytes are left behind a {typeName}");
        }

        cursor.End = outerEnd;
    }
}
