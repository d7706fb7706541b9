using System.Runtime.ExceptionServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Collects entries of a tree and compresses them as one cluster, apart from the file: for writers that work on several threads.</summary>
/// <remarks>Not thread safe; each thread takes its own from <see cref="TreeWriter.NewCluster"/>. Memory grows with what is collected and goes back
/// with <see cref="Encode"/>.</remarks>
public sealed unsafe class ClusterBuilder : IDisposable
{
    private readonly TreePlan _plan;
    private readonly BasketBuilder[] _builders;
    private readonly NativePool _pool;

    internal ClusterBuilder(TreePlan plan, int basketByteCount, NativePool pool)
    {
        _plan = plan;
        _pool = pool;
        _builders = [.. plan.Branches.Select(branch => BasketBuilder.Create(branch, basketByteCount, pool))];
    }

    /// <summary>Entries collected since the last <see cref="Encode"/>.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Their bytes before compression.</summary>
    public long ByteCount
    {
        get
        {
            long sum = 0;
            foreach (BasketBuilder builder in _builders)
            {
                sum += builder.ByteCount;
            }

            return sum;
        }
    }

    /// <summary>Adds entries, copying them.</summary>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="columns">One block per branch of the definition, in its order, of at least <paramref name="entryCount"/> entries; the first ones
    /// are taken.</param>
    /// <exception cref="ArgumentException">There are not as many blocks as branches, or one has too few entries.</exception>
    /// <exception cref="InvalidOperationException">A count disagrees with the number of items, or a value is too large for the format; names branch
    /// and entry. The cluster is then of no use.</exception>
    public void Fill(int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        CheckColumns(_plan, entryCount, columns);
        Fill(0, entryCount, columns);
    }

    /// <summary>Compresses what was collected and starts anew.</summary>
    /// <param name="threads">Threads to use; the bytes do not depend on it.</param>
    /// <returns>The cluster, which the caller disposes after appending it.</returns>
    /// <exception cref="RootNotSupportedException">The system library of the compression is missing.</exception>
    public EncodedCluster Encode(int threads = 1)
    {
        long[] largestCounts = [.. _builders.Select(builder => builder.LargestCount)];
        List<RawBasket>[] raw = [.. _builders.Select(builder => builder.Take())];
        (int Branch, int Basket)[] work = [.. raw.SelectMany((baskets, branch) => baskets.Select((_, basket) => (branch, basket)))];
        EncodedBasket[][] encoded = [.. raw.Select(baskets => new EncodedBasket[baskets.Count])];
        int entryCount = EntryCount;
        EntryCount = 0;
        bool isComplete = false;
        try
        {
            if (threads > 1)
            {
                Parallel.For(0, work.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, EncodeOne);
            }
            else
            {
                for (int i = 0; i < work.Length; i++)
                {
                    EncodeOne(i);
                }
            }

            isComplete = true;
        }
        catch (AggregateException problem)
        {
            ExceptionDispatchInfo.Throw(problem.InnerExceptions[0]); // every thread failed for the same reason
        }
        finally
        {
            if (!isComplete)
            {
                foreach ((int branch, int basket) in work)
                {
                    raw[branch][basket].Dispose();
                    encoded[branch][basket]?.Dispose();
                }
            }
        }

        return new EncodedCluster(_plan, entryCount, encoded, largestCounts);

        void EncodeOne(int i)
        {
            (int branch, int basket) = work[i];
            encoded[branch][basket] = BasketCompression.Compress(raw[branch][basket], _plan.Branches[branch].Compression, _pool);
        }
    }

    /// <summary>Hands the baskets over that are full.</summary>
    internal void MoveFull(TreeCluster cluster, Action<BasketJob> post)
    {
        for (int i = 0; i < _builders.Length; i++)
        {
            foreach (RawBasket basket in _builders[i].TakeFull())
            {
                post(cluster.Add(i, _plan.Branches[i].Compression, basket));
            }
        }
    }

    /// <summary>Hands everything over and starts anew.</summary>
    internal void MoveAll(TreeCluster cluster, Action<BasketJob> post)
    {
        long[] largestCounts = [.. _builders.Select(builder => builder.LargestCount)];
        for (int i = 0; i < _builders.Length; i++)
        {
            foreach (RawBasket basket in _builders[i].Take())
            {
                post(cluster.Add(i, _plan.Branches[i].Compression, basket));
            }
        }

        cluster.End(EntryCount, largestCounts);
        EntryCount = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (BasketBuilder builder in _builders)
        {
            builder.Dispose();
        }
    }

    /// <summary>Checks that there is a block with enough entries for each branch of a definition.</summary>
    internal static void CheckColumns(TreePlan plan, int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entryCount);
        if (columns.Length != plan.ColumnCount)
        {
            throw new ArgumentException($"{columns.Length} columns were given for {plan.ColumnCount} branches", nameof(columns));
        }

        foreach (BranchPlan branch in plan.Branches)
        {
            ref readonly ColumnBlock block = ref columns[branch.Column];
            if (block.EntryCount < entryCount)
            {
                throw new ArgumentException($"branch {branch.Name} was given {block.EntryCount} entries, expected {entryCount}", nameof(columns));
            }

            int levels = branch.Form == BranchForm.Count ? 1 : branch.Form == BranchForm.Fixed ? 0 : branch.Type.OffsetLevels;
            if (!block.HasOffsets(levels))
            {
                throw new ArgumentException($"branch {branch.Name} was given a column without offsets, expected one of {branch.Type}", nameof(columns));
            }
        }
    }

    /// <summary>Adds the entries <paramref name="first"/>..<paramref name="end"/> of checked blocks.</summary>
    internal void Fill(int first, int end, ReadOnlySpan<ColumnBlock> columns)
    {
        for (int i = 0; i < _builders.Length; i++)
        {
            BranchPlan branch = _plan.Branches[i];
            ref readonly ColumnBlock block = ref columns[branch.Column];
            if (branch.CountIndex >= 0)
            {
                CheckCounts(branch, block, columns, first, end);
            }

            _builders[i].Append(block, first, end);
        }

        EntryCount += end - first;
    }

    private void CheckCounts(BranchPlan branch, in ColumnBlock block, ReadOnlySpan<ColumnBlock> columns, int first, int end)
    {
        BranchPlan count = _plan.Branches[branch.CountIndex];
        ref readonly ColumnBlock counts = ref columns[count.Column];
        if (count.Form == BranchForm.Count && count.CountedItemLength == branch.ItemLength && counts.Offsets0 == block.Offsets0)
        {
            return; // one array of offsets for all columns of a collection
        }

        for (int i = first; i < end; i++)
        {
            int length = block.Offsets0[i + 1] - block.Offsets0[i];
            long expected = count.Form == BranchForm.Count
                ? (counts.Offsets0[i + 1] - counts.Offsets0[i]) / count.CountedItemLength
                : FixedBasketBuilder.Count(count.Element, counts.Values, i);
            if (length != expected * branch.ItemLength)
            {
                string says = $"its count branch {count.Name} says {expected} × {branch.ItemLength}";
                throw new InvalidOperationException($"branch {branch.Name}: entry {block.FirstEntry + i} has {length} values, {says}");
            }
        }
    }
}
