using System.Buffers.Binary;
using Banyan.Storage;

namespace Banyan.Root.Scanning;

/// <summary>Walks through a file record by record, without its lists of keys: every byte belongs to a record, a gap, or something damaged.</summary>
/// <remarks>
/// Records follow one another from the header's fBEGIN on: each begins with its length, which is negative for free space (TFile::Map, TFile::Recover in io/io/src/TFile.cxx). Behind
/// damaged bytes the scan goes on at the next key that states its own place (fSeekKey).
/// </remarks>
internal static class FileScan
{
    private const int HeadByteCount = 512;
    private const int LongestHead = 1 << 16;
    private const int SearchByteCount = 1 << 20;
    private const int LeastKey = 26;
    private const int LargeVersion = 1000;

    /// <summary>The parts of <c>begin..end</c>, in order, without a hole between them.</summary>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static List<FileSegment> Read(ByteSource source, long begin, long end)
    {
        var segments = new List<FileSegment>();
        var buffer = new byte[SearchByteCount];
        long position = begin;
        while (position < end)
        {
            FileSegment segment = ReadAt(source, position, end, buffer);
            if (segment.Kind == FileSegmentKind.Damaged)
            {
                long next = FindKey(source, position + 1, end, buffer);
                segment = segment with { ByteCount = next - position };
            }

            segments.Add(segment);
            position = segment.End;
        }

        return segments;
    }

    private static FileSegment ReadAt(ByteSource source, long position, long end, byte[] buffer)
    {
        long left = end - position;
        if (left < 4)
        {
            return Damaged(position, left, $"{left} bytes are left, too few for a record");
        }

        Span<byte> head = buffer.AsSpan(0, (int)Math.Min(HeadByteCount, left));
        source.Read(position, head);
        int length = BinaryPrimitives.ReadInt32BigEndian(head);
        if (length < 0)
        {
            long gap = -(long)length;
            return gap <= left ? new FileSegment(position, gap, FileSegmentKind.Gap) : Damaged(position, left, $"free space of {gap} bytes is announced where {left} are left");
        }

        if (length < LeastKey || KeyAt(source, position, left, ref head, buffer) is not RootKey key)
        {
            return Damaged(position, left, length == 0 ? "zeros where a record should begin" : "no key where a record should begin");
        }

        return key.RecordByteCount <= left
            ? new FileSegment(position, key.RecordByteCount, FileSegmentKind.Record) { Key = key with { FileOffset = position } }
            : Damaged(position, left, $"a record of {key.RecordByteCount} bytes ({key.ClassName} {key.Name}) is cut off after {left}");
    }

    private static RootKey? KeyAt(ByteSource source, long position, long left, ref Span<byte> head, byte[] buffer)
    {
        int keyByteCount = head.Length >= LeastKey ? BinaryPrimitives.ReadInt16BigEndian(head[14..]) : 0;
        if (keyByteCount < LeastKey || keyByteCount > left)
        {
            return null;
        }

        // Long names and titles make long keys.
        if (keyByteCount > head.Length)
        {
            head = buffer.AsSpan(0, (int)Math.Min(Math.Min(LongestHead, left), Math.Max(keyByteCount, HeadByteCount)));
            source.Read(position, head);
        }

        int version = BinaryPrimitives.ReadInt16BigEndian(head[4..]) % LargeVersion;
        return version is >= 1 and <= 10 && new KeyReader(head).Read(string.Empty) is RootKey key && IsName(key.ClassName) && key.ObjectByteCount >= 0 && key.RecordByteCount >= keyByteCount ? key : null;
    }

    /// <summary>The next place from <paramref name="from"/> on with a key that names it; <paramref name="end"/> when there is none.</summary>
    private static long FindKey(ByteSource source, long from, long end, byte[] buffer)
    {
        var own = new byte[HeadByteCount];
        for (long start = from; start < end;)
        {
            int count = (int)Math.Min(buffer.Length, end - start);
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, count);
            source.Read(start, buffer.AsSpan(0, count));
            for (int i = 0; i + LeastKey <= count; i++)
            {
                ReadOnlySpan<byte> head = bytes[i..];
                long place = start + i;
                bool isLarge = BinaryPrimitives.ReadInt16BigEndian(head[4..]) > LargeVersion;
                bool isOwn = BinaryPrimitives.ReadInt32BigEndian(head) is >= LeastKey
                    && (isLarge ? BinaryPrimitives.ReadInt64BigEndian(head[18..]) : BinaryPrimitives.ReadUInt32BigEndian(head[18..])) == place;
                Span<byte> span = own.AsSpan(0, (int)Math.Min(own.Length, end - place));
                if (isOwn)
                {
                    source.Read(place, span);
                    if (KeyAt(source, place, end - place, ref span, new byte[LongestHead]) is not null)
                    {
                        return place;
                    }
                }
            }

            if (start + count >= end)
            {
                break;
            }

            // A key across two pieces is looked for in the second.
            start += count - (LeastKey - 1);
        }

        return end;
    }

    private static FileSegment Damaged(long position, long byteCount, string problem) => new(position, byteCount, FileSegmentKind.Damaged) { Problem = problem };

    private static bool IsName(string className) => className.All(c => c is > ' ' and < (char)127 or ' ');
}
