using Banyan.Columns;
using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing;

/// <summary>Writes the entries of a tree or an RNTuple: takes blocks of entries, cuts them into clusters, compresses and appends them.</summary>
/// <remarks>
/// Made by <see cref="RootFileWriter.CreateTree"/> and <see cref="RootFileWriter.CreateRNTuple"/>. Not thread safe, but for <see cref="CompressNext"/>. With several threads, what is full is compressed
/// while the next entries are filled in; the file's bytes do not depend on the number of threads, nor on the sizes of the blocks.
/// </remarks>
public abstract class EntryWriter
{
    /// <summary>When so many bytes wait for their compression, the thread that fills helps.</summary>
    private const long LargestBacklog = 64 << 20;

    private readonly int _threads;
    private readonly ClusterSize _size;
    private long _entryCount;
    private bool _isFinished;

    private protected EntryWriter(RootFileWriter file, string name, int clusterEntryCount, long clusterByteCount, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(clusterEntryCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(clusterByteCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        File = file;
        Name = name;
        _threads = threads;
        _size = new ClusterSize(clusterEntryCount, clusterByteCount);
    }

    /// <summary>Name of the tree or RNTuple.</summary>
    public string Name { get; }

    /// <summary>Entries given so far.</summary>
    public long EntryCount => _entryCount + CollectedEntryCount;

    /// <summary>The file.</summary>
    private protected RootFileWriter File { get; }

    /// <summary>Entries of the cluster that is being filled.</summary>
    private protected abstract int CollectedEntryCount { get; }

    /// <summary>Their bytes before compression.</summary>
    private protected abstract long CollectedByteCount { get; }

    /// <summary>Adds entries, copying them.</summary>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="columns">One block per column of the definition, in its order, of at least <paramref name="entryCount"/> entries; the first ones are taken.</param>
    /// <exception cref="ArgumentException">There are not as many blocks as columns, or one has too few entries.</exception>
    /// <exception cref="InvalidOperationException">A count disagrees with the number of items, or a value is too large for the format; names column and entry.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Fill(int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        ThrowIfFinished();
        CheckColumns(entryCount, columns);
        int next = 0;
        while (next < entryCount)
        {
            int count = Math.Min(entryCount - next, _size.NextCheck - CollectedEntryCount);
            Collect(next, next + count, columns);
            next += count;
            if (CollectedEntryCount == _size.NextCheck && _size.IsFull(CollectedByteCount))
            {
                FlushCluster();
            }

            Advance();
        }
    }

    /// <summary>Ends the cluster that is being filled, if it has entries: the next one begins with new baskets or pages.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void FlushCluster()
    {
        ThrowIfFinished();
        if (CollectedEntryCount == 0)
        {
            return;
        }

        _entryCount += CollectedEntryCount;
        File.Pipeline.End(EndCluster());
        Advance();
        _size.Restart();
    }

    /// <summary>Compresses one basket or page that waits, of this or another writer of the file. The only method that other threads may call while one fills.</summary>
    /// <returns>False when none waits, or the compression has failed, which the next call of another method throws.</returns>
    public bool CompressNext() => File.Pipeline.TryCompress();

    /// <summary>Writes what is left and what describes it. A second call does nothing.</summary>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void Finish()
    {
        if (_isFinished)
        {
            return;
        }

        FlushCluster();
        File.Drain();
        _isFinished = true;
        WriteDescription();
        Close();
    }

    /// <summary>Gives the memory back without writing anything more; nothing is being compressed any more.</summary>
    internal void Abandon()
    {
        _isFinished = true;
        Close();
    }

    /// <summary>Checks that there is a block with enough entries for each column.</summary>
    private protected abstract void CheckColumns(int entryCount, ReadOnlySpan<ColumnBlock> columns);

    /// <summary>Takes the entries <paramref name="first"/>..<paramref name="end"/> of checked blocks, and posts what is full.</summary>
    private protected abstract void Collect(int first, int end, ReadOnlySpan<ColumnBlock> columns);

    /// <summary>Posts what is left of the cluster and begins a new one.</summary>
    private protected abstract PendingCluster EndCluster();

    /// <summary>Writes the object that describes everything; all clusters are in the file.</summary>
    private protected abstract void WriteDescription();

    /// <summary>Gives the memory of the cluster that is being filled back.</summary>
    private protected abstract void Free();

    /// <summary>Entries were appended apart.</summary>
    private protected void CountAppended(int entryCount) => _entryCount += entryCount;

    /// <summary>Hands over something full for its compression.</summary>
    private protected void Post(ClusterJob job) => File.Pipeline.Post(job, _threads > 1 ? _threads : 0);

    /// <summary>Throws when <see cref="Finish"/> was called.</summary>
    private protected void ThrowIfFinished() => ObjectDisposedException.ThrowIf(_isFinished, this);

    private void Close()
    {
        Free();
        File.Close(this);
    }

    /// <summary>Compresses what this thread has to, and appends what is complete.</summary>
    private void Advance()
    {
        long backlog = _threads == 1 ? 0 : LargestBacklog;
        while (File.Pipeline.WaitingByteCount > backlog && File.Pipeline.TryCompress())
        {
        }

        File.Pipeline.AppendComplete();
    }
}
