using System.Diagnostics;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of entries that all have the same size.</summary>
internal sealed unsafe class FixedBasketBuilder : BasketBuilder
{
    private readonly int _entriesPerBasket;

    /// <summary>A builder for one branch.</summary>
    public FixedBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
        : base(plan, basketByteCount, pool)
    {
        _entriesPerBasket = Math.Max(1, BasketByteCount / plan.EntryByteCount);
    }

    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        if (block.Offsets0 != null)
        {
            CheckLengths(block, first, end);
        }

        if (Plan.CountsOthers)
        {
            LargestCount = Math.Max(LargestCount, Largest(block, first, end));
        }

        long start = (block.Offsets0 == null ? 0 : block.Offsets0[0]) + ((long)first * Plan.ItemLength);
        int left = end - first;
        while (left > 0)
        {
            int count = Math.Min(left, _entriesPerBasket - EntryCount);
            Reserve((long)count * Plan.EntryByteCount);
            WriteNumbers(block.Values, start, count * Plan.ItemLength);
            EntryCount += count;
            start += (long)count * Plan.ItemLength;
            left -= count;
            if (EntryCount == _entriesPerBasket)
            {
                Seal();
            }
        }
    }

    /// <summary>The value of a count at one entry of a block.</summary>
    public static long Count(ElementKind kind, void* values, int index) => kind switch
    {
        ElementKind.Int8 => ((sbyte*)values)[index],
        ElementKind.UInt8 => ((byte*)values)[index],
        ElementKind.Int16 => ((short*)values)[index],
        ElementKind.UInt16 => ((ushort*)values)[index],
        ElementKind.Int32 => ((int*)values)[index],
        ElementKind.UInt32 => ((uint*)values)[index],
        ElementKind.Int64 => ((long*)values)[index],
        ElementKind.UInt64 => (long)Math.Min(((ulong*)values)[index], long.MaxValue),
        _ => throw new UnreachableException($"{kind} cannot count"),
    };

    private long Largest(in ColumnBlock block, int first, int end)
    {
        long largest = 0;
        for (int i = first; i < end; i++)
        {
            largest = Math.Max(largest, Count(Plan.Element, block.Values, i));
        }

        return largest;
    }

    private void CheckLengths(in ColumnBlock block, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            int length = block.Offsets0[i + 1] - block.Offsets0[i];
            if (length != Plan.ItemLength)
            {
                throw new InvalidOperationException(
                    $"branch {Plan.Name}: entry {block.FirstEntry + i} has {length} values, expected {Plan.ItemLength} ({Plan.LeafTitle})");
            }
        }
    }
}
