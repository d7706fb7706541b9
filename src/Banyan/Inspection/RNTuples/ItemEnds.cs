using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>The ends of a collection's items.</summary>
internal sealed unsafe class ItemEnds(RNTuple tuple, RNTupleField field) : IDisposable
{
    private readonly RNTupleElementReader _reader = tuple.OpenElements(field);

    /// <summary>The items of one element.</summary>
    public (long First, long End) Of(int cluster, long element, long count, bool isKnown)
    {
        ulong* ends = (ulong*)_reader.Read(cluster, Math.Max(0, element - 1), element == 0 ? 1 : 2, isKnown ? count : -1);
        return element == 0 ? (0, (long)ends[0]) : ((long)ends[0], (long)ends[1]);
    }

    /// <summary>All items of a cluster.</summary>
    public long Total(int cluster, long count, bool isKnown) => count == 0 ? 0 : Of(cluster, count - 1, count, isKnown).End;

    /// <summary>Some ends in a row; valid until the next call.</summary>
    public ReadOnlySpan<ulong> Read(int cluster, long first, int length, long count, bool isKnown) => new(_reader.Read(cluster, first, length, isKnown ? count : -1), length);

    public void Dispose() => _reader.Dispose();
}
