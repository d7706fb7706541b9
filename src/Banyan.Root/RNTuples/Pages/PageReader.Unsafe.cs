using System.Runtime.CompilerServices;
using Banyan.Columns;
using Banyan.Columns.Ahead;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Reads elements of one field's column, cluster by cluster: pages are fetched, checked, decompressed and decoded.</summary>
/// <remarks>
/// Not thread safe. Owns its memory until <see cref="Dispose"/>. The last page is kept as it is before decoding, so that each run of elements is decoded straight to where it belongs; only differences
/// (<see cref="ElementEncoding.HoldsDifferences"/>) are kept decoded.
/// </remarks>
internal sealed unsafe partial class PageReader : IDisposable
{
    private const long MostAheadBytes = 16 << 20; // larger pages are left to their reader, so that results which wait stay small
    private readonly RNTuple _tuple;
    private readonly RNTupleField _field;
    private readonly int _part;
    private readonly ElementKind? _kind;
    private readonly int _elementByteCount;
    private PageContent _content = new();
    private AheadJobs<PageJob>? _ahead;
    private NativeBuffer? _numbers;
    private NativeBuffer? _kept;
    private ColumnRange? _range;
    private ColumnDescription? _column;
    private ClusterInfo? _cluster;
    private ColumnRange? _openRange; // whose page the content is
    private int _openIndex;
    private ColumnRange? _keptRange;
    private int _keptIndex;
    private ColumnRange? _lastRange; // of the last page of an index that was decoded as a whole: its last element, with which the next run of ends begins
    private long _lastElement;
    private ulong _last;
    private long _bytesRead;
    private long _bytesDecompressed;

    /// <summary>Opens a column of a field.</summary>
    /// <param name="tuple">The RNTuple.</param>
    /// <param name="field">The field.</param>
    /// <param name="part">Which of its columns: 0 for the only one or the index, 1 for the characters of a string.</param>
    /// <param name="kind">The kind to give elements in; null for the bytes of switches.</param>
    public PageReader(RNTuple tuple, RNTupleField field, int part, ElementKind? kind)
    {
        (_tuple, _field, _part, _kind) = (tuple, field, part, kind);
        _elementByteCount = kind?.SizeOf() ?? ElementEncoding.SwitchByteCount;
    }

    /// <summary>Bytes read from the file so far.</summary>
    public long BytesRead => _bytesRead;

    /// <summary>Pages that other threads read and decompressed before they were needed.</summary>
    public long AheadCount { get; private set; }

    /// <summary>Bytes after decompression so far.</summary>
    public long BytesDecompressed => _bytesDecompressed;

    /// <summary>Elements that the column has in a cluster, without those that a late column lacks at the beginning.</summary>
    public long CountIn(ClusterInfo cluster) => Select(cluster).ElementCount;

    /// <summary>One past the last element of the page with <paramref name="element"/>; the number of elements when there is none.</summary>
    public long PageEnd(ClusterInfo cluster, long element, long elementCount)
    {
        ColumnRange range = Select(cluster);
        long missing = Missing(range, elementCount);
        return element < missing ? missing : element - missing >= range.ElementCount ? elementCount : missing + range.Pages[range.PageOf(element - missing)].EndElement;
    }

    /// <summary>First element of the page with <paramref name="element"/>.</summary>
    public long PageStart(ClusterInfo cluster, long element, long elementCount)
    {
        ColumnRange range = Select(cluster);
        long missing = Missing(range, elementCount);
        return element < missing ? 0 : element - missing >= range.ElementCount ? element : missing + range.Pages[range.PageOf(element - missing)].FirstElement;
    }

    /// <summary>Gives elements of a cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="first">First element, counted in the cluster.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="elementCount">How many there are in all, where that follows from the number of entries; a late column has zeros for those that it lacks at the beginning. -1 where it is not known.</param>
    /// <param name="destination">Room for them and 64 bytes.</param>
    /// <exception cref="RootFormatException">Pages are damaged, or elements are not there.</exception>
    public void Read(ClusterInfo cluster, long first, long count, long elementCount, byte* destination)
    {
        ColumnRange range = Select(cluster);
        long missing = Missing(range, elementCount);
        if (first < missing)
        {
            long zeros = Math.Min(count, missing - first);
            new Span<byte>(destination, checked((int)(zeros * _elementByteCount))).Clear();
            destination += zeros * _elementByteCount;
            first += zeros;
            count -= zeros;
        }

        if (count <= 0)
        {
            return;
        }

        first -= missing;
        if (first > range.ElementCount - count)
        {
            throw _tuple.Damaged($"elements {first} to {first + count} are asked for where pages hold {range.ElementCount} (entries {cluster.FirstEntry} to {cluster.EndEntry})", _tuple.Key.FileOffset, Part);
        }

        for (int index = range.PageOf(first); count > 0; index++)
        {
            PageInfo page = range.Pages[index];
            int taken = (int)Math.Min(count, page.EndElement - first);
            if (taken > 0)
            {
                ReadPage(range, index, (int)(first - page.FirstElement), taken, destination);
                destination += (long)taken * _elementByteCount;
                first += taken;
                count -= taken;
            }
        }
    }

    /// <summary>Makes sure that the pages of elements are as large as they claim, before much memory is taken for them.</summary>
    public void Verify(ClusterInfo cluster, long first, long count)
    {
        ColumnRange range = Select(cluster);
        if (first < 0 || first > range.ElementCount - count)
        {
            throw _tuple.Damaged($"elements {first} to {first + count} are asked for where pages hold {range.ElementCount} (entries {cluster.FirstEntry} to {cluster.EndEntry})", _tuple.Key.FileOffset, Part);
        }

        for (int index = range.PageOf(first); index < range.Pages.Length && range.Pages[index].FirstElement < first + count; index++)
        {
            Fetch(range.Pages[index], null);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ahead?.Dispose();
        _ahead = null;
        _content.Dispose();
        _numbers?.Dispose();
        _kept?.Dispose();
        _ends?.Dispose();
        _numbers = _kept = _ends = null;
        _openRange = _keptRange = _endsRange = _lastRange = null;
    }

    private string Part => $"field {_field.Path}, column {_column?.Id}";

    private ColumnRange Select(ClusterInfo cluster)
    {
        if (_cluster != cluster)
        {
            _cluster = cluster;
            _column = _field.ColumnsIn(cluster)[_part];
            _range = cluster.Column(_column.Id);
            _ahead?.DropAll();
        }

        return _range!;
    }

    // Only columns that were added late may lack elements.
    private long Missing(ColumnRange range, long elementCount) =>
        elementCount > range.ElementCount && (_column!.FirstElement > 0 || range == ColumnRange.Missing) ? elementCount - range.ElementCount : 0;

    private void ReadPage(ColumnRange range, int index, int skipped, int taken, byte* destination)
    {
        ColumnDescription column = _column!;
        PageInfo page = range.Pages[index];
        bool isWhole = taken == page.ElementCount;
        if (ElementEncoding.HoldsDifferences(column.Encoding))
        {
            long first = page.FirstElement + skipped;
            if (taken == 1 && _lastRange == range && _lastElement == first)
            {
                ulong last = _last;
                Buffer.MemoryCopy(&last, destination, _elementByteCount, _elementByteCount);
                return;
            }

            Keep(range, index);
            long byteCount = (long)taken * _elementByteCount;
            Buffer.MemoryCopy(_kept!.Pointer + ((long)skipped * _elementByteCount), destination, byteCount, byteCount);
        }
        else if (isWhole && ElementEncoding.IsPlain(column.Encoding) && (_kind == null || ElementEncoding.KindOf(column.Encoding) == _kind) && !IsOpen(range, index) && WorkAhead.Shared.Depth == 0)
        {
            LoadPlain(page, destination);
        }
        else
        {
            Decode(column, Open(range, index), page.ElementCount, skipped, taken, destination);
        }
    }

    private void Keep(ColumnRange range, int index)
    {
        if (_keptRange == range && _keptIndex == index)
        {
            return;
        }

        _keptRange = null;
        PageInfo page = range.Pages[index];
        byte* source = Open(range, index);
        byte* kept = PageContent.Room(ref _kept, (long)page.ElementCount * _elementByteCount);
        Decode(_column!, source, page.ElementCount, 0, page.ElementCount, kept);
        (_keptRange, _keptIndex) = (range, index);
        if (page.ElementCount > 0 && _elementByteCount <= sizeof(ulong))
        {
            (_lastRange, _lastElement) = (range, page.EndElement - 1);
            _last = Unsafe.ReadUnaligned<ulong>(kept + ((page.ElementCount - 1L) * _elementByteCount)); // 64 bytes of room are behind
        }
    }

    private bool IsOpen(ColumnRange range, int index) => _openRange == range && _openIndex == index;

    // The bytes of a page, decompressed; 64 bytes behind them may be read.
    private byte* Open(ColumnRange range, int index)
    {
        if (IsOpen(range, index))
        {
            return _content.Bytes;
        }

        _openRange = null;
        PageInfo page = range.Pages[index];
        string? problem;
        if (_ahead?.Take(index) is PageJob job)
        {
            (_content, job.Content) = (job.Content, _content);
            problem = job.Problem;
            _ahead.Return(job);
            AheadCount++;
        }
        else
        {
            problem = _content.Load(_tuple.Blobs, page, _column!.Bits);
        }

        if (problem != null)
        {
            throw Damaged(page, problem);
        }

        if (WorkAhead.Shared.Depth > 0)
        {
            PostAhead(range, index + 1);
        }

        Count(page, PageContent.ByteCount(page, _column!.Bits));
        (_openRange, _openIndex) = (range, index);
        return _content.Bytes;
    }

    private void PostAhead(ColumnRange range, int first)
    {
        _ahead ??= new AheadJobs<PageJob>(() => new PageJob());
        for (int index = first; index < Math.Min(range.Pages.Length, first + WorkAhead.Shared.Depth); index++)
        {
            PageInfo page = range.Pages[index];
            long byteCount = PageContent.ByteCount(page, _column!.Bits);
            if (byteCount > MostAheadBytes)
            {
                return;
            }

            if (!_ahead.Has(index))
            {
                PageJob job = _ahead.Rent();
                job.Number = index;
                job.Prepare(_tuple.Blobs, page, _column.Bits);
                if (!_ahead.TryPost(job, byteCount + page.Location.ByteCount))
                {
                    return;
                }
            }
        }
    }

    // A page that needs no decoding, straight to where it belongs; there is room for the checksum behind it.
    private void LoadPlain(PageInfo page, byte* destination)
    {
        long byteCount = PageContent.ByteCount(page, _column!.Bits);
        bool isStored = page.Location.ByteCount == byteCount && byteCount == (long)page.ElementCount * _elementByteCount;
        ReadOnlySpan<byte> content = Fetch(page, isStored ? destination : null);
        if (!isStored && Decompressor.Decompress(content, new Span<byte>(destination, (int)byteCount)) is string problem)
        {
            throw Damaged(page, problem);
        }

        Count(page, byteCount);
    }

    private ReadOnlySpan<byte> Fetch(PageInfo page, byte* place)
    {
        _openRange = place == null ? null : _openRange;
        return _content.Fetch(_tuple.Blobs, page, _column!.Bits, place, out ReadOnlySpan<byte> content) is string problem ? throw Damaged(page, problem) : content;
    }

    private void Count(PageInfo page, long pageByteCount)
    {
        _bytesRead += page.Location.ByteCount;
        _bytesDecompressed += pageByteCount;
    }

    private void Decode(ColumnDescription column, byte* source, int pageCount, int first, int count, byte* destination)
    {
        ElementKind? own = ElementEncoding.KindOf(column.Encoding);
        if (own == _kind || own == null || _kind == null)
        {
            PageDecoder.Decode(column, source, pageCount, first, count, destination);
            return;
        }

        byte* numbers = PageContent.Room(ref _numbers, (long)count * own.Value.SizeOf());
        PageDecoder.Decode(column, source, pageCount, first, count, numbers);
        KindConversion.Convert(own.Value, numbers, count, _kind.Value, destination);
    }

    private RootFormatException Damaged(PageInfo page, string problem) =>
        _tuple.Damaged($"{problem} (entries {_cluster!.FirstEntry} to {_cluster.EndEntry})", page.Location.FileOffset, Part);
}
