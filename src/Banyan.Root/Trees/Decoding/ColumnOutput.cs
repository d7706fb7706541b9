using Banyan.Columns;

namespace Banyan.Root.Trees.Decoding;

/// <summary>The growing arrays of one column while a basket is decoded: values and the offsets of all levels, in pooled native memory.</summary>
/// <remarks>Level 0 has one offset per entry, level 1 one per item of an entry, and so on; each begins with 0. Kept from basket to basket.</remarks>
internal sealed unsafe class ColumnOutput(NativePool pool, ElementKind kind, int levels) : IDisposable
{
    private readonly int _elementByteCount = kind.SizeOf();
    private const long LeastByteCount = 4096;
    private readonly NativeBuffer?[] _offsets = new NativeBuffer?[ColumnBlock.MostLevels];
    private readonly int[] _offsetCounts = new int[ColumnBlock.MostLevels];
    private NativeBuffer? _values;

    /// <summary>True for truth values, which need bringing to 0 and 1.</summary>
    public bool IsBool => kind == ElementKind.Bool;

    /// <summary>Number of offset levels.</summary>
    public int Levels => levels;

    /// <summary>Number of values so far.</summary>
    public int ValueCount { get; private set; }

    /// <summary>First value.</summary>
    public byte* Values => _values == null ? null : _values.Pointer;

    /// <summary>Empties it.</summary>
    public void Reset()
    {
        ValueCount = 0;
        for (int level = 0; level < levels; level++)
        {
            _offsetCounts[level] = 0;
            *Offset(level) = 0;
            _offsetCounts[level] = 1;
        }
    }

    /// <summary>Makes room for <paramref name="count"/> more values and counts them; returns where they go. There are 64 bytes behind them.</summary>
    public byte* Append(int count)
    {
        long total = (long)ValueCount + count;
        if (total > int.MaxValue)
        {
            throw new OverflowException("a basket holds more than 2^31 values");
        }

        Grow(ref _values, total * _elementByteCount, (long)ValueCount * _elementByteCount);
        byte* place = _values!.Pointer + ((long)ValueCount * _elementByteCount);
        ValueCount = (int)total;
        return place;
    }

    /// <summary>Makes room for up to <paramref name="count"/> more values without counting them; returns where they go. There are 64 bytes behind them.</summary>
    public byte* Reserve(long count)
    {
        if (ValueCount + count > int.MaxValue)
        {
            throw new OverflowException("a basket holds more than 2^31 values");
        }

        Grow(ref _values, (ValueCount + count) * _elementByteCount, (long)ValueCount * _elementByteCount);
        return _values!.Pointer + ((long)ValueCount * _elementByteCount);
    }

    /// <summary>Makes room for <paramref name="count"/> more ends of items of the last level without counting them; returns where they go.</summary>
    public int* ReserveEnds(int count)
    {
        int level = levels - 1;
        Grow(ref _offsets[level], (_offsetCounts[level] + (long)count) * sizeof(int), (long)_offsetCounts[level] * sizeof(int));
        return _offsets[level]!.As<int>() + _offsetCounts[level];
    }

    /// <summary>Counts the ends of items of the last level, and the values before the last of them, that were written where <see cref="Reserve"/> and <see cref="ReserveEnds"/> said.</summary>
    public void Commit(int endCount)
    {
        int level = levels - 1;
        _offsetCounts[level] += endCount;
        ValueCount = _offsets[level]!.As<int>()[_offsetCounts[level] - 1];
    }

    /// <summary>Ends the current item of a level: its end is what the next level (or the values) holds so far.</summary>
    public void Close(int level)
    {
        int end = level + 1 == levels ? ValueCount : _offsetCounts[level + 1] - 1;
        *Offset(level) = end;
        _offsetCounts[level]++;
    }

    /// <summary>Makes room for <paramref name="count"/> offsets of a level and counts them, the first 0 included; returns where they begin.</summary>
    public int* SetOffsets(int level, int count)
    {
        _offsetCounts[level] = count;
        Grow(ref _offsets[level], (long)count * sizeof(int), 0);
        return _offsets[level]!.As<int>();
    }

    /// <summary>The offsets of a level; null where it has none.</summary>
    public int* Offsets(int level) => _offsets[level] == null || level >= levels ? null : _offsets[level]!.As<int>();

    /// <summary>Makes room for values without counting them, dropping what is there; returns where they begin.</summary>
    public byte* SetValues(int count)
    {
        Grow(ref _values, (long)count * _elementByteCount, 0);
        ValueCount = count;
        return _values!.Pointer;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _values?.Dispose();
        _values = null;
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i]?.Dispose();
            _offsets[i] = null;
        }
    }

    private int* Offset(int level)
    {
        Grow(ref _offsets[level], (_offsetCounts[level] + 1L) * sizeof(int), (long)_offsetCounts[level] * sizeof(int));
        return _offsets[level]!.As<int>() + _offsetCounts[level];
    }

    private void Grow(ref NativeBuffer? buffer, long byteCount, long keepByteCount)
    {
        if (buffer != null && buffer.Capacity >= byteCount)
        {
            return;
        }

        NativeBuffer larger = pool.Rent(Math.Max(LeastByteCount, keepByteCount > 0 ? Math.Max(byteCount, buffer!.Capacity * 2) : byteCount));
        if (buffer != null)
        {
            if (keepByteCount > 0)
            {
                Buffer.MemoryCopy(buffer.Pointer, larger.Pointer, larger.Capacity, keepByteCount);
            }

            buffer.Dispose();
        }

        buffer = larger;
    }
}
