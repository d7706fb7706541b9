using Banyan.Columns;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>Writes an RNTuple: takes blocks of entries, cuts them into clusters and pages, encodes, compresses and appends them.</summary>
/// <remarks>
/// Made by <see cref="RootFileWriter.CreateRNTuple"/>; complete after <see cref="EntryWriter.Finish"/>, at the latest when the file is. Version 1.0 of the format, read by ROOT from 6.34 on. Pages that
/// are equal within a cluster (the ends of items of columns that belong together) are stored once, as ROOT does.
/// </remarks>
public sealed class RNTupleWriter : EntryWriter
{
    /// <summary>Bytes in the file at which ROOT ends a cluster, and its first guess what compression gives.</summary>
    private const long UsualClusterByteCount = 128 << 20;
    private const int UsualCompressionFactor = 2;

    private const int LeastPageByteCount = 16;
    private const int LargestPageByteCount = 256 << 20;
    private const int PagesPerGroup = 1 << 20;

    private readonly DirectoryNode _directory;
    private readonly RNTuplePlan _plan;
    private readonly PageBuilder[] _builders;
    private readonly int[] _fixedLengths;
    private readonly int[] _itemLengths;
    private readonly long[] _elementCounts;
    private readonly List<ClusterLog> _clusters = [];
    private readonly long _largestKey;
    private readonly Locator _header;
    private readonly long _headerByteCount;
    private readonly ulong _headerChecksum;
    private RNTupleCluster _cluster;
    private long _appendedEntryCount;
    private int _collected;

    internal RNTupleWriter(RootFileWriter file, DirectoryNode directory, string name, RNTupleDefinition definition, RNTupleWriterOptions options)
        : base(file, name, options.ClusterEntryCount, ClusterByteCount(options, options.Compression ?? file.Compression), options.Threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PageByteCount, LeastPageByteCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.PageByteCount, LargestPageByteCount);
        _directory = directory;
        _largestKey = options.LargestKeyByteCount;
        _plan = new RNTuplePlan(name, definition, options.Compression ?? file.Compression);
        _builders = [.. _plan.Columns.Select(column => new PageBuilder(column, options.PageByteCount, NativePool.Shared))];
        _fixedLengths = [.. definition.Fields.Select(RNTuplePlan.FixedLength)];
        _itemLengths = new int[definition.Fields.Count];
        foreach (ColumnPlan column in _plan.Columns.Where(column => column.IsIndex && column.Level == 0))
        {
            _itemLengths[column.Source] = column.ItemLength;
        }

        _elementCounts = new long[_builders.Length];
        _cluster = new RNTupleCluster(this, _builders.Length);
        (_header, _headerByteCount, _headerChecksum) = AppendEnvelope(HeaderRecord.Write(name, _plan));
    }

    /// <inheritdoc/>
    private protected override int CollectedEntryCount => _collected;

    /// <inheritdoc/>
    private protected override long CollectedByteCount
    {
        get
        {
            long sum = 0;
            foreach (PageBuilder builder in _builders)
            {
                sum += builder.ByteCount;
            }

            return sum;
        }
    }

    /// <summary>Appends a cluster whose pages are all compressed.</summary>
    internal void AppendComplete(RNTupleCluster cluster)
    {
        PageLocation[][] locations = new ClusterAppending(File).Append(cluster.Pages);
        var columns = new (long FirstElement, PageLocation[] Pages)[locations.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = (_elementCounts[i], locations[i]);
            _elementCounts[i] += locations[i].Sum(page => (long)page.ElementCount);
        }

        _clusters.Add(new ClusterLog(_appendedEntryCount, cluster.EntryCount, columns));
        _appendedEntryCount += cluster.EntryCount;
    }

    /// <inheritdoc/>
    private protected override unsafe void CheckColumns(int entryCount, ReadOnlySpan<ColumnBlock> columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entryCount);
        IReadOnlyList<RNTupleFieldDefinition> fields = _plan.Definition.Fields;
        if (columns.Length != fields.Count)
        {
            throw new ArgumentException($"{columns.Length} columns were given for {fields.Count} fields", nameof(columns));
        }

        for (int i = 0; i < columns.Length; i++)
        {
            ref readonly ColumnBlock block = ref columns[i];
            if (block.EntryCount < entryCount)
            {
                throw new ArgumentException($"field {fields[i].Name} was given {block.EntryCount} entries, expected {entryCount}", nameof(columns));
            }

            int levels = _fixedLengths[i] > 0 ? 0 : fields[i].Type.OffsetLevels;
            if (!block.HasOffsets(levels))
            {
                throw new ArgumentException($"field {fields[i].Name} was given a column without offsets, expected one of {fields[i].Type}", nameof(columns));
            }

            if (block.Offsets0 != null)
            {
                CheckLengths(fields[i].Name, _fixedLengths[i], _itemLengths[i], entryCount, block);
            }
        }
    }

    /// <inheritdoc/>
    private protected override unsafe void Collect(int first, int end, ReadOnlySpan<ColumnBlock> columns)
    {
        for (int i = 0; i < _builders.Length; i++)
        {
            PageBuilder builder = _builders[i];
            ColumnPlan column = builder.Plan;
            ref readonly ColumnBlock block = ref columns[column.Source];
            long begin = first;
            long stop = end;
            if (_fixedLengths[column.Source] is int length and > 0)
            {
                long origin = block.Offsets0 == null ? 0 : block.Offsets0[0];
                (begin, stop) = (origin + (begin * length), origin + (stop * length));
            }
            else
            {
                for (int level = 0; level < column.Level; level++)
                {
                    int* offsets = Offsets(block, level);
                    (begin, stop) = (offsets[begin], offsets[stop]);
                }
            }

            if (column.IsIndex)
            {
                builder.AppendEnds(Offsets(block, column.Level) + begin, (int)(stop - begin));
            }
            else
            {
                builder.AppendValues((byte*)block.Values + (begin * column.Element.SizeOf()), stop - begin);
            }

            foreach (RawPage page in builder.TakeFull())
            {
                Post(_cluster.Add(i, column, page));
            }
        }

        _collected += end - first;
    }

    /// <inheritdoc/>
    private protected override PendingCluster EndCluster()
    {
        RNTupleCluster ended = _cluster;
        for (int i = 0; i < _builders.Length; i++)
        {
            foreach (RawPage page in _builders[i].Take())
            {
                Post(ended.Add(i, _builders[i].Plan, page));
            }
        }

        ended.Complete(_collected);
        _collected = 0;
        _cluster = new RNTupleCluster(this, _builders.Length);
        return ended;
    }

    /// <inheritdoc/>
    private protected override void WriteDescription()
    {
        var groups = new List<ClusterGroup>();
        for (int first = 0; first < _clusters.Count;)
        {
            int count = GroupSize(first);
            ClusterLog[] clusters = [.. _clusters.Skip(first).Take(count)];
            (Locator list, long byteCount, _) = AppendEnvelope(PageListRecord.Write(_headerChecksum, clusters, _plan.Columns));
            groups.Add(new ClusterGroup(clusters[0].FirstEntry, clusters.Sum(cluster => (long)cluster.EntryCount), count, byteCount, list));
            first += count;
        }

        (Locator footer, long footerByteCount, _) = AppendEnvelope(FooterRecord.Write(_headerChecksum, groups));
        File.WriteObject(_directory, Name, new AnchorRecord(_header, _headerByteCount, footer, footerByteCount, _largestKey));
    }

    /// <inheritdoc/>
    private protected override void Free()
    {
        _cluster.Free();
        foreach (PageBuilder builder in _builders)
        {
            builder.Dispose();
        }
    }

    private static long ClusterByteCount(RNTupleWriterOptions options, RootCompression compression) => options.ClusterByteCount > 0
        ? options.ClusterByteCount
        : options.ClusterByteCount == 0 ? UsualClusterByteCount * (compression.IsNone ? 1 : UsualCompressionFactor) : throw new ArgumentOutOfRangeException(nameof(options));

    private static unsafe int* Offsets(in ColumnBlock block, int level) => block.Offsets(level);

    private static unsafe void CheckLengths(string name, int fixedLength, int itemLength, int entryCount, in ColumnBlock block)
    {
        if (fixedLength == 0 && itemLength <= 1)
        {
            return;
        }

        for (int i = 0; i < entryCount; i++)
        {
            int length = block.Offsets0[i + 1] - block.Offsets0[i];
            if (fixedLength > 0 ? length != fixedLength : length % itemLength != 0)
            {
                string expected = fixedLength > 0 ? $"{fixedLength}" : $"a multiple of {itemLength}";
                throw new InvalidOperationException($"field {name}: entry {block.FirstEntry + i} has {length} values, expected {expected}");
            }
        }
    }

    private int GroupSize(int first)
    {
        int count = 0;
        long pages = 0;
        while (first + count < _clusters.Count && (count == 0 || pages + _clusters[first + count].PageCount <= PagesPerGroup))
        {
            pages += _clusters[first + count].PageCount;
            count++;
        }

        return count;
    }

    private (Locator Place, long ByteCount, ulong Checksum) AppendEnvelope(EnvelopeWriter envelope)
    {
        ReadOnlySpan<byte> bytes = envelope.Seal(out ulong checksum);
        return (File.AppendBlob(bytes, _largestKey), bytes.Length, checksum);
    }
}
