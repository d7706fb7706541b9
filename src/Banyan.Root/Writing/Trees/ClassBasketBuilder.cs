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

        int* offsets = level == 0 ? block.Offsets1 : block.Offsets2;
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
