using System.Buffers.Binary;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>An RNTuple whose entries are those of the inputs', one behind the other: pages are copied, the header is the first input's, page lists get new places.</summary>
internal sealed class MergedTuple(MergePlace place, MergeTarget target, RootFileWriter writer) : MergedItem(place)
{
    private const int AnchorHeadByteCount = 6 + 8; // byte count, class version, four format versions
    private const long LargestKey = 1L << 30; // RNTupleWriteOptions::fMaxKeySize
    private const long ListFrameWithoutItems = -12;
    private readonly List<(long FirstEntry, long EntryCount, int ClusterCount, long ListByteCount, Locator List)> _groups = [];
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
        long header = output.AppendBlob(first.Header);
        var payload = new MemoryStream();
        Write(payload, 0); // feature flags
        Write(payload, (long)first.HeaderChecksum);
        payload.Write(first.Extension);
        Write(payload, -(12L + (_groups.Count * GroupByteCount)));
        WriteInt32(payload, _groups.Count);
        foreach ((long firstEntry, long entryCount, int clusterCount, long listByteCount, Locator list) in _groups)
        {
            Write(payload, GroupByteCount);
            Write(payload, firstEntry);
            Write(payload, entryCount);
            WriteInt32(payload, clusterCount);
            Write(payload, listByteCount);
            WriteInt32(payload, (int)list.ByteCount);
            Write(payload, list.FileOffset);
        }

        if (first.HasMoreLists)
        {
            Write(payload, ListFrameWithoutItems);
            WriteInt32(payload, 0);
        }

        (Locator footer, long footerByteCount) = AppendEnvelope(output, Envelope.Footer, payload.ToArray());
        output.Writer.WriteObject(directory, name, new TupleAnchor(Anchor(first, header, footer, footerByteCount)));
    }

    /// <summary>Writes an envelope, compressed as the file is where that makes it smaller.</summary>
    /// <returns>Where it lies, and its bytes before compression.</returns>
    public (Locator Place, long ByteCount) AppendEnvelope(MergeOutput output, int type, ReadOnlySpan<byte> payload)
    {
        byte[] envelope = new byte[payload.Length + Envelope.LeastByteCount];
        BinaryPrimitives.WriteUInt64LittleEndian(envelope, (uint)type | ((ulong)envelope.Length << 16));
        payload.CopyTo(envelope.AsSpan(8));
        BinaryPrimitives.WriteUInt64LittleEndian(envelope.AsSpan()[^8..], XxHash3.Hash(envelope.AsSpan()[..^8]));
        byte[] stored = StoredContent.Compress([], envelope, writer.Compression);
        return (new Locator(output.AppendBlob(stored), stored.Length), envelope.Length);
    }

    private static long GroupByteCount => 8 + 8 + 8 + 4 + 8 + 12;

    private static byte[] Anchor(StoredTuple first, long header, Locator footer, long footerByteCount)
    {
        byte[] anchor = [.. first.AnchorBytes];
        long[] fields = [header, first.Header.Length, first.HeaderByteCount, footer.FileOffset, footer.ByteCount, footerByteCount, LargestKey];
        for (int i = 0; i < fields.Length; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(anchor.AsSpan(AnchorHeadByteCount + (8 * i)), fields[i]);
        }

        // The checksum is that of all fields, behind which it stands.
        BinaryPrimitives.WriteUInt64BigEndian(anchor.AsSpan()[^8..], XxHash3.Hash(anchor.AsSpan()[6..^8]));
        return anchor;
    }

    private static void Write(Stream stream, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void WriteInt32(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private sealed class TupleAnchor(byte[] bytes) : WritableObject
    {
        public override string ClassName => "ROOT::RNTuple";

        internal override string KeyTitle => string.Empty;

        internal override IEnumerable<string> StreamedClasses => [];

        internal override void Stream(ObjectBuffer buffer, string name) => buffer.WriteBytes(bytes);
    }
}
