using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of strings and of <c>std::vector</c>s that are nested or hold strings.</summary>
/// <remarks>
/// Source: files that ROOT wrote (docs/format/trees.md). A vector is a byte count and version once per entry, then the number of items and the items;
/// nested vectors have a number of
/// items only; a string is a length byte (or 255 and 32 bits) and its characters. A branch of strings has the string alone.
/// </remarks>
internal sealed unsafe class ClassBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
    : OffsetBasketBuilder(plan, basketByteCount, pool)
{
    private readonly DataType _type = plan.Type;
    private readonly int _size = plan.Element.SizeOf();

    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            int start = Used;
            if (_type is StringType)
            {
                WriteText((byte*)block.Values, block.Offsets0[i], block.Offsets0[i + 1]);
                LargestCount = Math.Max(LargestCount, block.Offsets0[i + 1] - block.Offsets0[i]);
            }
            else
            {
                WriteVector(block, i);
            }

            if (EntryCount > 0 && IsFull(Used, EntryCount + 1))
            {
                SealBefore(start);
                start = 0;
            }

            AddEntry(start);
        }
    }

    private void WriteVector(in ColumnBlock block, int entry)
    {
        int start = Used;
        Reserve(VectorBasketBuilder.HeadByteCount);
        Used += VectorBasketBuilder.HeadByteCount;
        WriteItems(block, ((VectorType)_type).Item, 0, block.Offsets0[entry], block.Offsets0[entry + 1]);
        VectorBasketBuilder.WriteHead(Next - (Used - start), Used - start);
    }

    /// <summary>Writes a number of items and the items <paramref name="begin"/>..<paramref name="end"/> of a level.</summary>
    private void WriteItems(in ColumnBlock block, DataType item, int level, int begin, int end)
    {
        Reserve(sizeof(int));
        WriteInt32(end - begin);
        if (item is ScalarType)
        {
            Reserve((long)(end - begin) * Plan.Element.SizeOf());
            WriteNumbers(block.Values, begin, end - begin);
            return;
        }

        int* offsets = block.Offsets(level + 1);
        if (item is VectorType { Item: ScalarType })
        {
            WriteVectorsOfNumbers(block.Values, offsets, begin, end);
            return;
        }

        for (int i = begin; i < end; i++)
        {
            if (item is StringType)
            {
                WriteText((byte*)block.Values, offsets[i], offsets[i + 1]);
            }
            else
            {
                WriteItems(block, ((VectorType)item).Item, level + 1, offsets[i], offsets[i + 1]);
            }
        }
    }

    // The innermost level: room is made once, and most vectors are short.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WriteVectorsOfNumbers(void* values, int* offsets, int begin, int end)
    {
        int size = _size;
        int byteCount = checked(((end - begin) * sizeof(int)) + ((offsets[end] - offsets[begin]) * size));
        Reserve(byteCount);
        byte* destination = Next;
        byte* source = (byte*)values + ((long)offsets[begin] * size);
        for (int i = begin; i < end; i++)
        {
            int count = offsets[i + 1] - offsets[i];
            Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness(count));
            destination += sizeof(int);
            BigEndianCopy.CopyFew(source, destination, count, size);
            source += (long)count * size;
            destination += (long)count * size;
        }

        Used += byteCount;
    }

    private void WriteText(byte* characters, int begin, int end)
    {
        int length = end - begin;
        Reserve(5L + length);
        if (length < 255)
        {
            *Next = (byte)length;
            Used++;
        }
        else
        {
            *Next = 255;
            Used++;
            WriteInt32(length);
        }

        Buffer.MemoryCopy(characters + begin, Next, length, length);
        Used += length;
    }
}
