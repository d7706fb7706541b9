using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Collects the entries of one branch into baskets, in the file's byte order.</summary>
/// <remarks>
/// Not thread safe. Where a basket ends depends on the values alone, never on the blocks that they come in. Unsafe: writes through raw pointers; room
/// is made by <see cref="Reserve"/> first.
/// </remarks>
internal abstract unsafe class BasketBuilder : IDisposable
{
    /// <summary>The format keeps sizes of records in 32 bits, signed; a basket with its key and table stays below.</summary>
    private const long LargestBasket = 1 << 30;

    private readonly NativePool _pool;
    private readonly List<RawBasket> _sealed = [];
    private NativeBuffer? _data;
    private long _sealedByteCount;

    private protected BasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
    {
        Plan = plan;
        BasketByteCount = Math.Max(basketByteCount, 1);
        _pool = pool;
    }

    /// <summary>The branch.</summary>
    public BranchPlan Plan { get; }

    /// <summary>Bytes collected since the last <see cref="Take"/>, tables of offsets included.</summary>
    public long ByteCount => _sealedByteCount + Used + TableByteCount;

    /// <summary>The largest number of items (of a count branch: the largest value; of text: its length) since the last <see cref="Take"/>.</summary>
    public long LargestCount { get; protected set; }

    /// <summary>Where a basket should end.</summary>
    private protected int BasketByteCount { get; }

    /// <summary>Bytes in the open basket.</summary>
    private protected int Used { get; set; }

    /// <summary>Entries in the open basket.</summary>
    private protected int EntryCount { get; set; }

    /// <summary>Bytes that the table of offsets of the open basket will take.</summary>
    private protected virtual int TableByteCount => 0;

    /// <summary>The next free byte of the open basket.</summary>
    private protected byte* Next => _data!.Pointer + Used;

    /// <summary>The builder that fits a branch.</summary>
    public static BasketBuilder Create(BranchPlan plan, int basketByteCount, NativePool pool) => plan.Form switch
    {
        BranchForm.Fixed => new FixedBasketBuilder(plan, basketByteCount, pool),
        BranchForm.Count => new CountBasketBuilder(plan, basketByteCount, pool),
        BranchForm.Counted => new CountedBasketBuilder(plan, basketByteCount, pool),
        BranchForm.Vector when plan.Type.OffsetLevels == 1 => new VectorBasketBuilder(plan, basketByteCount, pool),
        _ => new ClassBasketBuilder(plan, basketByteCount, pool),
    };

    /// <summary>Adds the entries <paramref name="first"/>..<paramref name="end"/> of a block, counted from the block's first entry.</summary>
    public abstract void Append(in ColumnBlock block, int first, int end);

    /// <summary>Ends the open basket and hands all baskets over, to be disposed by the caller.</summary>
    public List<RawBasket> Take()
    {
        Seal();
        List<RawBasket> taken = TakeFull();
        _sealedByteCount = 0;
        LargestCount = 0;
        return taken;
    }

    /// <summary>Hands the baskets over that are full, to be disposed by the caller; <see cref="ByteCount"/> and <see cref="LargestCount"/> still count them.</summary>
    public List<RawBasket> TakeFull()
    {
        if (_sealed.Count == 0)
        {
            return [];
        }

        List<RawBasket> taken = [.. _sealed];
        _sealed.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        foreach (RawBasket basket in _sealed)
        {
            basket.Dispose();
        }

        _sealed.Clear();
        _data?.Dispose();
        _data = null;
    }

    /// <summary>Ends the open basket, if it has entries.</summary>
    private protected void Seal()
    {
        if (EntryCount == 0)
        {
            return;
        }

        int dataByteCount = Used;
        WriteTable();
        _sealed.Add(new RawBasket(_data!, Used, dataByteCount, EntryCount));
        _sealedByteCount += Used;
        _data = null;
        Used = 0;
        EntryCount = 0;
    }

    /// <summary>Writes the table of offsets behind the data of the open basket.</summary>
    private protected virtual void WriteTable()
    {
    }

    /// <summary>Makes room for some more bytes in the open basket.</summary>
    /// <exception cref="InvalidOperationException">A single entry is too large for the format.</exception>
    private protected void Reserve(long byteCount)
    {
        long needed = Used + byteCount;
        if (_data is not null && needed <= _data.Capacity)
        {
            return;
        }

        if (needed > LargestBasket)
        {
            throw new InvalidOperationException($"branch {Plan.Name}: a basket of {needed} bytes cannot be written, the format ends at {LargestBasket}");
        }

        NativeBuffer grown = _pool.Rent(Math.Max(needed, _data is null ? 4096 - NativeBuffer.Padding : 2 * _data.Capacity));
        if (_data is not null)
        {
            Buffer.MemoryCopy(_data.Pointer, grown.Pointer, grown.Capacity, Used);
            _data.Dispose();
        }

        _data = grown;
    }

    /// <summary>Copies numbers in the file's byte order to the open basket, where there is room for them.</summary>
    private protected void WriteNumbers(void* values, long start, int count)
    {
        int size = Plan.Element.SizeOf();
        BigEndianCopy.Copy((byte*)values + (start * size), Next, count, size);
        Used += count * size;
    }

    /// <summary>Writes a 32-bit number to the open basket, where there is room for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void WriteInt32(int value)
    {
        Unsafe.WriteUnaligned(Next, BinaryPrimitives.ReverseEndianness(value));
        Used += 4;
    }

    /// <summary>Moves the bytes from <paramref name="from"/> on out of the open basket, ends it, and begins the next with them.</summary>
    private protected void SealBefore(int from)
    {
        int moved = Used - from;
        NativeBuffer old = _data!;
        Used = from;
        NativeBuffer? kept = null;
        try
        {
            kept = _pool.Rent(Math.Max(moved, 4096 - NativeBuffer.Padding));
            Buffer.MemoryCopy(old.Pointer + from, kept.Pointer, kept.Capacity, moved);
            Seal();
            _data = kept;
            kept = null;
            Used = moved;
        }
        finally
        {
            kept?.Dispose();
        }
    }
}
