using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples;

/// <summary>
/// What the readers of one thread share: the offsets of each collection for the run of entries that was decoded last, so that all columns of a collection, and the column of its counts, decode its index
/// once.
/// </summary>
/// <remarks>Not thread safe. Owns a part of the memory until <see cref="Dispose"/>.</remarks>
public sealed class SharedOffsets : IDisposable
{
    private readonly Dictionary<RNTupleField, OffsetRun> _latest = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (OffsetRun run in _latest.Values)
        {
            run.Release();
        }

        _latest.Clear();
    }

    /// <summary>The offsets of these elements, for one more holder; null when others were decoded last.</summary>
    internal OffsetRun? Find(RNTupleField field, ClusterInfo cluster, long first, long count) =>
        _latest.TryGetValue(field, out OffsetRun? run) && run.Is(cluster, first, count) ? run.Hold() : null;

    /// <summary>Keeps offsets for others, in the place of those that were kept for the same collection.</summary>
    internal void Keep(OffsetRun run)
    {
        if (_latest.TryGetValue(run.Field, out OffsetRun? before))
        {
            before.Release();
        }

        _latest[run.Field] = run.Hold();
    }
}
