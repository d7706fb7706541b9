using System.Buffers.Binary;
using Banyan.Root.Writing;

namespace Banyan.Root.Scanning;

/// <content>Closing the file in a copy.</content>
public sealed partial class RecoveredFile
{
    private const int CopyByteCount = 1 << 20;

    /// <summary>Writes a copy that is closed as ROOT would have: all records at their places, damaged parts as free space, and new lists of keys behind them.</summary>
    /// <remarks>Baskets stay where trees look for them, so nothing is decompressed. The copy appears when it is complete.</remarks>
    /// <param name="path">The copy; an older file of that name is replaced.</param>
    /// <exception cref="RootNotSupportedException">The file has 32-bit positions and the copy would need longer ones.</exception>
    /// <exception cref="Storage.OutputException">Writing failed.</exception>
    public void Write(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool isLarge = File.Source.Length > 0 && IsLargeHeader();
        using var output = new OutputFile(path);
        long end = Segments.Where(segment => segment.Kind is not FileSegmentKind.Damaged).Select(segment => segment.End).DefaultIfEmpty(_header.FirstRecord).Max();
        Copy(output, end);
        foreach (FileSegment segment in Segments.Where(segment => segment.Kind == FileSegmentKind.Damaged && segment.End <= end))
        {
            MakeGap(output, segment);
        }

        foreach (RecoveredFolder folder in _keys.Folders)
        {
            WriteKeyList(output, folder);
        }

        (long freeOffset, int freeByteCount) = WriteFreeList(output);
        if (!isLarge && output.Length > RecordKey.BigFileStart)
        {
            throw new RootNotSupportedException($"its positions have 32 bits, and the copy would have {output.Length} bytes", File.Path, 4);
        }

        WriteHeader(output, isLarge, freeOffset, freeByteCount);
        output.Commit();
    }

    private bool IsLargeHeader()
    {
        Span<byte> version = stackalloc byte[4];
        File.Source.Read(4, version);
        return BinaryPrimitives.ReadInt32BigEndian(version) >= 1_000_000;
    }

    private void Copy(OutputFile output, long end)
    {
        byte[] buffer = new byte[CopyByteCount];
        for (long position = 0; position < end; position += CopyByteCount)
        {
            Span<byte> piece = buffer.AsSpan(0, (int)Math.Min(CopyByteCount, end - position));
            File.Source.Read(position, piece);
            output.Append(piece);
        }
    }

    // Free space states its negative length; a single piece cannot be longer than 2 GB.
    private static void MakeGap(OutputFile output, FileSegment segment)
    {
        Span<byte> length = stackalloc byte[4];
        for (long position = segment.FileOffset; segment.End - position >= 4;)
        {
            long rest = segment.End - position;
            int piece = (int)Math.Min(rest, rest > 2_000_000_000 ? 1_000_000_000 : rest);
            BinaryPrimitives.WriteInt32BigEndian(length, -piece);
            output.Overwrite(position, length);
            position += piece;
        }
    }

    private void WriteKeyList(OutputFile output, RecoveredFolder folder)
    {
        bool isTop = folder.FileOffset == _header.FirstRecord;
        RecordKey key = RecordKey.At(output.Length, isTop ? "TFile" : "TDirectory", folder.Name, folder.Title) with { DirectoryFileOffset = folder.FileOffset };
        ObjectBuffer list = new(0);
        list.WriteInt32(folder.Keys.Count);
        foreach (RootKey item in folder.Keys)
        {
            // The key in the list is the one at the record.
            var bytes = new byte[item.KeyByteCount];
            File.Source.Read(item.FileOffset, bytes);
            list.WriteBytes(bytes);
        }

        RecordKey complete = key with { ObjectByteCount = list.Length, RecordByteCount = checked(key.ByteCount + list.Length) };
        ObjectBuffer head = new(0);
        complete.Write(head, 0);
        output.Append(head.Bytes);
        output.Append(list.Bytes);
        PatchFolder(output, folder, complete);
    }

    private void PatchFolder(OutputFile output, RecoveredFolder folder, RecordKey list)
    {
        Span<byte> field = stackalloc byte[8];
        File.Source.Read(folder.HeadOffset, field[..2]);
        bool isLarge = BinaryPrimitives.ReadInt16BigEndian(field) > 1000;
        if (!isLarge && list.FileOffset > RecordKey.BigFileStart)
        {
            throw new RootNotSupportedException("its positions have 32 bits, and the list of its keys would lie behind them", File.Path, folder.HeadOffset, folder.Path);
        }

        BinaryPrimitives.WriteInt32BigEndian(field, list.RecordByteCount);
        output.Overwrite(folder.HeadOffset + 10, field[..4]);
        PatchOffset(output, folder.HeadOffset + (isLarge ? 34 : 26), list.FileOffset, isLarge);
    }

    private (long FileOffset, int ByteCount) WriteFreeList(OutputFile output)
    {
        RecoveredFolder top = _keys.Folders[0];
        RecordKey key = RecordKey.At(output.Length, "TFile", top.Name, top.Title) with { DirectoryFileOffset = top.FileOffset };
        long end = key.FileOffset + key.ByteCount;
        end += Writing.FileHeader.FreeSegmentByteCount(end);
        ObjectBuffer segment = new(0);
        Writing.FileHeader.WriteFreeSegment(segment, end);
        RecordKey complete = key with { ObjectByteCount = segment.Length, RecordByteCount = key.ByteCount + segment.Length };
        ObjectBuffer head = new(0);
        complete.Write(head, 0);
        output.Append(head.Bytes);
        output.Append(segment.Bytes);
        return (complete.FileOffset, complete.RecordByteCount);
    }

    private void WriteHeader(OutputFile output, bool isLarge, long freeOffset, int freeByteCount)
    {
        int wide = isLarge ? 4 : 0;
        PatchOffset(output, 12, output.Length, isLarge);
        PatchOffset(output, 16 + wide, freeOffset, isLarge);
        PatchInt32(output, 20 + (2 * wide), freeByteCount);
        PatchInt32(output, 24 + (2 * wide), 1);
        PatchOffset(output, 37 + (2 * wide), _keys.StreamerInfo?.FileOffset ?? 0, isLarge);
        PatchInt32(output, 41 + (3 * wide), _keys.StreamerInfo?.RecordByteCount ?? 0);
    }

    private static void PatchOffset(OutputFile output, long place, long value, bool isLarge)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(field, value);
        output.Overwrite(place, isLarge ? field : field[4..]);
    }

    private static void PatchInt32(OutputFile output, long place, int value)
    {
        Span<byte> field = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(field, value);
        output.Overwrite(place, field);
    }
}
