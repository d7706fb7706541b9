using Banyan.Root.RNTuples.Columns;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Storage;

namespace Banyan.Root.RNTuples;

/// <summary>The description of an RNTuple: its fields, clusters and pages.</summary>
/// <remarks>
/// Thread safe. Opening reads anchor, header and footer; page lists are read when clusters are first asked for.
/// Source: RNTuple binary format 1.0, https://github.com/root-project/root/blob/0c63df29793c9b483e26dd739f9c0c1dc7ab17d3/tree/ntuple/doc/BinaryFormatSpecification.md.
/// </remarks>
public sealed class RNTuple
{
    private const long MostEntriesWithoutElements = 1 << 28;
    private readonly Lazy<ClusterInfo[]> _clusters;
    private readonly Lazy<RNTupleColumn[]> _columns;
    private readonly ClusterGroup[] _groups;
    private readonly ulong _headerChecksum;
    private readonly RecordContext _context;
    private readonly IReadOnlyList<ColumnDescription> _columnDescriptions;

    internal RNTuple(RootFile file, RootKey key)
    {
        File = file;
        Key = key;
        _context = new RecordContext(file.Path, key.FileOffset, key.Path);
        if (key.ClassName == "ROOT::Experimental::RNTuple")
        {
            throw _context.NotSupported("an RNTuple that was written before the format was fixed (ROOT::Experimental::RNTuple) is not supported: write it again with ROOT 6.34 or newer");
        }

        Anchor anchor = Anchor.Read(file.ReadRecord(key), _context);
        FormatVersion = anchor.Version;
        Blobs = new BlobReader(file.Source, anchor.LargestKey);

        var schema = new SchemaDescription();
        var header = new EnvelopeReader(Blobs.ReadEnvelope(anchor.Header, anchor.HeaderByteCount, Envelope.Header, _context, out _headerChecksum), _context);
        header.ReadFeatureFlags();
        Name = header.ReadString();
        Title = header.ReadString();
        Writer = header.ReadString();
        schema.Add(ref header);

        var footer = new EnvelopeReader(Blobs.ReadEnvelope(anchor.Footer, anchor.FooterByteCount, Envelope.Footer, _context, out _), _context);
        footer.ReadFeatureFlags();
        if (footer.ReadUInt64() != _headerChecksum)
        {
            throw _context.Damaged("header and footer do not belong together");
        }

        EnvelopeReader extension = footer.ReadRecord();
        if (extension.Remaining > 0)
        {
            schema.Add(ref extension);
        }

        EnvelopeReader groups = footer.ReadList(ClusterGroup.LeastByteCount, out int groupCount);
        _groups = new ClusterGroup[groupCount];
        for (int i = 0; i < groupCount; i++)
        {
            _groups[i] = ClusterGroup.Read(groups.ReadRecord());
        }

        EntryCount = _groups.Length == 0 ? 0 : _groups.Max(group => group.FirstEntry + group.EntrySpan);
        (AllFields, Fields) = FieldTree.Build(schema, _context);
        _columnDescriptions = schema.Columns;
        _clusters = new Lazy<ClusterInfo[]>(ReadClusters);
        _columns = new Lazy<RNTupleColumn[]>(() => [.. ColumnFinder.Find(this)]);
    }

    /// <summary>The file.</summary>
    public RootFile File { get; }

    /// <summary>The key of the anchor.</summary>
    public RootKey Key { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What the writer says about it.</summary>
    public string Title { get; }

    /// <summary>The program that wrote it.</summary>
    public string Writer { get; }

    /// <summary>Version of the format, e.g. <c>1.0.0.0</c>.</summary>
    public string FormatVersion { get; }

    /// <summary>Number of entries.</summary>
    public long EntryCount { get; }

    /// <summary>The top-level fields, in their order.</summary>
    public IReadOnlyList<RNTupleField> Fields { get; }

    /// <summary>All fields, a parent before its parts.</summary>
    public IReadOnlyList<RNTupleField> AllFields { get; }

    /// <summary>The values that can be read for every entry: what a frame calls columns.</summary>
    public IReadOnlyList<RNTupleColumn> Columns => _columns.Value;

    /// <summary>First entry of every cluster and at the end the number of entries.</summary>
    /// <exception cref="RootFormatException">A page list is damaged.</exception>
    public IReadOnlyList<long> ClusterBoundaries => [.. Clusters.Select(cluster => cluster.FirstEntry), EntryCount];

    /// <summary>Bytes of all pages before compression.</summary>
    public long TotalBytes => AllFields.Sum(part => part.IsProjected ? 0 : SizeOf(part).Bytes);

    /// <summary>The clusters in entry order, without gaps.</summary>
    internal ClusterInfo[] Clusters => _clusters.Value;

    internal BlobReader Blobs { get; }

    /// <summary>What the pages of a field's own columns take, subfields not included.</summary>
    public (long PageCount, long Bytes, long StoredBytes) SizeOf(RNTupleField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        (long pages, long bytes, long stored) = (0, 0, 0);
        foreach ((_, long pageStored, long pageBytes) in PagesOf(field))
        {
            (pages, bytes, stored) = (pages + 1, bytes + pageBytes, stored + pageStored);
        }

        return (pages, bytes, stored);
    }

    /// <summary>All pages of a field's own columns: where they lie, their bytes there (without checksums) and after decompression.</summary>
    public IEnumerable<(long FileOffset, long StoredBytes, long Bytes)> PagesOf(RNTupleField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return from column in field.Representations.SelectMany(columns => columns)
               from cluster in Clusters
               from page in cluster.Column(column.Id).Pages
               select (page.Location.FileOffset, page.Location.ByteCount, (((long)page.ElementCount * column.Bits) + 7) / 8);
    }

    /// <summary>Where the pages of a field's own columns lie that a range of entries may need. Of what is inside collections, these are all pages of the clusters.</summary>
    /// <param name="field">The field.</param>
    /// <param name="firstEntry">First entry.</param>
    /// <param name="endEntry">One past the last one.</param>
    public IEnumerable<ByteRange> PageRanges(RNTupleField field, long firstEntry, long endEntry)
    {
        ArgumentNullException.ThrowIfNull(field);
        foreach (ClusterInfo cluster in Clusters)
        {
            if (cluster.FirstEntry < endEntry && cluster.EndEntry > firstEntry && field.Representations.Count > 0)
            {
                foreach (ColumnDescription column in field.ColumnsIn(cluster))
                {
                    foreach (PageInfo page in cluster.Column(column.Id).Pages)
                    {
                        if (Blobs.Contains(page.Location))
                        {
                            yield return new ByteRange(page.Location.FileOffset, (int)page.Location.ByteCount);
                        }
                    }
                }
            }
        }
    }

    /// <summary>A reader of one column for one thread.</summary>
    /// <param name="column">One of <see cref="Columns"/>.</param>
    /// <param name="shared">What it shares with other readers of the same thread; null for nothing.</param>
    public RNTupleColumnReader OpenReader(RNTupleColumn column, SharedOffsets? shared = null) => new(this, column, shared);

    /// <summary>A reader of the elements of one of a field's own columns, for one thread.</summary>
    /// <param name="field">A field with columns.</param>
    /// <param name="part">0 for the first (values, ends of items, or a variant's switches), 1 for the characters of strings and the bytes of streamed objects.</param>
    public RNTupleElementReader OpenElements(RNTupleField field, int part = 0) => new(this, field, part);

    /// <summary>A reader of the objects of a field that ROOT's streamers wrote, for one thread.</summary>
    /// <param name="field">A field of role <see cref="FieldRole.Streamed"/>.</param>
    public RNTupleObjectReader OpenObjects(RNTupleField field) => new(this, field);

    /// <summary>The number of the cluster with an entry.</summary>
    internal int ClusterOf(long entry)
    {
        ClusterInfo[] clusters = Clusters;
        int low = 0;
        int high = clusters.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (clusters[middle].FirstEntry <= entry)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>An error about a part of it.</summary>
    internal RootFormatException Damaged(string message, long fileOffset, string part, Exception? cause = null) => new(message, File.Path, fileOffset, $"{Key.Path}, {part}", cause);

    // Whoever reads takes memory for what pages claim, and time for each entry, so both must be possible. Entries without any element are those of fields that were all added later.
    private void CheckPages(ClusterInfo cluster)
    {
        if (cluster.EntryCount > MostEntriesWithoutElements && !cluster.Columns.Any(column => column.ElementCount >= cluster.EntryCount))
        {
            throw _context.Damaged($"a cluster claims {cluster.EntryCount} entries, of which no column holds as many elements");
        }

        for (int i = 0; i < Math.Min(cluster.Columns.Length, _columnDescriptions.Count); i++)
        {
            foreach (PageInfo page in cluster.Columns[i].Pages)
            {
                long byteCount = (((long)page.ElementCount * _columnDescriptions[i].Bits) + 7) / 8;
                if (!Blobs.Contains(page.Location) || page.Location.ByteCount > byteCount || byteCount > page.Location.ByteCount * Compression.Decompressor.LargestRatio)
                {
                    throw _context.Damaged(
                        $"a page of column {i} with {page.ElementCount} elements is said to take {page.Location.ByteCount} bytes at {page.Location.FileOffset} in a file of {File.Source.Length} bytes");
                }
            }
        }
    }

    private ClusterInfo[] ReadClusters()
    {
        var clusters = new List<ClusterInfo>();
        foreach (ClusterGroup group in _groups)
        {
            byte[] payload = Blobs.ReadEnvelope(group.PageList, group.PageListByteCount, Envelope.PageList, _context with { FileOffset = group.PageList.FileOffset }, out _);
            ClusterInfo[] read = PageList.Read(payload, _headerChecksum, _context with { FileOffset = group.PageList.FileOffset });
            if (read.Length != group.ClusterCount)
            {
                throw _context.Damaged($"a page list tells of {read.Length} clusters where {group.ClusterCount} are expected");
            }

            clusters.AddRange(read);
        }

        foreach (ClusterInfo cluster in clusters)
        {
            CheckPages(cluster);
        }

        // Clusters without entries say nothing; the others must follow one another.
        clusters.RemoveAll(cluster => cluster.EntryCount == 0);
        clusters.Sort((a, b) => a.FirstEntry.CompareTo(b.FirstEntry));
        long next = 0;
        foreach (ClusterInfo cluster in clusters)
        {
            if (cluster.FirstEntry != next)
            {
                throw _context.Damaged($"a cluster begins with entry {cluster.FirstEntry} where {next} is expected");
            }

            next = cluster.EndEntry;
        }

        return next == EntryCount ? [.. clusters] : throw _context.Damaged($"the clusters hold {next} entries where {EntryCount} are announced");
    }
}
