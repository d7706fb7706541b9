using System.Buffers.Binary;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees;

/// <content>Containers of plain rows, entry by entry without walking nodes: nested vectors of numbers, vectors of strings.</content>
public sealed unsafe partial class BranchReader
{
    /// <summary>Decodes a basket of such containers.</summary>
    /// <param name="entries">Byte offsets of the entries and their end.</param>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="levels">Levels of offsets, 2 or 3.</param>
    /// <param name="itemByteCount">Bytes of a number; 0 for the characters of strings.</param>
    /// <returns>False when an entry is not as expected; walking the nodes then says what is wrong, or reads it.</returns>
    private bool TryDecodeRows(int* entries, int entryCount, int levels, int itemByteCount)
    {
        ColumnOutput output = _outputs[0];
        long rowCount = RowGather.CountRows(_content.Data, entries, entryCount);
        if (output.Levels != levels || rowCount < 0)
        {
            return false;
        }

        int size = Math.Max(1, itemByteCount);
        int* offsets = output.SetOffsets(0, entryCount + 1);
        int* rows = output.SetOffsets(1, (int)rowCount + 1);
        int* ends = levels == 2 ? rows : output.SetOffsets(2, (_content.DataByteCount / sizeof(int)) + 1); // each row of the last level has a count of 4 bytes
        byte* values = output.SetValues(_content.DataByteCount / size);
        (*offsets, *rows, *ends) = (0, 0, 0);
        int row = 0;
        int last = 0;
        for (int i = 0; i < entryCount; i++)
        {
            byte* next = _content.Data + entries[i] + RowGather.ContainerHeadByteCount;
            byte* end = _content.Data + entries[i + 1];
            int count = BinaryPrimitives.ReverseEndianness(*(int*)(next - sizeof(int)));
            if (levels == 2)
            {
                next = DecodeRow(next, end, count, itemByteCount, values, ends + row);
                row += count;
                last = row;
            }
            else
            {
                for (int j = 0; j < count && next != null; j++)
                {
                    long inner = end - next < sizeof(int) ? -1 : BinaryPrimitives.ReverseEndianness(*(int*)next);
                    next = inner < 0 || inner > (end - next) / sizeof(int) ? null : DecodeRow(next + sizeof(int), end, (int)inner, itemByteCount, values, ends + last);
                    last += (int)inner;
                    rows[++row] = last;
                }
            }

            if (next != end)
            {
                return false;
            }

            offsets[i + 1] = row;
        }

        _basket.SetColumn(0, output, output.SetValues(ends[last]), ends[last]);
        return true;
    }

    // Rows of the last level; the first of the ends is that of the row before.
    private static byte* DecodeRow(byte* source, byte* end, int count, int itemByteCount, byte* values, int* ends) => itemByteCount == 0
        ? RowGather.Texts(source, end, count, values + *ends, ends + 1, *ends)
        : RowGather.Numbers(source, end, count, itemByteCount, values + ((long)*ends * itemByteCount), ends + 1, *ends);
}
