using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Frame.Compiling;

/// <summary>Collects values of one expression, entry by entry, into the arrays of a <see cref="ColumnBlock"/>. The generated code calls the Append methods.</summary>
internal sealed unsafe class ColumnBuilder(DataType type) : IDisposable
{
    private readonly int _elementSize = type.Element.SizeOf();
    private readonly NativeBuffer?[] _offsets = new NativeBuffer?[type.OffsetLevels];
    private readonly int[] _counts = new int[type.OffsetLevels];
    private NativeBuffer? _values;
    private long _valueBytes;

    public DataType Type { get; } = type;

    /// <summary>Entries collected since the last <see cref="Clear"/>.</summary>
    public int EntryCount { get; private set; }

    public ColumnBlock Block
    {
        get
        {
            for (int level = 0; level < _offsets.Length; level++)
            {
                Offsets(level, 0);
            }

            var block = new ColumnBlock { FirstEntry = 0, EndEntry = EntryCount, Values = _values is null ? Reserve(0) : _values.Pointer };
            for (int level = 0; level < _offsets.Length; level++)
            {
                block.SetOffsets(level, _offsets[level]!.As<int>());
            }

            return block;
        }
    }

    public void Clear()
    {
        EntryCount = 0;
        _valueBytes = 0;
        Array.Clear(_counts);
    }

    public void AppendScalar<T>(T value)
        where T : unmanaged
    {
        *(T*)Reserve(sizeof(T)) = value;
        EntryCount++;
    }

    public void AppendVector<T>(Vec<T> items)
        where T : unmanaged
    {
        AddItems(0, items);
        EntryCount++;
    }

    public void AppendNested<T>(Vec<Vec<T>> items)
        where T : unmanaged
    {
        AddNested(0, items);
        EntryCount++;
    }

    public void AppendNested2<T>(Vec<Vec<Vec<T>>> items)
        where T : unmanaged
    {
        AddNested2(0, items);
        EntryCount++;
    }

    public void AppendNested3<T>(Vec<Vec<Vec<Vec<T>>>> items)
        where T : unmanaged
    {
        for (int i = 0; i < items.Length; i++)
        {
            AddNested2(1, items[i]);
        }

        AddOffset(0, items.Length);
        EntryCount++;
    }

    public void Dispose()
    {
        _values?.Dispose();
        _values = null;
        for (int level = 0; level < _offsets.Length; level++)
        {
            _offsets[level]?.Dispose();
            _offsets[level] = null;
        }
    }

    private void AddNested<T>(int level, Vec<Vec<T>> items)
        where T : unmanaged
    {
        for (int i = 0; i < items.Length; i++)
        {
            AddItems(level + 1, items[i]);
        }

        AddOffset(level, items.Length);
    }

    private void AddNested2<T>(int level, Vec<Vec<Vec<T>>> items)
        where T : unmanaged
    {
        for (int i = 0; i < items.Length; i++)
        {
            AddNested(level + 1, items[i]);
        }

        AddOffset(level, items.Length);
    }

    private void AddItems<T>(int level, Vec<T> items)
        where T : unmanaged
    {
        long bytes = (long)items.Length * sizeof(T);
        Unsafe.CopyBlockUnaligned(Reserve(bytes), items.Items, checked((uint)bytes));
        AddOffset(level, items.Length);
    }

    private void AddOffset(int level, int length)
    {
        int count = _counts[level];
        int* offsets = Offsets(level, count + 1);
        offsets[count + 1] = checked(offsets[count] + length);
        _counts[level] = count + 1;
    }

    private int* Offsets(int level, int last)
    {
        NativeBuffer? buffer = _offsets[level];
        long bytes = (last + 1L) * sizeof(int);
        if (buffer is null || buffer.Capacity < bytes)
        {
            _offsets[level] = Grow(buffer, bytes, (_counts[level] + 1L) * sizeof(int));
            if (buffer is null)
            {
                *_offsets[level]!.As<int>() = 0;
            }
        }

        return _offsets[level]!.As<int>();
    }

    private byte* Reserve(long bytes)
    {
        if (_values is null || _values.Capacity < _valueBytes + bytes)
        {
            _values = Grow(_values, _valueBytes + bytes, _valueBytes);
        }

        if ((_valueBytes + bytes) / _elementSize > int.MaxValue)
        {
            throw new EventException("the values of one batch of entries exceed 2^31 elements");
        }

        byte* start = _values.Pointer + _valueBytes;
        _valueBytes += bytes;
        return start;
    }

    private static NativeBuffer Grow(NativeBuffer? old, long bytes, long used)
    {
        NativeBuffer grown = NativePool.Shared.Rent(Math.Max(bytes, 2 * (old?.Capacity ?? 2048)));
        if (old is not null)
        {
            Buffer.MemoryCopy(old.Pointer, grown.Pointer, grown.Capacity, used);
            old.Dispose();
        }

        return grown;
    }
}
