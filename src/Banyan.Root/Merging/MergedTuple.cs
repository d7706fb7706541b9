using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Root.Merging;

/// <summary>An RNTuple whose entries are those of the inputs', one behind the other: pages are copied, the header is the first input's, page lists get new places.</summary>
internal sealed class MergedTuple(MergePlace place, MergeTarget target) : MergedItem(place)
{
    private const long LargestKey = 1L << 30; // RNTupleWriteOptions::fMaxKeySize
    private const long GroupByteCount = 16 << 20; // of a page list: readers take a group's whole
    private readonly List<MovedCluster> _clusters = [];
    private StoredTuple? _first;
    private long _entryCount;
    private long[] _elementCounts = [];

    /// <inheritdoc/>
    public override string Kind => "RNTuple";

    /// <inheritdoc/>
    public override long EntryCount => _entryCount;

    /// <inheritdoc/>
    public override MergeTarget Target => target;

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        var tuple = new StoredTuple(file, key);
        if (_first is null)
        {
            return new MergedTuplePart(this, tuple, TupleMatch.First(tuple.Schema), file.Source);
        }

        TupleMatch? match = TupleDifference.Match(_first, Place.FirstFile, tuple, out IReadOnlyList<string> differences);
        return match is null ? throw MergeException.Of(differences, TupleDifference.Advice, file.Path, Path) : new MergedTuplePart(this, tuple, match, file.Source);
    }

    /// <summary>Entries before those of the next input.</summary>
    public long FirstEntryOfNext => _entryCount;

    /// <summary>Elements of a column before those of the next input.</summary>
    public long ElementsBefore(int column) => column < _elementCounts.Length ? _elementCounts[column] : 0;

    /// <summary>The output's columns.</summary>
    public List<ColumnDescription> Columns(StoredTuple tuple) => (_first ?? tuple).Schema.Columns;

    /// <summary>Adds an input whose pages and page lists are copied.</summary>
    public void Add(MergedTuplePart part)
    {
        InputCount++;
        _first ??= part.Tuple;
        _clusters.AddRange(part.Clusters);
        _entryCount += part.EntryCount;
        _elementCounts = part.ElementCounts;
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        StoredTuple first = _first!;
        output.Writer.BeginBlob(first.Header.Length, (int)first.HeaderByteCount);
        var header = new Locator(output.Writer.ByteCount, first.Header.Length);
        output.Writer.AppendToBlob(first.Header);
        ReadOnlySpan<byte> footer = FooterRecord.Write(first.HeaderChecksum, WriteGroups(output, first), first.Extension).Seal(out _);
        Locator footerPlace = output.Writer.AppendBlob(footer, LargestKey);
        output.Writer.WriteObject(directory, name, new AnchorRecord(header, first.HeaderByteCount, footerPlace, footer.Length, LargestKey));
    }

    // As few groups as can be: JSROOT 7.11 reads the first one only.
    private List<ClusterGroup> WriteGroups(MergeOutput output, StoredTuple first)
    {
        var groups = new List<ClusterGroup>();
        for (int start = 0; start < _clusters.Count;)
        {
            int count = 0;
            long byteCount = 0;
            long entryCount = 0;
            while (start + count < _clusters.Count && (count == 0 || byteCount + _clusters[start + count].Locations.Length <= GroupByteCount))
            {
                byteCount += _clusters[start + count].Locations.Length;
                entryCount = _clusters[start + count].FirstEntry + _clusters[start + count].EntryCount - _clusters[start].FirstEntry;
                count++;
            }

            ReadOnlySpan<byte> envelope = MovedCluster.Write(first.HeaderChecksum, _clusters.GetRange(start, count)).Seal(out _);
            Locator place = output.Writer.AppendBlob(envelope, LargestKey);
            groups.Add(new ClusterGroup(_clusters[start].FirstEntry, entryCount, count, envelope.Length, place));
            start += count;
        }

        return groups;
    }
}
