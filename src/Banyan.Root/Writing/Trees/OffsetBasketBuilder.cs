using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of entries of different sizes: behind the data lies a table of where each entry begins.</summary>
/// <remarks>
/// Source: TBasket::WriteBuffer. The table is a 32-bit count n + 1, the n places of the entries counted from the start of the record (key included),
/// and a zero.
/// </remarks>
internal abstract unsafe class OffsetBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool) : BasketBuilder(plan, basketByteCount, pool)
{
    private int[] _starts = new int[64];

    /// <inheritdoc/>
    private protected override int TableByteCount => EntryCount == 0 ? 0 : 4 * (EntryCount + 2);

    /// <summary>Notes that an entry begins at byte <paramref name="start"/> of the open basket's data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected void AddEntry(int start)
    {
        if (EntryCount == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * _starts.Length);
        }

        _starts[EntryCount++] = start;
    }

    /// <summary>Notes the entries <paramref name="first"/>..<paramref name="end"/> of a column, which begin at byte <paramref name="start"/> of the
    /// open basket's data.</summary>
    private protected void AddEntries(int* offsets, int first, int end, int start, int size)
    {
        int count = end - first;
        if (count > _starts.Length - EntryCount)
        {
            Array.Resize(ref _starts, Math.Max(2 * _starts.Length, EntryCount + count));
        }

        Span<int> starts = _starts.AsSpan(EntryCount, count);
        int* next = offsets + first;
        int origin = *next;
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = start + ((next[i] - origin) * size);
        }

        EntryCount += count;
    }

    /// <summary>True when so many bytes of data and entries with their table exceed the size of a basket.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected bool IsFull(long dataByteCount, int entryCount) => dataByteCount + (4L * (entryCount + 2)) > BasketByteCount;

    /// <inheritdoc/>
    private protected override void WriteTable()
    {
        Reserve(TableByteCount);
        WriteInt32(EntryCount + 1);
        int origin = Plan.KeyByteCount;
        Span<int> table = new(Next, EntryCount + 1);
        ReadOnlySpan<int> starts = _starts.AsSpan(0, EntryCount);
        for (int i = 0; i < starts.Length; i++)
        {
            table[i] = BinaryPrimitives.ReverseEndianness(origin + starts[i]);
        }

        table[EntryCount] = 0;
        Used += 4 * (EntryCount + 1);
    }
}
