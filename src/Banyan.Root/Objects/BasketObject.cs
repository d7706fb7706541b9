namespace Banyan.Root.Objects;

/// <summary>A TBasket inside the record of its tree: one that was not flushed before the tree was written, or the empty head of one that was.</summary>
/// <remarks>
/// Source: TBasket::Streamer (tree/tree/src/TBasket.cxx). Bytes: a TKey; then version (2), buffer size (4), size of the offset array or of an entry (4, negative
/// when a byte of I/O features follows), number of entries (4), end of the data (4), flag (1); with flag % 10 ≠ 2 the entry offsets, with flag &gt; 40 the
/// displacements, with flag 1 or &gt; 10 the buffer, which repeats the key.
/// </remarks>
internal static class BasketObject
{
    /// <summary>The special class.</summary>
    public static SpecialClass Special { get; } = new("TBasket", AddMembers, Read);

    private static void AddMembers(MemberLayout layout)
    {
        foreach (string name in (ReadOnlySpan<string>)["fKeylen", "fNevBufSize", "fIOBits", "fNevBuf", "fLast", "fFlag"])
        {
            layout.AddNumber(name, NumberType.Int32);
        }

        layout.AddReference("fEntryOffset");
        layout.AddReference("fDisplacement");
        layout.AddReference("fBuffer");
    }

    private static void Read(ObjectReader reader, RootObject target, int numberSlot, int referenceSlot)
    {
        reader.ReadInt32();
        int keyVersion = reader.ReadInt16();
        reader.ReadBytes(8);
        int keyByteCount = reader.ReadInt16();
        reader.ReadBytes(keyVersion > 1000 ? 18 : 10);
        for (int i = 0; i < 3; i++)
        {
            reader.ReadString();
        }

        int version = reader.ReadInt16();
        reader.ReadInt32();
        int entrySize = reader.ReadInt32();
        int features = entrySize < 0 ? reader.ReadByte() : 0;
        int entryCount = reader.ReadInt32();
        int last = reader.ReadInt32();
        int flag = reader.ReadByte();
        if (entrySize == int.MinValue)
        {
            throw reader.Damaged("a basket has room for 2^31 entries");
        }

        int[] values = [keyByteCount, Math.Abs(entrySize), features, entryCount, last, flag];
        for (int i = 0; i < values.Length; i++)
        {
            target.SetNumber(numberSlot + i, (ulong)values[i]);
        }

        if (flag == 0)
        {
            return;
        }

        if (flag % 10 != 2)
        {
            if (entryCount > 0)
            {
                target.SetReference(referenceSlot, ReadOffsets(reader, flag is > 20 and < 40));
            }

            if (flag > 40)
            {
                target.SetReference(referenceSlot + 1, ReadOffsets(reader, false));
            }
        }

        if (flag == 1 || flag > 10)
        {
            int byteCount = version > 1 ? last : reader.ReadInt32();
            target.SetReference(referenceSlot + 2, reader.ReadBytes(reader.CheckCount(byteCount, 1)).ToArray());
        }
    }

    private static int[] ReadOffsets(ObjectReader reader, bool hasDisplacementBits)
    {
        var offsets = new int[reader.CheckCount(reader.ReadInt32(), 4)];
        for (int i = 0; i < offsets.Length; i++)
        {
            int offset = reader.ReadInt32();
            offsets[i] = hasDisplacementBits ? offset & 0x00ffffff : offset;
        }

        return offsets;
    }
}
