using System.Buffers.Binary;

namespace Banyan.Root.Trees.Decoding;

/// <summary>TObject::fBits: two more bytes follow when the object is referenced.</summary>
/// <param name="column">Which column.</param>
internal sealed unsafe class ObjectBitsNode(int column) : DecodeNode
{
    private const uint IsReferenced = 1 << 4;

    /// <inheritdoc/>
    public override int LeastByteCount => 4;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            uint bits = BinaryPrimitives.ReverseEndianness(*(uint*)cursor.Take(4));
            if ((bits & IsReferenced) != 0)
            {
                cursor.Take(2);
            }

            *(uint*)cursor.Outputs[column].Append(1) = bits;
        }
    }
}
