using Banyan.Root.Compression;
using Banyan.Root.Writing.Appending;
using Banyan.Root.Writing.Streamers;

namespace Banyan.Root.Writing;

/// <content>Records: objects, baskets, and what the file says about itself at its end.</content>
public sealed partial class RootFileWriter
{
    /// <summary>Objects of up to this many bytes are not compressed (TKey's constructor).</summary>
    private const int SmallestCompressed = 256;

    /// <summary>Descriptions of trees of more bytes, which are tables of places of baskets, are compressed at the codec's fastest level: more effort hardly makes them smaller.</summary>
    private const int LongTable = 1 << 20;

    private byte[] _compressed = [];

    /// <summary>Appends a basket whose key is complete but for its place.</summary>
    /// <returns>Where it lies.</returns>
    internal long AppendBasket(RecordKey key, ReadOnlySpan<byte> keyTail, ReadOnlySpan<byte> stored)
    {
        ObjectBuffer head = new(0);
        long fileOffset = _file.Length;
        (key with { FileOffset = fileOffset }).Write(head, _time, keyTail.Length);
        head.WriteBytes(keyTail);
        _file.Append(head.Bytes);
        _file.Append(stored);
        return fileOffset;
    }

    /// <summary>Leaves unused space, as ROOT leaves it where a record was deleted; tests reach places behind 2 GB with it.</summary>
    internal void LeaveGap(int byteCount)
    {
        ObjectBuffer gap = new(0);
        gap.WriteInt32(-byteCount);
        _file.Append(gap.Bytes);
        _file.Skip(byteCount - gap.Length);
    }

    private RecordKey AppendCompressed(RecordKey key, ReadOnlySpan<byte> body, bool isTable = false) =>
        AppendRecord(key, body.Length > SmallestCompressed ? CompressedOrSame(body, isTable && body.Length > LongTable) : body, body.Length);

    /// <summary>The bytes in compressed form where that is smaller; valid until the next call.</summary>
    private ReadOnlySpan<byte> CompressedOrSame(ReadOnlySpan<byte> body, bool isFast = false)
    {
        RootCompression compression = isFast && _options.Compression.Level > 1 ? _options.Compression with { Level = 1 } : _options.Compression;
        if (compression.IsNone)
        {
            return body;
        }

        int bound = Compressor.Bound(body.Length);
        if (_compressed.Length < bound)
        {
            _compressed = new byte[bound];
        }

        int byteCount = Compressor.Compress(compression.Algorithm, compression.Level, body, _compressed);
        return byteCount > 0 ? _compressed.AsSpan(0, byteCount) : body;
    }

    private RecordKey AppendRecord(RecordKey key, ReadOnlySpan<byte> stored, int objectByteCount)
    {
        RecordKey complete = key with { ObjectByteCount = objectByteCount, RecordByteCount = checked(key.ByteCount + stored.Length) };
        ObjectBuffer head = new(0);
        complete.Write(head, _time);
        _file.Append(head.Bytes);
        _file.Append(stored);
        return complete;
    }

    private RecordKey WriteStreamerInfo()
    {
        RecordKey key = RecordKey.At(_file.Length, "TList", StreamerInfoRecord.Name, StreamerInfoRecord.Title) with { DirectoryFileOffset = _root.FileOffset };
        ObjectBuffer buffer = new(key.ByteCount);
        StreamerInfoRecord.Write(buffer, _copiedInfos?.Without(ClassCatalogue.Close(_classes.Keys)) ?? ClassCatalogue.Close(_classes.Keys), _copiedInfos);
        return AppendCompressed(key, buffer.Bytes);
    }

    private void WriteKeyLists(DirectoryNode directory)
    {
        foreach (DirectoryNode child in directory.Children.Values)
        {
            WriteKeyLists(child);
        }

        string className = directory.Parent is null ? "TFile" : "TDirectory";
        RecordKey key = RecordKey.At(_file.Length, className, directory.Name, directory.Title) with { DirectoryFileOffset = directory.FileOffset };
        ObjectBuffer list = new(0);
        directory.WriteKeyList(list, _time);
        directory.KeyList = AppendRecord(key, list.Bytes, list.Length);
    }

    private RecordKey WriteFreeList(FreeSegments free, out long end)
    {
        RecordKey key = RecordKey.At(_file.Length, "TFile", _root.Name, _root.Title) with { DirectoryFileOffset = _root.FileOffset };
        long last = key.FileOffset + key.ByteCount + free.ByteCount;
        end = last + FileHeader.FreeSegmentByteCount(last);
        ObjectBuffer segment = new(0);
        free.Write(segment);
        FileHeader.WriteFreeSegment(segment, end);
        return AppendRecord(key, segment.Bytes, segment.Length);
    }

    private void OverwriteDirectories(DirectoryNode directory, Guid uuid)
    {
        foreach (DirectoryNode child in directory.Children.Values)
        {
            OverwriteDirectories(child, uuid);
        }

        ObjectBuffer fields = new(0);
        directory.WriteFields(fields, _time, uuid);
        _file.Overwrite(directory.FileOffset + directory.NameByteCount, fields.Bytes);
    }

    /// <summary>A name-based identifier (RFC 9562, version 8): readers that keep a cache by it see different files as different.</summary>
    private static Guid ContentUuid(byte[] digest)
    {
        Span<byte> bytes = digest.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
