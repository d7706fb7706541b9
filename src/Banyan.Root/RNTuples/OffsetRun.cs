using Banyan.Columns;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples;

/// <summary>Where the items of a collection lie for a run of elements of one cluster: offsets that begin at 0. Several readers of one thread may hold it; the last one to release it frees its memory.</summary>
/// <param name="field">The collection, or the string.</param>
/// <param name="cluster">The cluster.</param>
/// <param name="first">First element, counted in the cluster.</param>
/// <param name="count">Number of elements.</param>
internal sealed unsafe class OffsetRun(RNTupleField field, ClusterInfo cluster, long first, long count)
{
    private NativeBuffer? _memory = NativePool.Shared.Rent((count + 1) * sizeof(int));
    private int _holders = 1;

    /// <summary>The collection.</summary>
    public RNTupleField Field { get; } = field;

    /// <summary>One more than there are elements.</summary>
    public int* Offsets => _memory!.As<int>();

    /// <summary>First item, counted in the cluster.</summary>
    public long FirstItem { get; set; }

    /// <summary>Number of items.</summary>
    public long ItemCount { get; set; }

    /// <summary>True when it is of these elements.</summary>
    public bool Is(ClusterInfo wantedCluster, long wantedFirst, long wantedCount) => cluster == wantedCluster && first == wantedFirst && count == wantedCount;

    /// <summary>Adds a holder.</summary>
    public OffsetRun Hold()
    {
        _holders++;
        return this;
    }

    /// <summary>Takes a holder away.</summary>
    public void Release()
    {
        if (--_holders == 0)
        {
            _memory?.Dispose();
            _memory = null;
        }
    }
}
