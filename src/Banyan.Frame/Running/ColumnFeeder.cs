using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Running;

/// <summary>
/// Gives the values of one column for any range of entries as one piece of memory: the block itself where the range lies in one block, else a copy of the pieces.
/// </summary>
internal sealed unsafe class ColumnFeeder(ColumnCursor cursor, DataType type) : IDisposable
{
    private readonly int _elementSize = type.Element.SizeOf();
    private readonly int _levels = type.OffsetLevels;
    private readonly NativeBuffer?[] _stitched = new NativeBuffer?[ColumnBlock.ArrayCount];
    private readonly long[] _used = new long[ColumnBlock.ArrayCount];
    private ColumnBlock _block;

    /// <summary>One past the last entry of the block that covers <paramref name="entry"/>; does not read it.</summary>
    public long BlockEnd(long entry) => entry >= _block.FirstEntry && entry < _block.EndEntry ? _block.EndEntry : cursor.BlockEnd(entry);

    /// <summary>Sets the pointers (values and the offsets of all levels, <see cref="ColumnBlock.ArrayCount"/> of them) so that batch-local entry 0 is <paramref name="first"/>.</summary>
    public void Map(long first, long end, void** pointers)
    {
        LoadBlock(first);
        if (end <= _block.EndEntry)
        {
            long skip = first - _block.FirstEntry;
            pointers[0] = _levels == 0 ? (byte*)_block.Values + (skip * _elementSize) : _block.Values;
            pointers[1] = _levels >= 1 ? _block.Offsets0 + skip : null;
            pointers[2] = _block.Offsets1;
            pointers[3] = _block.Offsets2;
            pointers[4] = _block.Offsets3;
            return;
        }

        Array.Clear(_used);
        for (long entry = first; entry < end;)
        {
            LoadBlock(entry);
            long last = Math.Min(end, _block.EndEntry);
            Append(entry - _block.FirstEntry, last - _block.FirstEntry);
            entry = last;
        }

        for (int i = 0; i < ColumnBlock.ArrayCount; i++)
        {
            pointers[i] = _stitched[i] is null ? null : _stitched[i]!.Pointer;
        }
    }

    public void Dispose()
    {
        (cursor as IDisposable)?.Dispose();
        for (int i = 0; i < _stitched.Length; i++)
        {
            _stitched[i]?.Dispose();
            _stitched[i] = null;
        }
    }

    private void LoadBlock(long entry)
    {
        if (entry < _block.FirstEntry || entry >= _block.EndEntry)
        {
            cursor.Load(entry, out _block);
        }
    }

    /// <summary>Copies entries <paramref name="begin"/> to <paramref name="end"/> of the current block behind what is there.</summary>
    private void Append(long begin, long end)
    {
        for (int level = 1; level <= _levels; level++)
        {
            int* source = _block.Offsets(level - 1);
            int count = (int)(end - begin);
            int* target = (int*)Reserve(level, (count + 1L) * sizeof(int), _used[level] == 0 ? 0 : sizeof(int));
            int shift = (_used[level] == (count + 1L) * sizeof(int) ? 0 : target[0]) - source[begin];
            for (int i = 0; i <= count; i++)
            {
                target[i] = source[begin + i] + shift;
            }

            (begin, end) = (source[begin], source[end]);
        }

        long bytes = (end - begin) * _elementSize;
        byte* values = Reserve(0, bytes, 0);
        Buffer.MemoryCopy((byte*)_block.Values + (begin * _elementSize), values, bytes, bytes);
    }

    /// <summary>Room for <paramref name="bytes"/> more, of which the first <paramref name="overlap"/> are the last ones that are there.</summary>
    private byte* Reserve(int index, long bytes, long overlap)
    {
        long start = _used[index] - overlap;
        NativeBuffer? old = _stitched[index];
        if (old is null || old.Capacity < start + bytes)
        {
            NativeBuffer grown = NativePool.Shared.Rent(Math.Max(start + bytes, 2 * (old?.Capacity ?? 8192)));
            if (old is not null)
            {
                Buffer.MemoryCopy(old.Pointer, grown.Pointer, grown.Capacity, _used[index]);
                old.Dispose();
            }

            _stitched[index] = grown;
        }

        _used[index] = start + bytes;
        return _stitched[index]!.Pointer + start;
    }
}
