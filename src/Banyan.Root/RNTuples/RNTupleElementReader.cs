using Banyan.Columns;
using Banyan.Root.RNTuples.Columns;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Root.RNTuples;

/// <summary>Reads elements of a field's own column, numbered within a cluster: the plain content of pages, for whoever walks the tree of fields.</summary>
/// <remarks>Not thread safe. The memory of the last answer belongs to the reader.</remarks>
public sealed unsafe class RNTupleElementReader : IDisposable
{
    private const long ChunkElements = 1 << 17;
    private readonly RNTuple _tuple;
    private readonly PageReader _reader;
    private NativeBuffer? _elements;

    internal RNTupleElementReader(RNTuple tuple, RNTupleField field, int part)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (FieldTypes.ProblemOf(field) is string problem)
        {
            throw new RootNotSupportedException(problem, tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {field.Path}");
        }

        _tuple = tuple;
        ColumnEncoding encoding = field.Representations[0][part].Encoding;
        Kind = ElementEncoding.IsIndex(encoding) ? ElementKind.UInt64
            : field.Representations[0].Length > 1 || encoding == ColumnEncoding.Switch ? ElementEncoding.KindOf(encoding)
            : FieldTypes.KindOf(field);
        _reader = new PageReader(tuple, field, part, Kind);
    }

    /// <summary>Bytes of a variant's switch: 8 of the item's number in its alternative, 4 of the alternative from 1 on (0 for none).</summary>
    public static int SwitchByteCount => ElementEncoding.SwitchByteCount;

    /// <summary>What elements are; ends of items are <see cref="ElementKind.UInt64"/>; null for switches.</summary>
    public ElementKind? Kind { get; }

    /// <summary>Elements that pages hold for a cluster.</summary>
    public long CountIn(int cluster) => _reader.CountIn(_tuple.Clusters[cluster]);

    /// <summary>Reads elements.</summary>
    /// <param name="cluster">Number of the cluster.</param>
    /// <param name="first">First element, counted in the cluster.</param>
    /// <param name="count">Number of elements, under 2^31 bytes.</param>
    /// <param name="elementCount">How many there are in all where that follows from the number of entries, else -1; a column that was added late begins with zeros.</param>
    /// <returns>The elements; valid until the next call.</returns>
    /// <exception cref="RootFormatException">Pages are damaged, or the elements are not there.</exception>
    public void* Read(int cluster, long first, long count, long elementCount)
    {
        ClusterInfo info = _tuple.Clusters[cluster];
        if (first < 0 || count < 0 || first > Math.Max(_reader.CountIn(info), elementCount) - count)
        {
            throw _tuple.Damaged($"elements {first} to {first + count} are asked for where there are {_reader.CountIn(info)}", _tuple.Key.FileOffset, $"cluster {cluster}");
        }

        long byteCount = checked(Math.Max(1, count) * (Kind?.SizeOf() ?? SwitchByteCount));
        if (_elements == null || _elements.Capacity < byteCount)
        {
            _elements?.Dispose();
            _elements = null;
            _elements = NativePool.Shared.Rent(byteCount);
        }

        _elements.Resize(byteCount);
        _reader.Read(info, first, count, elementCount, _elements.Pointer);
        return _elements.Pointer;
    }

    /// <summary>Reads every page of a cluster and keeps nothing: for whoever wants to know whether they can be read.</summary>
    /// <param name="cluster">Number of the cluster.</param>
    /// <exception cref="RootFormatException">Pages are damaged.</exception>
    public void ReadAll(int cluster)
    {
        long count = CountIn(cluster);
        for (long first = 0; first < count; first += ChunkElements)
        {
            _ = Read(cluster, first, Math.Min(ChunkElements, count - first), -1);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _elements?.Dispose();
        _elements = null;
    }
}
