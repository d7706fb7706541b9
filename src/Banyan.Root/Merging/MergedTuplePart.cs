using System.Buffers.Binary;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Storage;

namespace Banyan.Root.Merging;

/// <summary>The pages of the RNTuple of one input on their way to the output.</summary>
internal sealed class MergedTuplePart : MergePart, ICopyTarget
{
    private const int ChecksumByteCount = 8;
    private readonly MergedTuple _owner;
    private readonly TupleMatch _match;
    private readonly StoredPageList[] _lists;
    private readonly List<StoredPage> _pages = [];
    private readonly Dictionary<long, int> _numbers = []; // equal pages may be stored once

    /// <summary>Reads the page lists of an input.</summary>
    public MergedTuplePart(MergedTuple owner, StoredTuple tuple, TupleMatch match, ByteSource source)
    {
        _owner = owner;
        _match = match;
        Tuple = tuple;
        _lists = [.. tuple.Groups.Select(group => new StoredPageList(tuple.ReadPageList(group), tuple))];
        EntryCount = tuple.Groups.Count == 0 ? 0 : tuple.Groups.Max(group => group.FirstEntry + group.EntrySpan);
        foreach (StoredPageList.Page page in _lists.SelectMany(list => list.Clusters).SelectMany(cluster => cluster.Columns).SelectMany(column => column.Pages))
        {
            if (!_numbers.TryGetValue(page.FileOffset, out int number))
            {
                _numbers.Add(page.FileOffset, number = _pages.Count);
                _pages.Add(Stored(page, source));
            }

            if (_pages[number].Page.ByteCount != page.ByteCount)
            {
                throw tuple.Damaged($"two pages of {page.ByteCount} and {_pages[number].Page.ByteCount} bytes are said to lie at {page.FileOffset}");
            }
        }

        ElementCounts = CountElements();

        // Pages without elements have no bytes.
        Ranges = [.. _pages.Select((page, number) => new CopiedRange(page.Page.FileOffset, page.StoredByteCount, this, number)).Where(range => range.ByteCount > 0)];
    }

    /// <summary>The RNTuple of the input.</summary>
    public StoredTuple Tuple { get; }

    /// <summary>Its entries.</summary>
    public long EntryCount { get; }

    /// <summary>Elements of each column in the output, the input included.</summary>
    public long[] ElementCounts { get; }

    /// <summary>Its clusters in the output.</summary>
    public List<MovedCluster> Clusters { get; } = [];

    /// <inheritdoc/>
    public override CopiedRange[] Ranges { get; }

    /// <inheritdoc/>
    public bool NeedsRecord => true;

    /// <inheritdoc/>
    public void Place(int number, Span<byte> bytes, long fileOffset, int byteCount) =>
        _pages[number] = _pages[number] with { NewOffset = fileOffset, NewByteCount = byteCount - _pages[number].ChecksumByteCount };

    /// <inheritdoc/>
    public bool MustWiden(ReadOnlySpan<byte> bytes, long fileOffset) => false;

    /// <inheritdoc/>
    public byte[] Widen(int number, ReadOnlySpan<byte> bytes) => bytes.ToArray();

    /// <inheritdoc/>
    public byte[] Recompress(int number, ReadOnlySpan<byte> bytes)
    {
        StoredPage page = _pages[number];
        ReadOnlySpan<byte> stored = bytes[..^page.ChecksumByteCount];
        if (page.ChecksumByteCount > 0 && XxHash3.Hash(stored) != BinaryPrimitives.ReadUInt64LittleEndian(bytes[^page.ChecksumByteCount..]))
        {
            throw Tuple.Damaged($"the checksum of the page at {page.Page.FileOffset} is wrong");
        }

        byte[] result = StoredContent.Recompress([], stored, page.PlainByteCount, _owner.Target.Compression!.Value, out string? problem)
            ?? throw Tuple.Damaged($"{problem} (the page at {page.Page.FileOffset})");
        if (page.ChecksumByteCount == 0)
        {
            return result;
        }

        byte[] withChecksum = new byte[result.Length + ChecksumByteCount];
        result.CopyTo(withChecksum, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(withChecksum.AsSpan(result.Length), XxHash3.Hash(result));
        return withChecksum;
    }

    /// <inheritdoc/>
    public override void AppendRest(MergeOutput output)
    {
        var zeros = new Dictionary<long, (Locator Place, int Setting)>();
        (Locator Place, int Setting) Zeros(long byteCount)
        {
            if (!zeros.TryGetValue(byteCount, out (Locator Place, int Setting) page))
            {
                zeros.Add(byteCount, page = output.AppendZeroPage((int)byteCount));
            }

            return page;
        }

        var moved = new MovedPageList(_match, _owner, page => Placed(_pages[_numbers[page.FileOffset]]), Zeros);
        foreach (StoredPageList.Cluster cluster in _lists.SelectMany(list => list.Clusters))
        {
            Clusters.Add(moved.Write(cluster));
        }
    }

    /// <inheritdoc/>
    public override void Commit() => _owner.Add(this);

    private static (long FileOffset, int ByteCount) Placed(StoredPage page) => (page.NewOffset, (int)page.NewByteCount);

    // Representations of one field count through: each begins where another ended.
    private long[] CountElements()
    {
        List<ColumnDescription> columns = _owner.Columns(Tuple);
        long[] counts = new long[columns.Count];
        foreach (StoredPageList.Cluster cluster in _lists.SelectMany(list => list.Clusters))
        {
            for (int id = 0; id < counts.Length; id++)
            {
                StoredPageList.Column? column = _match.Find(cluster, id);
                long end = checked(_match.ElementsOf(cluster, id) > 0 ? _match.FirstElementOf(cluster, id) + _match.ElementsOf(cluster, id) : 0);
                counts[id] = Math.Max(counts[id], Math.Max(end, column is { IsSuppressed: false } ? checked(column.FirstElement + column.ElementCount) : 0));
            }
        }

        foreach (IGrouping<int, ColumnDescription> field in columns.GroupBy(column => column.FieldId))
        {
            ColumnDescription[][] representations = [.. field.GroupBy(column => column.Representation).Select(group => group.ToArray())];
            for (int part = 0; part < representations.Max(representation => representation.Length); part++)
            {
                int[] ids = [.. representations.Where(representation => part < representation.Length).Select(representation => representation[part].Id)];
                long most = ids.Max(id => counts[id]);
                foreach (int id in ids)
                {
                    counts[id] = most;
                }
            }
        }

        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = checked(counts[i] + _owner.ElementsBefore(i));
        }

        return counts;
    }

    private StoredPage Stored(StoredPageList.Page page, ByteSource source)
    {
        if (page.ColumnId >= Tuple.Schema.Columns.Count)
        {
            throw Tuple.Damaged($"a page belongs to column {page.ColumnId} of {Tuple.Schema.Columns.Count}");
        }

        int checksum = page.HasChecksum ? ChecksumByteCount : 0;
        long plain = ((page.ElementCount * Tuple.Schema.Columns[page.ColumnId].Bits) + 7) / 8;
        if (page.FileOffset < 0 || page.ByteCount < 0 || page.ByteCount > Math.Min(plain, int.MaxValue - 64) || plain > int.MaxValue || page.FileOffset > source.Length - page.ByteCount - checksum)
        {
            throw Tuple.Damaged($"a page of {page.ByteCount} bytes ({plain} decompressed) is announced at {page.FileOffset} in a file of {source.Length} bytes");
        }

        return Tuple.LargestKey > 0 && page.ByteCount + checksum > Tuple.LargestKey
            ? throw new RootNotSupportedException("it has pages that lie in several records, which cannot be copied: snapshot it instead", source.Name, page.FileOffset, _owner.Path)
            : new StoredPage(page, (int)page.ByteCount + (page.ByteCount > 0 ? checksum : 0), page.ByteCount > 0 ? checksum : 0, (int)plain, page.FileOffset, page.ByteCount);
    }

    private sealed record StoredPage(StoredPageList.Page Page, int StoredByteCount, int ChecksumByteCount, int PlainByteCount, long NewOffset, long NewByteCount);
}
