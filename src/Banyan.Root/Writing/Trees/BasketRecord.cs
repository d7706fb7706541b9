namespace Banyan.Root.Writing.Trees;

/// <summary>The fields of a basket that follow its key.</summary>
/// <remarks>Source: TBasket::Streamer and TBasket::WriteBuffer; the table is in docs/format/trees.md.</remarks>
internal static class BasketRecord
{
    /// <summary>Bytes of the fields.</summary>
    public const int TailByteCount = 19;

    /// <summary>Writes the fields.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="basketByteCount">Nominal size of the branch's baskets.</param>
    /// <param name="entryCount">Entries in the basket.</param>
    /// <param name="dataByteCount">Bytes of the entries, without the table of offsets.</param>
    public static byte[] Tail(BranchPlan plan, int basketByteCount, int entryCount, int dataByteCount)
    {
        ObjectBuffer tail = new(0);
        int last = plan.KeyByteCount + dataByteCount;
        tail.WriteInt16(3); // version of TBasket
        tail.WriteInt32(Math.Max(basketByteCount, last)); // fBufferSize
        tail.WriteInt32(plan.HasOffsets ? entryCount + 1 : plan.EntryByteCount); // fNevBufSize
        tail.WriteInt32(entryCount); // fNevBuf
        tail.WriteInt32(last); // fLast
        tail.WriteByte(0); // flag: no more in the key
        return tail.Bytes.ToArray();
    }
}
