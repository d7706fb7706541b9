namespace Banyan.Root.Merging;

/// <summary>What copied ranges belong to: a branch, or a column of an RNTuple.</summary>
internal interface ICopyTarget
{
    /// <summary>True when the ranges have no records of their own in the output: one is put around those that are copied together.</summary>
    bool NeedsRecord { get; }

    /// <summary>Changes what depends on the place, in the bytes on their way.</summary>
    /// <param name="number">Number of the range.</param>
    /// <param name="bytes">Its bytes; of a range that is longer than a copying window the beginning, at least its key.</param>
    /// <param name="fileOffset">Where it goes in the output.</param>
    /// <param name="byteCount">Bytes of the whole range.</param>
    /// <exception cref="RootFormatException">The bytes are not what they should be.</exception>
    void Place(int number, Span<byte> bytes, long fileOffset, int byteCount);

    /// <summary>True when a range cannot stand at its place as it is: keys of old baskets have no room for places behind 4 GB.</summary>
    /// <param name="bytes">Its first bytes.</param>
    /// <param name="fileOffset">Where it goes in the output, at most.</param>
    bool MustWiden(ReadOnlySpan<byte> bytes, long fileOffset);

    /// <summary>The range in a form that can stand anywhere, not placed yet.</summary>
    /// <param name="number">Number of the range.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="RootFormatException">The bytes are damaged.</exception>
    byte[] Widen(int number, ReadOnlySpan<byte> bytes);

    /// <summary>The range in another compression, not placed yet. Called by several threads at once.</summary>
    /// <param name="number">Number of the range.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <exception cref="RootFormatException">The bytes are damaged.</exception>
    byte[] Recompress(int number, ReadOnlySpan<byte> bytes);
}
