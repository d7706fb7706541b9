using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>Walks one column of an <see cref="ArraySource"/>. With a pool, blocks are copied and the previous copy is overwritten with 0xCD.</summary>
internal sealed unsafe class ArrayCursor(ArraySource source, ArrayStorage column, NativePool? pool) : ColumnCursor, IDisposable
{
    // Items in front of a copied block's own, so that its offsets do not start at 0: those of a file need not either.
    private const int Lead = 3;

    private readonly NativeBuffer?[] _copies = new NativeBuffer?[column.LevelCount + 1];
    private int _block = -1;
    private ColumnBlock _current;

    public long BytesLoaded { get; private set; }

    public override long BlockEnd(long entry) => column.BlockEnds[column.BlockOf(entry)];

    public override void Load(long entry, out ColumnBlock block)
    {
        if (column.Info.Problem != null)
        {
            throw new InvalidOperationException($"column '{column.Info.Name}' cannot be read: {column.Info.Problem}");
        }

        int index = column.BlockOf(entry);
        if (index < _block)
        {
            throw new InvalidOperationException($"column '{column.Info.Name}' was asked for entry {entry} after a later block");
        }

        if (index != _block)
        {
            _block = index;
            source.CountLoad(column.Info.Name);
            _current = new ColumnBlock { FirstEntry = index == 0 ? 0 : column.BlockEnds[index - 1], EndEntry = column.BlockEnds[index] };
            Fill(ref _current);
        }

        block = _current;
    }

    public void Dispose()
    {
        foreach (NativeBuffer? copy in _copies)
        {
            copy?.Dispose();
        }

        Array.Clear(_copies);
    }

    private void Fill(ref ColumnBlock block)
    {
        int first = (int)block.FirstEntry;
        int end = (int)block.EndEntry;
        for (int level = 0; level <= column.LevelCount; level++)
        {
            bool isValues = level == column.LevelCount;
            int size = isValues ? column.ElementSize : sizeof(int);
            byte* from = isValues ? column.Values : (byte*)column.Offsets(level);
            int count = isValues ? end - first : end - first + 1;
            BytesLoaded += (long)count * size;
            int* offsets = column.Offsets(level);
            int nextFirst = isValues ? 0 : offsets[first];
            int nextEnd = isValues ? 0 : offsets[end];
            byte* start = pool == null ? from + (level == 0 ? (long)first * size : 0) : Copy(level, from, first, count, size, nextFirst);
            Set(ref block, level, start);
            first = nextFirst;
            end = nextEnd;
        }
    }

    // Level 0 is indexed from the block's first entry; deeper ones by offsets, which a copy shifts so that they start at Lead.
    private byte* Copy(int level, byte* from, int first, int count, int size, int nextFirst)
    {
        int lead = level == 0 ? 0 : Lead;
        NativeBuffer? old = _copies[level];
        NativeBuffer copy = pool!.Rent((long)(count + lead) * size);
        if (old != null)
        {
            old.Span.Fill(0xCD);
            old.Dispose();
        }

        _copies[level] = copy;
        new Span<byte>(copy.Pointer, lead * size).Fill(0xCD);
        Buffer.MemoryCopy(from + ((long)first * size), copy.Pointer + (lead * size), (long)count * size, (long)count * size);
        if (level < column.LevelCount)
        {
            int* offsets = copy.As<int>() + lead;
            for (int i = 0; i < count; i++)
            {
                offsets[i] += Lead - nextFirst;
            }
        }

        return copy.Pointer;
    }

    private void Set(ref ColumnBlock block, int level, byte* start)
    {
        if (level == column.LevelCount)
        {
            block.Values = start;
        }
        else
        {
            block.SetOffsets(level, (int*)start);
        }
    }
}
