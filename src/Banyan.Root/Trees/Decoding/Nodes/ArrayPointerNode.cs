using System.Text;

namespace Banyan.Root.Trees.Decoding;

/// <summary>A pointer to a TArrayD or its kin: nothing, or a byte count, the class and the array. A null pointer is an empty array.</summary>
/// <remarks>Source: TBufferFile::WriteObjectAny; classes and objects are numbered from the beginning of each entry, so that the class has its name there the first time.</remarks>
internal sealed unsafe class ArrayPointerNode(DecodeNode array, string className, int column, int level) : DecodeNode
{
    private const uint ByteCountMask = 0x40000000;
    private const uint ClassMask = 0x80000000;
    private const uint NewClassTag = 0xffffffff;
    private readonly byte[] _name = [.. Encoding.ASCII.GetBytes(className), 0];

    /// <inheritdoc/>
    public override int LeastByteCount => 4;

    /// <inheritdoc/>
    public override void Decode(ref EntryCursor cursor, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Decode(ref cursor);
        }
    }

    private void Decode(ref EntryCursor cursor)
    {
        uint tag = (uint)cursor.ReadInt32();
        if (tag == 0)
        {
            cursor.Outputs[column].Close(level);
            return;
        }

        byte* outerEnd = cursor.End;
        byte* end = null;
        if ((tag & ByteCountMask) != 0 && tag != NewClassTag)
        {
            uint byteCount = tag & ~ByteCountMask;
            if (byteCount < 8 || byteCount > cursor.Remaining)
            {
                throw new EntryFormatException($"a {className} of {byteCount} bytes where {cursor.Remaining} are left");
            }

            end = cursor.Position + byteCount;
            cursor.End = end;
            tag = (uint)cursor.ReadInt32();
        }

        if ((tag & ClassMask) == 0)
        {
            throw new EntryNotSupportedException($"a pointer to the same {className} as another");
        }

        if (tag == NewClassTag && !new ReadOnlySpan<byte>(cursor.Take(_name.Length), _name.Length).SequenceEqual(_name))
        {
            throw new EntryNotSupportedException($"a pointer to something else than a {className}");
        }

        array.Decode(ref cursor, 1);
        if (end != null && cursor.Position != end)
        {
            throw new EntryFormatException($"{cursor.Remaining} bytes are left behind a {className}");
        }

        cursor.End = outerEnd;
    }
}
