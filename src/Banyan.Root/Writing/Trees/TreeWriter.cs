using Banyan.Columns;
using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.Trees;

/// <summary>Writes a tree: takes blocks of entries, cuts them into clusters and baskets, compresses and appends them.</summary>
/// <remarks>Made by <see cref="RootFileWriter.CreateTree"/>; complete after <see cref="EntryWriter.Finish"/>, at the latest when the file is.</remarks>
public sealed class TreeWriter : EntryWriter
{
    private readonly DirectoryNode _directory;
    private readonly TreePlan _plan;
    private readonly TreeWriterOptions _options;
    private readonly BranchTotals[] _totals;
    private readonly ClusterRanges _clusters = new();
    private readonly TreeDefinition _definition;
    private readonly string _title;
    private readonly ClusterBuilder _building;
    private TreeCluster _cluster;

    internal TreeWriter(RootFileWriter file, DirectoryNode directory, string name, TreeDefinition definition, TreeWriterOptions options)
        : base(file, name, options.ClusterEntryCount, options.ClusterByteCount, options.Threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BasketByteCount, 1);
        _directory = directory;
        _definition = definition;
        _title = definition.Title.Length > 0 ? definition.Title : name;
        _options = options;
        _plan = new TreePlan(name, definition, options.Compression ?? file.Compression);
        _totals = [.. _plan.Branches.Select(_ => new BranchTotals())];
        _building = NewCluster();
        _cluster = new TreeCluster(this, _totals.Length);
    }

    /// <inheritdoc/>
    private protected override int CollectedEntryCount => _building.EntryCount;

    /// <inheritdoc/>
    private protected override long CollectedByteCount => _building.ByteCount;

    /// <summary>A collector for entries that another thread will fill and compress; <see cref="Append"/> takes its clusters.</summary>
    public ClusterBuilder NewCluster() => new(_plan, _options.BasketByteCount, NativePool.Shared);

    /// <summary>Appends a cluster that was made apart. Entries that <see cref="EntryWriter.Fill"/> took before come before it.</summary>
    /// <param name="cluster">A cluster of a builder of this tree; it stays the caller's.</param>
    /// <exception cref="ArgumentException">The cluster was made for another tree.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Append(EncodedCluster cluster)
    {
        ThrowIfFinished();
        if (cluster.Plan != _plan)
        {
            throw new ArgumentException("the cluster was made for another tree", nameof(cluster));
        }

        FlushCluster();
        File.Drain();
        CountAppended(cluster.EntryCount);
        AppendBaskets(cluster.EntryCount, cluster.LargestCounts, branch => cluster.Baskets[branch]);
    }

    /// <summary>Appends a cluster whose baskets are all compressed.</summary>
    internal void AppendComplete(TreeCluster cluster) =>
        AppendBaskets(cluster.EntryCount, cluster.LargestCounts, branch => cluster.Baskets[branch].Select(job => job.Encoded));

    /// <inheritdoc/>
    private protected override void CheckColumns(int entryCount, ReadOnlySpan<ColumnBlock> columns) => ClusterBuilder.CheckColumns(_plan, entryCount, columns);

    /// <inheritdoc/>
    private protected override void Collect(int first, int end, ReadOnlySpan<ColumnBlock> columns)
    {
        _building.Fill(first, end, columns);
        _building.MoveFull(_cluster, Post);
    }

    /// <inheritdoc/>
    private protected override PendingCluster EndCluster()
    {
        TreeCluster ended = _cluster;
        _building.MoveAll(ended, Post);
        _cluster = new TreeCluster(this, _totals.Length);
        return ended;
    }

    /// <inheritdoc/>
    private protected override void WriteDescription() =>
        File.WriteObject(_directory, Name, new TreeRecord(_plan, _definition, _title, _totals, _clusters, EntryCount, _options.BasketByteCount));

    /// <inheritdoc/>
    private protected override void Free()
    {
        _building.Dispose();
        _cluster.Free();
    }

    private void AppendBaskets(int entryCount, long[] largestCounts, Func<int, IEnumerable<EncodedBasket>> baskets)
    {
        for (int i = 0; i < _totals.Length; i++)
        {
            BranchPlan branch = _plan.Branches[i];
            BranchTotals total = _totals[i];
            foreach (EncodedBasket basket in baskets(i))
            {
                AppendBasket(branch, total, basket);
            }

            total.LargestCount = Math.Max(total.LargestCount, largestCounts[i]);
        }

        if (entryCount > 0)
        {
            _clusters.Add(entryCount);
        }
    }

    private unsafe void AppendBasket(BranchPlan branch, BranchTotals total, EncodedBasket basket)
    {
        int recordByteCount = branch.KeyByteCount + basket.StoredByteCount;
        RecordKey key = branch.BasketKey with
        {
            Cycle = total.BasketOffsets.Count,
            DirectoryFileOffset = _directory.FileOffset,
            ObjectByteCount = basket.PayloadByteCount,
            RecordByteCount = recordByteCount,
        };
        byte[] tail = BasketRecord.Tail(branch, _options.BasketByteCount, basket.EntryCount, basket.DataByteCount);
        long fileOffset = File.AppendBasket(key, tail, new ReadOnlySpan<byte>(basket.Stored.Pointer, basket.StoredByteCount));
        total.BasketOffsets.Add(fileOffset);
        total.BasketByteCounts.Add(recordByteCount);
        total.BasketFirstEntries.Add(total.EntryCount);
        total.EntryCount += basket.EntryCount;
        total.TotalBytes += branch.KeyByteCount + basket.PayloadByteCount;
        total.ZipBytes += recordByteCount;
    }
}
