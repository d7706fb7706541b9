using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Writes a tree: takes blocks of entries, cuts them into clusters and baskets, compresses and appends them.</summary>
/// <remarks>
/// Made by <see cref="RootFileWriter.CreateTree"/>. Not thread safe, but for <see cref="CompressNext"/>. With several threads full baskets are compressed while the next ones are filled; the file's
/// bytes do not depend on the number of threads, nor on the sizes of the blocks.
/// </remarks>
public sealed class TreeWriter
{
    /// <summary>How many steps of a cluster after the first are looked at for size.</summary>
    private const int SizeChecks = 8;

    /// <summary>When so many bytes wait for their compression, the thread that fills helps.</summary>
    private const long LargestBacklog = 64 << 20;

    private readonly RootFileWriter _file;
    private readonly DirectoryNode _directory;
    private readonly TreePlan _plan;
    private readonly TreeWriterOptions _options;
    private readonly BranchTotals[] _totals;
    private readonly ClusterRanges _clusters = new();
    private readonly string _title;
    private readonly ClusterBuilder _building;
    private PendingCluster _cluster;
    private int _clusterEntryCount;
    private int _nextCheck;
    private long _entryCount;
    private bool _isFinished;

    internal TreeWriter(RootFileWriter file, DirectoryNode directory, string name, TreeDefinition definition, TreeWriterOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.ClusterEntryCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ClusterByteCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BasketByteCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        _file = file;
        _directory = directory;
        Name = name;
        _title = definition.Title.Length > 0 ? definition.Title : name;
        _options = options;
        _plan = new TreePlan(name, definition, options.Compression ?? file.Compression);
        _totals = [.. _plan.Branches.Select(_ => new BranchTotals())];
        _building = NewCluster();
        _cluster = new PendingCluster(this, _totals.Length);
        _clusterEntryCount = options.ClusterEntryCount;
        _nextCheck = FirstCheck;
    }

    /// <summary>Name of the tree.</summary>
    public string Name { get; }

    /// <summary>Entries given so far.</summary>
    public long EntryCount => _entryCount + _building.EntryCount;

    /// <summary>In the first cluster the size is looked at after this many entries, then at half the way that is left.</summary>
    private int FirstCheck => _clusterEntryCount > 0 ? CheckInCluster(0) : 16;

    /// <summary>Adds entries, copying them.</summary>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="columns">One block per branch of the definition, in its order, of at least <paramref name="entryCount"/> entries; the first ones
    /// are taken.</param>
    /// <exception cref="ArgumentException">There are not as many blocks as branches, or one has too few entries.</exception>
    /// <exception cref="InvalidOperationException">A count disagrees with the number of items, or a value is too large for the format; names branch
    /// and entry.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Fill(int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        ThrowIfFinished();
        ClusterBuilder.CheckColumns(_plan, entryCount, columns);
        int next = 0;
        while (next < entryCount)
        {
            int count = Math.Min(entryCount - next, _nextCheck - _building.EntryCount);
            _building.Fill(next, next + count, columns);
            next += count;
            _building.MoveFull(_cluster, Post);
            if (_building.EntryCount == _nextCheck)
            {
                CheckSize();
            }

            Advance();
        }
    }

    /// <summary>Ends the cluster that is being filled, if it has entries: all branches begin a basket after it.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void FlushCluster()
    {
        ThrowIfFinished();
        if (_building.EntryCount == 0)
        {
            return;
        }

        _entryCount += _building.EntryCount;
        _building.MoveAll(_cluster, Post);
        _file.Pipeline.End(_cluster);
        _cluster = new PendingCluster(this, _totals.Length);
        Advance();
        _nextCheck = FirstCheck;
    }

    /// <summary>Compresses one basket that waits, of this or another tree of the file. The only method that other threads may call while one fills the tree.</summary>
    /// <returns>False when none waits, or the compression has failed, which the next call of another method throws.</returns>
    public bool CompressNext() => _file.Pipeline.TryCompress();

    /// <summary>A collector for entries that another thread will fill and compress; <see cref="Append"/> takes its clusters.</summary>
    public ClusterBuilder NewCluster() => new(_plan, _options.BasketByteCount, NativePool.Shared);

    /// <summary>Appends a cluster that was made apart. Entries that <see cref="Fill"/> took before come before it.</summary>
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
        _file.Drain();
        _entryCount += cluster.EntryCount;
        AppendBaskets(cluster.EntryCount, cluster.LargestCounts, branch => cluster.Baskets[branch]);
    }

    /// <summary>Writes what is left and the tree's own record. A second call does nothing.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Finish()
    {
        if (_isFinished)
        {
            return;
        }

        FlushCluster();
        _file.Drain();
        _isFinished = true;
        _file.WriteObject(_directory, Name, new TreeRecord(_plan, _title, _totals, _clusters, _entryCount, _options.BasketByteCount));
        Close();
    }

    /// <summary>Gives the memory back without writing anything more; nothing is being compressed any more.</summary>
    internal void Abandon()
    {
        _isFinished = true;
        Close();
    }

    /// <summary>Appends a cluster whose baskets are all compressed.</summary>
    internal void AppendComplete(PendingCluster cluster) =>
        AppendBaskets(cluster.EntryCount, cluster.LargestCounts, branch => cluster.Baskets[branch].Select(job => job.Encoded));

    private void Close()
    {
        _building.Dispose();
        _cluster.Free();
        _file.Close(this);
    }

    private void Post(BasketJob job) => _file.Pipeline.Post(job, _options.Threads > 1 ? _options.Threads : 0);

    /// <summary>Compresses what this thread has to, and appends what is complete.</summary>
    private void Advance()
    {
        long backlog = _options.Threads == 1 ? 0 : LargestBacklog;
        while (_file.Pipeline.WaitingByteCount > backlog && _file.Pipeline.TryCompress())
        {
        }

        _file.Pipeline.AppendComplete();
    }

    /// <summary>Decides at the entry counts that it chose itself whether the cluster is full, so that blocks of any size give the same
    /// clusters.</summary>
    private void CheckSize()
    {
        int count = _building.EntryCount;
        if (_options.ClusterEntryCount > 0)
        {
            FlushCluster();
            return;
        }

        long byteCount = Math.Max(1, _building.ByteCount);
        if (_clusterEntryCount > 0)
        {
            if (count >= _clusterEntryCount || byteCount >= 2 * _options.ClusterByteCount)
            {
                FlushCluster();
            }
            else
            {
                _nextCheck = CheckInCluster(count);
            }

            return;
        }

        double entriesLeft = (_options.ClusterByteCount - byteCount) * ((double)count / byteCount);
        if (entriesLeft <= count / 16 || count >= int.MaxValue / 2)
        {
            _clusterEntryCount = count;
            FlushCluster();
        }
        else
        {
            _nextCheck = count + (int)Math.Clamp(entriesLeft / 2, 1, int.MaxValue / 4);
        }
    }

    private int CheckInCluster(int count) =>
        _options.ClusterEntryCount > 0 ? _clusterEntryCount : Math.Min(_clusterEntryCount, count + Math.Max(1, _clusterEntryCount / SizeChecks));

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
        long fileOffset = _file.AppendBasket(key, tail, new ReadOnlySpan<byte>(basket.Stored.Pointer, basket.StoredByteCount));
        total.BasketOffsets.Add(fileOffset);
        total.BasketByteCounts.Add(recordByteCount);
        total.BasketFirstEntries.Add(total.EntryCount);
        total.EntryCount += basket.EntryCount;
        total.TotalBytes += branch.KeyByteCount + basket.PayloadByteCount;
        total.ZipBytes += recordByteCount;
    }

    private void ThrowIfFinished() => ObjectDisposedException.ThrowIf(_isFinished, this);
}
