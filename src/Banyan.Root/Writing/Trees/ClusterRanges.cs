namespace Banyan.Root.Writing.Trees;

/// <summary>The clusters of a tree in ROOT's form: runs of clusters of one size.</summary>
/// <remarks>Source: TTree::TClusterIterator. A run ends with its last entry; a shorter cluster may end it. The last run is described by fAutoFlush
/// alone.</remarks>
internal sealed class ClusterRanges
{
    private readonly List<long> _lastEntries = [];
    private readonly List<long> _sizes = [];
    private long _end;
    private bool _isCut;

    /// <summary>Entries of each cluster of the last run; 0 while there is no cluster.</summary>
    public long LastSize { get; private set; }

    /// <summary>Last entry of each run but the last.</summary>
    public IReadOnlyList<long> LastEntries => _lastEntries;

    /// <summary>Entries per cluster of each run but the last.</summary>
    public IReadOnlyList<long> Sizes => _sizes;

    /// <summary>Adds a cluster.</summary>
    public void Add(long entryCount)
    {
        if (LastSize == 0)
        {
            LastSize = entryCount;
        }
        else if (_isCut || entryCount > LastSize)
        {
            _lastEntries.Add(_end - 1);
            _sizes.Add(LastSize);
            LastSize = entryCount;
            _isCut = false;
        }
        else
        {
            _isCut = entryCount < LastSize;
        }

        _end += entryCount;
    }
}
