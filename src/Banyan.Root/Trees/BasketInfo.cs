namespace Banyan.Root.Trees;

/// <summary>Where a basket of a branch lies.</summary>
/// <param name="FirstEntry">First entry in it.</param>
/// <param name="EndEntry">One past the last entry in it.</param>
/// <param name="FileOffset">Offset of its record in the file; -1 for a basket that is embedded in the tree's own record.</param>
/// <param name="RecordByteCount">Bytes of the record, key included; 0 when embedded.</param>
public readonly record struct BasketInfo(long FirstEntry, long EndEntry, long FileOffset, int RecordByteCount)
{
    /// <summary>True for a basket that lies in the tree's own record (not yet flushed when the tree was written).</summary>
    public bool IsEmbedded => FileOffset < 0;
}
