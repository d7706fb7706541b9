using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Numbers of one kind, a fixed number of them.</summary>
internal sealed unsafe class NumbersNode(int column, ElementKind kind, ValuePacking? packing, int length = 1) : DecodeNode
{
    /// <summary>Bytes of one number in the file.</summary>
    public int StoredByteCount { get; } = packing?.StoredByteCount ?? kind.SizeOf();

    /// <summary>Which column.</summary>
    public int Column => column;

    /// <summary>True when values are stored as they are, but for the order of bytes.</summary>
    public bool IsPlain => packing == null && length == 1;

    /// <inheritdoc/>
    public override int LeastByteCount => (int)Math.Min(int.MaxValue, (long)StoredByteCount * length);

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        long total = (long)count * length;
        byte* source = cursor.Take(total * StoredByteCount);
        DecodeNumbers(source, cursor.Outputs[column].Append((int)total), total, kind, packing);
    }
}
