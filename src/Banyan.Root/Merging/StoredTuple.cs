using System.Buffers.Binary;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Merging;

/// <summary>An RNTuple with its envelopes as they are stored: what merging copies or changes.</summary>
internal sealed class StoredTuple
{
    private readonly RecordContext _context;
    private readonly ClusterGroup[] _groups;

    /// <summary>Reads anchor, header and footer.</summary>
    /// <exception cref="RootException">One of them is damaged, or of a version that cannot be read.</exception>
    public StoredTuple(RootFile file, RootKey key)
    {
        _context = new RecordContext(file.Path, key.FileOffset, key.Path);
        Anchor anchor = Anchor.Read(file.ReadRecord(key), _context);
        Blobs = new BlobReader(file.Source, anchor.LargestKey);
        LargestKey = anchor.LargestKey;
        HeaderByteCount = anchor.HeaderByteCount;
        byte[] payload = Blobs.ReadEnvelope(anchor.Header, anchor.HeaderByteCount, Envelope.Header, _context, out ulong checksum);
        HeaderChecksum = checksum;
        Header = new byte[anchor.Header.ByteCount];
        Blobs.Read(anchor.Header.FileOffset, Header);
        var header = new EnvelopeReader(payload, _context);
        header.ReadFeatureFlags();
        _ = header.ReadString();
        _ = header.ReadString();
        _ = header.ReadString();
        Schema.Add(ref header);

        byte[] footerPayload = Blobs.ReadEnvelope(anchor.Footer, anchor.FooterByteCount, Envelope.Footer, _context, out _);
        var footer = new EnvelopeReader(footerPayload, _context);
        footer.ReadFeatureFlags();
        if (footer.ReadUInt64() != checksum)
        {
            throw _context.Damaged("header and footer do not belong together");
        }

        int start = footer.Position;
        EnvelopeReader extension = footer.ReadRecord();
        Extension = footerPayload[start..footer.Position];
        if (extension.Remaining > 0)
        {
            Schema.Add(ref extension);
        }

        EnvelopeReader groups = footer.ReadList(ClusterGroup.LeastByteCount, out int count);
        _groups = new ClusterGroup[count];
        for (int i = 0; i < count; i++)
        {
            _groups[i] = ClusterGroup.Read(groups.ReadRecord());
        }

        // Version 1.0.1 has a list of attribute sets behind the groups.
        if (footer.Remaining > 0)
        {
            _ = footer.ReadList(1, out int sets);
            if (sets > 0)
            {
                throw _context.NotSupported("it has attribute sets, which cannot be joined");
            }
        }
    }

    /// <summary>Reads parts of the file.</summary>
    public BlobReader Blobs { get; }

    /// <summary>Largest payload of one key.</summary>
    public long LargestKey { get; }

    /// <summary>Fields and columns.</summary>
    public SchemaDescription Schema { get; } = new();

    /// <summary>The header as it is stored.</summary>
    public byte[] Header { get; }

    /// <summary>Bytes of the header after decompression.</summary>
    public long HeaderByteCount { get; }

    /// <summary>Checksum of the header, by which footer and page lists name it.</summary>
    public ulong HeaderChecksum { get; }

    /// <summary>The record frame of fields and columns that were added late.</summary>
    public byte[] Extension { get; }

    /// <summary>The groups of clusters.</summary>
    public IReadOnlyList<ClusterGroup> Groups => _groups;

    /// <summary>The payload of a group's page list, whose places are to be changed.</summary>
    public byte[] ReadPageList(ClusterGroup group)
    {
        byte[] payload = Blobs.ReadEnvelope(group.PageList, group.PageListByteCount, Envelope.PageList, _context with { FileOffset = group.PageList.FileOffset }, out _);
        return BinaryPrimitives.ReadUInt64LittleEndian(payload) == HeaderChecksum ? payload : throw _context.Damaged("a page list belongs to another header");
    }

    /// <summary>An error about it.</summary>
    public RootFormatException Damaged(string problem) => _context.Damaged(problem);
}
