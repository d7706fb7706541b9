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
    private readonly MovedPageList[] _lists;
    private readonly List<StoredPage> _pages = [];
    private readonly List<(int List, int Page, int Stored)> _uses = [];

    /// <summary>Reads the page lists of an input.</summary>
    public MergedTuplePart(MergedTuple owner, StoredTuple tuple, ByteSource source)
    {
        _owner = owner;
        Tuple = tuple;
        _lists = [.. tuple.Groups.Select(group => new MovedPageList(tuple.ReadPageList(group), tuple))];
        EntryCount = tuple.Groups.Count == 0 ? 0 : tuple.Groups.Max(group => group.FirstEntry + group.EntrySpan);
        ElementCounts = CountElements();

        // Equal pages may be stored once.
        var known = new Dictionary<long, int>();
        for (int i = 0; i < _lists.Length; i++)
        {
            for (int k = 0; k < _lists[i].Pages.Count; k++)
            {
                MovedPageList.Page page = _lists[i].Pages[k];
                if (!known.TryGetValue(page.FileOffset, out int number))
                {
                    known.Add(page.FileOffset, number = _pages.Count);
                    _pages.Add(Stored(page, source));
                }

                if (_pages[number].Page.ByteCount != page.ByteCount)
                {
                    throw tuple.Damaged($"two pages of {page.ByteCount} and {_pages[number].Page.ByteCount} bytes are said to lie at {page.FileOffset}");
                }

                _uses.Add((i, k, number));
            }
        }

        // Pages without elements have no bytes.
        Ranges = [.. _pages.Select((page, number) => new CopiedRange(page.Page.FileOffset, page.StoredByteCount, this, number)).Where(range => range.ByteCount > 0)];
    }

    /// <summary>The RNTuple of the input.</summary>
    public StoredTuple Tuple { get; }

    /// <summary>Its entries.</summary>
    public long EntryCount { get; }

    /// <summary>Elements of each column in the output, the input included.</summary>
    public long[] ElementCounts { get; }

    /// <summary>Its groups of clusters in the output.</summary>
    public List<ClusterGroup> Groups { get; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<CopiedRange> Ranges { get; }

    /// <inheritdoc/>
    public bool NeedsRecord => true;

    /// <inheritdoc/>
    public void Place(int number, Span<byte> bytes, long fileOffset, int byteCount) =>
        _pages[number] = _pages[number] with { NewOffset = fileOffset, NewByteCount = byteCount - _pages[number].ChecksumByteCount };

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
        foreach ((int list, int page, int number) in _uses)
        {
            _lists[list].SetPlace(_lists[list].Pages[page], _pages[number].NewOffset, _pages[number].NewByteCount);
        }

        for (int i = 0; i < _lists.Length; i++)
        {
            MovedPageList list = _lists[i];
            list.SetHeader(_owner.HeaderChecksum(Tuple));
            list.AddEntries(_owner.FirstEntryOfNext);
            foreach (MovedPageList.Column column in list.Columns)
            {
                if (!column.IsSuppressed)
                {
                    list.AddElements(column, _owner.ElementsBefore(column.Id));
                }

                if (_owner.Target.Compression is { } compression)
                {
                    list.SetCompression(column, compression.Setting);
                }
            }

            (Locator place, long byteCount) = MergedTuple.AppendPageList(output, list.Payload);
            ClusterGroup group = Tuple.Groups[i];
            Groups.Add(new ClusterGroup(group.FirstEntry + _owner.FirstEntryOfNext, group.EntrySpan, group.ClusterCount, byteCount, place));
        }
    }

    /// <inheritdoc/>
    public override void Commit() => _owner.Add(this);

    // Representations of one field count through: each begins where another ended.
    private long[] CountElements()
    {
        var columns = Tuple.Schema.Columns;
        long[] counts = new long[columns.Count];
        foreach (MovedPageList.Column column in _lists.SelectMany(list => list.Columns).Where(column => !column.IsSuppressed && column.Id < counts.Length))
        {
            counts[column.Id] = Math.Max(counts[column.Id], column.FirstElement + column.ElementCount);
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
            counts[i] += _owner.ElementsBefore(i);
        }

        return counts;
    }

    private StoredPage Stored(MovedPageList.Page page, ByteSource source)
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

    private sealed record StoredPage(MovedPageList.Page Page, int StoredByteCount, int ChecksumByteCount, int PlainByteCount, long NewOffset, long NewByteCount);
}
