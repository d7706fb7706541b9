using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Root.Merging;

/// <summary>An RNTuple whose entries are those of the inputs', one behind the other: pages are copied, the header is the first input's, page lists get new places.</summary>
internal sealed class MergedTuple(MergePlace place, MergeTarget target) : MergedItem(place)
{
    private const long LargestKey = 1L << 30; // RNTupleWriteOptions::fMaxKeySize
    private readonly List<ClusterGroup> _groups = [];
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
        if (_first is not null && TupleDifference.Find(_first, Place.FirstFile, tuple) is string difference)
        {
            throw new MergeException(difference, file.Path, Path);
        }

        return new MergedTuplePart(this, tuple, file.Source);
    }

    /// <summary>Entries before those of the next input.</summary>
    public long FirstEntryOfNext => _entryCount;

    /// <summary>Elements of a column before those of the next input.</summary>
    public long ElementsBefore(int column) => column < _elementCounts.Length ? _elementCounts[column] : 0;

    /// <summary>The header that page lists name.</summary>
    public ulong HeaderChecksum(StoredTuple tuple) => (_first ?? tuple).HeaderChecksum;

    /// <summary>Adds an input whose pages and page lists are copied.</summary>
    public void Add(MergedTuplePart part)
    {
        InputCount++;
        _first ??= part.Tuple;
        _groups.AddRange(part.Groups);
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
        ReadOnlySpan<byte> footer = FooterRecord.Write(first.HeaderChecksum, _groups, first.Extension).Seal(out _);
        Locator footerPlace = output.Writer.AppendBlob(footer, LargestKey);
        output.Writer.WriteObject(directory, name, new AnchorRecord(header, first.HeaderByteCount, footerPlace, footer.Length, LargestKey));
    }

    /// <summary>Writes a page list.</summary>
    /// <returns>Where it lies, and its bytes before compression.</returns>
    public static (Locator Place, long ByteCount) AppendPageList(MergeOutput output, ReadOnlySpan<byte> payload)
    {
        var envelope = new EnvelopeWriter(Envelope.PageList);
        envelope.WriteBytes(payload);
        ReadOnlySpan<byte> bytes = envelope.Seal(out _);
        return (output.Writer.AppendBlob(bytes, LargestKey), bytes.Length);
    }
}
