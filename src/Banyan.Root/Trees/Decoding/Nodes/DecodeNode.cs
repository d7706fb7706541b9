using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>A part of an entry that is decoded byte by byte into columns. Nodes are immutable; state is in the cursor.</summary>
internal abstract unsafe class DecodeNode
{
    /// <summary>Decodes <paramref name="count"/> of these in a row.</summary>
    public abstract void Decode(ref EntryCursor cursor, int count);

    /// <summary>The least number of bytes that one takes, to check counts before memory is taken.</summary>
    public abstract int LeastByteCount { get; }

    /// <summary>Decodes numbers at <paramref name="source"/> to <paramref name="destination"/>.</summary>
    public static void DecodeNumbers(byte* source, byte* destination, long count, ElementKind kind, ValuePacking? packing)
    {
        if (packing == null)
        {
            int size = kind.SizeOf();
            ByteSwap.Copy(source, destination, count * size, size);
        }
        else
        {
            PackedColumns.Decode(packing, source, destination, count);
        }
    }
}
