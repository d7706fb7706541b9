using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of arrays whose length another branch holds.</summary>
internal sealed unsafe class CountedBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
    : OffsetBasketBuilder(plan, basketByteCount, pool)
{
    private readonly int _size = plan.Element.SizeOf();

    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        while (first < end)
        {
            int runEnd = RunEnd(block.Offsets0, first, end);
            int count = block.Offsets0[runEnd] - block.Offsets0[first];
            Reserve((long)count * _size);
            AddEntries(block.Offsets0, first, runEnd, Used, _size);
            WriteNumbers(block.Values, block.Offsets0[first], count);
            first = runEnd;
            if (first < end)
            {
                Seal();
            }
        }
    }

    /// <summary>One past the last entry that still fits into the open basket; at least one when the basket is empty.</summary>
    private int RunEnd(int* offsets, int first, int end)
    {
        int fits = first;
        int low = first;
        int high = end;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            long dataByteCount = Used + ((long)(offsets[middle] - offsets[first]) * _size);
            if (IsFull(dataByteCount, EntryCount + middle - first))
            {
                high = middle - 1;
            }
            else
            {
                low = fits = middle;
            }
        }

        return fits == first && EntryCount == 0 ? first + 1 : fits;
    }
}
