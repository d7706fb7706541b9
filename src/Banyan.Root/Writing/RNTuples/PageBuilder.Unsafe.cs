using Banyan.Columns;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>Collects the elements of one physical column into pages.</summary>
/// <remarks>
/// Not thread safe. Where a page ends depends on the number of elements alone, never on the blocks that they come in. Unsafe: writes through raw pointers, into room that <see cref="Reserve"/> made.
/// </remarks>
internal sealed unsafe class PageBuilder : IDisposable
{
    private const int FirstByteCount = 4096;

    private readonly NativePool _pool;
    private readonly int _elementSize;
    private readonly int _elementsPerPage;
    private readonly List<RawPage> _full = [];
    private NativeBuffer? _data;
    private int _used;

    /// <summary>A builder for one column.</summary>
    public PageBuilder(ColumnPlan plan, int pageByteCount, NativePool pool)
    {
        Plan = plan;
        _pool = pool;
        _elementSize = plan.Element.SizeOf();
        _elementsPerPage = Math.Max(1, pageByteCount / _elementSize);
    }

    /// <summary>The column.</summary>
    public ColumnPlan Plan { get; }

    /// <summary>Elements of the cluster so far.</summary>
    public long ElementCount { get; private set; }

    /// <summary>Bytes of them in memory.</summary>
    public long ByteCount => ElementCount * _elementSize;

    /// <summary>The last end of items of the cluster, of an index column.</summary>
    private ulong LastIndex { get; set; }

    /// <summary>Adds elements as they are.</summary>
    public void AppendValues(byte* values, long count)
    {
        while (count > 0)
        {
            int taken = (int)Math.Min(count, _elementsPerPage - _used);
            Buffer.MemoryCopy(values, Reserve(taken), (long)taken * _elementSize, (long)taken * _elementSize);
            Advance(taken);
            values += (long)taken * _elementSize;
            count -= taken;
        }
    }

    /// <summary>Adds the ends of items: <paramref name="offsets"/> has one number more than <paramref name="count"/>.</summary>
    public void AppendEnds(int* offsets, int count)
    {
        int itemLength = Plan.ItemLength;
        while (count > 0)
        {
            int taken = Math.Min(count, _elementsPerPage - _used);
            ulong* target = (ulong*)Reserve(taken);
            int begin = offsets[0];
            ulong origin = LastIndex;
            for (int i = 0; i < taken; i++)
            {
                target[i] = origin + (uint)((offsets[i + 1] - begin) / itemLength);
            }

            LastIndex = target[taken - 1];
            Advance(taken);
            offsets += taken;
            count -= taken;
        }
    }

    /// <summary>Hands the pages over that are full.</summary>
    public List<RawPage> TakeFull()
    {
        if (_full.Count == 0)
        {
            return [];
        }

        List<RawPage> taken = [.. _full];
        _full.Clear();
        return taken;
    }

    /// <summary>Hands everything over; a new cluster begins.</summary>
    public List<RawPage> Take()
    {
        Seal();
        ElementCount = 0;
        LastIndex = 0;
        return TakeFull();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (RawPage page in _full)
        {
            page.Dispose();
        }

        _full.Clear();
        _data?.Dispose();
        _data = null;
    }

    private byte* Reserve(int count)
    {
        long used = (long)_used * _elementSize;
        long needed = used + ((long)count * _elementSize);
        if (_data == null || needed > _data.Capacity)
        {
            NativeBuffer grown = _pool.Rent(Math.Max(needed, Math.Min((long)_elementsPerPage * _elementSize, Math.Max(FirstByteCount, 2 * used))));
            if (_data != null)
            {
                Buffer.MemoryCopy(_data.Pointer, grown.Pointer, grown.Capacity, used);
                _data.Dispose();
            }

            _data = grown;
        }

        return _data.Pointer + used;
    }

    private void Advance(int count)
    {
        _used += count;
        ElementCount += count;
        if (_used == _elementsPerPage)
        {
            Seal();
        }
    }

    private void Seal()
    {
        if (_used > 0)
        {
            long byteCount = (long)_used * _elementSize;
            _data!.Resize(byteCount);
            _full.Add(new RawPage(_data, _used, byteCount));
            _data = null;
            _used = 0;
        }
    }
}
