using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of a count branch that is made from the lengths of a counted column.</summary>
internal sealed unsafe class CountBasketBuilder : BasketBuilder
{
    private readonly int _entriesPerBasket;

    /// <summary>A builder for one branch.</summary>
    public CountBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
        : base(plan, basketByteCount, pool)
    {
        _entriesPerBasket = Math.Max(1, BasketByteCount / sizeof(int));
    }

    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        int itemLength = Plan.CountedItemLength;
        for (int i = first; i < end; i++)
        {
            Reserve(sizeof(int));
            int length = block.Offsets0[i + 1] - block.Offsets0[i];
            int count = itemLength == 1 ? length : length / itemLength;
            LargestCount = Math.Max(LargestCount, count);
            WriteInt32(count);
            if (++EntryCount == _entriesPerBasket)
            {
                Seal();
            }
        }
    }
}
