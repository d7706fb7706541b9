using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of arrays whose length another branch holds.</summary>
internal sealed unsafe class CountedBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool) : OffsetBasketBuilder(plan, basketByteCount, pool)
{
    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        int size = Plan.Element.SizeOf();
        int next = first;
        while (next < end)
        {
            int runStart = next;
            int offset = block.Offsets0[runStart];
            while (next < end)
            {
                long begin = Used + ((long)(block.Offsets0[next] - offset) * size);
                long after = Used + ((long)(block.Offsets0[next + 1] - offset) * size);
                if (IsFull(after) && EntryCount > 0)
                {
                    break;
                }

                AddEntry((int)begin);
                next++;
            }

            int count = block.Offsets0[next] - offset;
            Reserve((long)count * size);
            WriteNumbers(block.Values, offset, count);
            if (next < end)
            {
                Seal();
            }
        }
    }
}
