using Banyan.Columns;

namespace Banyan.Sources.Output;

/// <summary>A growing copy of one column's values, entry after entry.</summary>
/// <param name="type">Type of the column.</param>
/// <param name="cutsText">True for arrays of characters of which only what stands before the first zero is kept.</param>
internal sealed unsafe class ColumnStore(DataType type, bool cutsText = false) : IDisposable
{
    private const long FirstBytes = 16 << 10;

    private readonly int _elementSize = type.Element.SizeOf();
    private readonly int _levels = type.OffsetLevels;

    // Index 0 holds the values, 1 and more the offsets of the levels.
    private readonly NativeBuffer?[] _buffers = new NativeBuffer?[ColumnBlock.ArrayCount];
    private readonly long[] _used = new long[ColumnBlock.ArrayCount];

    /// <summary>Number of entries.</summary>
    public long EntryCount { get; private set; }

    /// <summary>Adds the first <paramref name="entryCount"/> entries of a block.</summary>
    public void Append(int entryCount, in ColumnBlock block)
    {
        EntryCount += entryCount;
        if (cutsText)
        {
            AppendTexts(entryCount, block);
            return;
        }

        long first = 0;
        long end = entryCount;
        for (int level = 1; level <= _levels; level++)
        {
            int* offsets = block.Offsets(level - 1);
            if (_used[level] == 0)
            {
                *(int*)Reserve(level, sizeof(int)) = 0;
            }

            int* target = (int*)Reserve(level, (end - first) * sizeof(int));
            long shift = (long)target[-1] - offsets[first];
            for (long i = first; i < end; i++)
            {
                target[i - first] = checked((int)(offsets[i + 1] + shift));
            }

            (first, end) = (offsets[first], offsets[end]);
        }

        long bytes = (end - first) * _elementSize;
        byte* values = Reserve(0, bytes);
        Buffer.MemoryCopy((byte*)block.Values + (first * _elementSize), values, bytes, bytes);
    }

    /// <summary>All entries; valid until the next <see cref="Append"/>.</summary>
    public ColumnBlock Block() => new()
    {
        EndEntry = EntryCount,
        Values = Pointer(0),
        Offsets0 = (int*)Pointer(1),
        Offsets1 = (int*)Pointer(2),
        Offsets2 = (int*)Pointer(3),
        Offsets3 = (int*)Pointer(4),
    };

    public void Dispose()
    {
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i]?.Dispose();
            _buffers[i] = null;
        }
    }

    private void AppendTexts(int entryCount, in ColumnBlock block)
    {
        if (_used[1] == 0)
        {
            *(int*)Reserve(1, sizeof(int)) = 0;
        }

        int* target = (int*)Reserve(1, (long)entryCount * sizeof(int));
        for (int i = 0; i < entryCount; i++)
        {
            var array = new ReadOnlySpan<byte>((byte*)block.Values + block.Offsets0[i], block.Offsets0[i + 1] - block.Offsets0[i]);
            int zero = array.IndexOf((byte)0);
            ReadOnlySpan<byte> text = zero < 0 ? array : array[..zero];
            text.CopyTo(new Span<byte>(Reserve(0, text.Length), text.Length));
            target[i] = checked(target[i - 1] + text.Length);
        }
    }

    private byte* Pointer(int index) => _buffers[index] is NativeBuffer buffer ? buffer.Pointer : null;

    private byte* Reserve(int index, long bytes)
    {
        long used = _used[index];
        NativeBuffer? old = _buffers[index];
        if (old == null || used + bytes > old.Capacity)
        {
            NativeBuffer grown = NativePool.Shared.Rent(Math.Max(FirstBytes, 2 * (used + bytes)));
            if (old != null)
            {
                Buffer.MemoryCopy(old.Pointer, grown.Pointer, grown.Capacity, used);
                old.Dispose();
            }

            _buffers[index] = grown;
        }

        _used[index] = used + bytes;
        return _buffers[index]!.Pointer + used;
    }
}
