namespace Banyan.Root.Trees.Decoding;

/// <summary>A version head with a byte count in front of a container (or of a row of containers in a split collection).</summary>
/// <param name="content">What follows.</param>
/// <param name="typeName">C++ type, for errors.</param>
/// <param name="isSameMemberWise">True where items have one member of numbers (std::array), so that they look the same when they are stored member by member.</param>
/// <param name="mayBeMissing">True for bitsets, of which some writers stored no bytes at all (the baskets of every bitset in uproot-mc10events.root are empty).</param>
internal sealed unsafe class HeadNode(DecodeNode content, string typeName, bool isSameMemberWise = false, bool mayBeMissing = false) : DecodeNode
{
    private const uint ByteCountMask = 0x40000000;
    private const int MemberWiseBit = 0x4000;
    private const int FirstWithItemVersion = 8;

    /// <inheritdoc/>
    public override int LeastByteCount => 6;

    /// <summary>
    /// What a container of plain rows is: <c>vector&lt;string&gt;</c> and <c>vector&lt;vector&lt;int&gt;&gt;</c> have two levels of offsets, <c>vector&lt;vector&lt;vector&lt;int&gt;&gt;&gt;</c> three;
    /// and the bytes of a number, 0 for the characters of strings. Null for everything else.
    /// </summary>
    public (int Levels, int ItemByteCount)? Rows => isSameMemberWise || mayBeMissing ? null : content switch
    {
        SequenceNode { Item: TextNode { IsPlain: true } } => (2, 0),
        SequenceNode { Item: SequenceNode { Item: NumbersNode { IsPlain: true } numbers } } => (2, numbers.StoredByteCount),
        SequenceNode { Item: SequenceNode { Item: SequenceNode { Item: NumbersNode { IsPlain: true } numbers } } } => (3, numbers.StoredByteCount),
        _ => null,
    };

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        if (mayBeMissing && cursor.HasEntryEnd && cursor.Remaining == 0)
        {
            throw new EntryNotSupportedException($"a {typeName} of which the writer stored no bytes");
        }

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
            if (!isSameMemberWise)
            {
                throw new EntryNotSupportedException($"a {typeName} that is stored member by member");
            }

            SkipItemVersion(ref cursor, version & ~MemberWiseBit);
        }

        if ((long)count * content.LeastByteCount > cursor.Remaining)
        {
            throw new EntryFormatException($"{count} times {typeName} are announced where {cursor.Remaining} bytes are left");
        }

        content.Decode(ref cursor, count);
        if (cursor.Position != cursor.End)
        {
            throw new EntryFormatException($"{cursor.Remaining} bytes are left behind a {typeName}");
        }

        cursor.End = outerEnd;
    }

    // The version of the items' class, with a checksum where it has none (TStreamerInfoReadBuffer.cxx, case kSTL).
    private static void SkipItemVersion(ref EntryCursor cursor, int version)
    {
        if (version >= FirstWithItemVersion && cursor.ReadInt16() <= 0)
        {
            cursor.ReadInt32();
        }
    }
}
