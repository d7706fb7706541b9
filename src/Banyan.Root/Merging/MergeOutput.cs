using System.Buffers.Binary;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.Writing;
using Banyan.Storage;

namespace Banyan.Root.Merging;

/// <summary>Copies ranges of inputs into the output: reads and writes of a size that stays in the processor's cache, whatever the size of the ranges.</summary>
/// <remarks>
/// Ranges are copied in the order in which they lie in the input, so that the disk reads forward. One thread, one window of memory: the system reads ahead and writes behind by itself; handing windows of
/// 1 MiB from a reading to a writing thread took a fifth longer. copy_file_range, which cat uses, would need two further calls for each basket, whose head is read and changed.
/// </remarks>
internal sealed class MergeOutput(RootFileWriter writer, MergeOptions options)
{
    private const int WindowByteCount = 768 << 10; // what is read is written before it leaves the cache; shorter writes cost the system more, longer ones miss the cache
    private const int HeadByteCount = 64; // room for the key of a record around pages
    private const int MostGapByteCount = 64 << 10; // reading a gap of this length costs less than another call
    private readonly byte[] _window = new byte[WindowByteCount + HeadByteCount];

    /// <summary>The file that is written.</summary>
    public RootFileWriter Writer { get; } = writer;

    /// <summary>Choices of the merge.</summary>
    public MergeOptions Options { get; } = options;

    /// <summary>Copies ranges.</summary>
    /// <param name="source">The input.</param>
    /// <param name="ranges">The ranges, in any order.</param>
    /// <exception cref="RootFormatException">They overlap, or one is not what it should be.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    /// <exception cref="IOException">Writing failed.</exception>
    public void Copy(ByteSource source, CopiedRange[] ranges)
    {
        ranges = RangeOrder.Sort(ranges);
        long end = 0;
        foreach (CopiedRange range in ranges)
        {
            if (range.FileOffset < end || range.ByteCount <= 0 || range.EndOffset > source.Length)
            {
                throw new RootFormatException(
                    range.FileOffset < end ? "two baskets or pages are said to lie at one place" : $"a basket or page of {range.ByteCount} bytes is announced in a file of {source.Length} bytes",
                    source.Name, range.FileOffset);
            }

            end = range.EndOffset;
        }

        for (int first = 0; first < ranges.Length;)
        {
            Options.Cancellation.ThrowIfCancellationRequested();
            int count = WindowLength(ranges.AsSpan(first));
            ReadOnlySpan<CopiedRange> window = ranges.AsSpan(first, count);
            CopyWindow(source, window);
            Options.Progress?.Invoke(window[^1].EndOffset - window[0].FileOffset);
            first += count;
        }
    }

    /// <summary>Writes a page of an RNTuple whose bytes are zero, with its checksum.</summary>
    /// <returns>Where it lies, and ROOT's number for how it is compressed.</returns>
    public (Locator Place, int Setting) AppendZeroPage(int byteCount)
    {
        RootCompression compression = Options.Compression ?? Writer.Compression;
        byte[] stored = StoredContent.Compress([], new byte[byteCount], compression);
        byte[] page = new byte[stored.Length + sizeof(ulong)];
        stored.CopyTo(page, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(page.AsSpan(stored.Length), XxHash3.Hash(stored));
        Writer.AppendCopy(BlobKey(Writer.ByteCount, page.Length));
        var place = new Locator(Writer.ByteCount, stored.Length);
        Writer.AppendCopy(page);
        return (place, compression.Setting);
    }

    /// <summary>Number of ranges that fit into one window, at least one.</summary>
    private static int WindowLength(ReadOnlySpan<CopiedRange> ranges)
    {
        long start = ranges[0].FileOffset;
        long end = ranges[0].EndOffset;
        int count = 1;
        while (count < ranges.Length && ranges[count].FileOffset - end <= MostGapByteCount && ranges[count].EndOffset - start <= WindowByteCount
            && ranges[count].Owner.NeedsRecord == ranges[0].Owner.NeedsRecord)
        {
            end = ranges[count++].EndOffset;
        }

        return count;
    }

    // Always with wide positions, so that its length is known before its place.
    private static byte[] BlobKey(long fileOffset, int contentByteCount)
    {
        var buffer = new ObjectBuffer(0);
        RecordKey key = RecordKey.OfBlob(fileOffset, "RBlob");
        (key with { ObjectByteCount = contentByteCount, RecordByteCount = checked(key.ByteCount + contentByteCount) }).Write(buffer, RootTime.Encode(null));
        return buffer.Bytes.ToArray();
    }

    private void CopyWindow(ByteSource source, ReadOnlySpan<CopiedRange> ranges)
    {
        long start = ranges[0].FileOffset;
        long byteCount = ranges[^1].EndOffset - start;
        if (Options.Compression is not null)
        {
            Recompress(source, ranges.ToArray(), (int)byteCount);
            return;
        }

        if (byteCount > WindowByteCount)
        {
            CopyLong(source, ranges[0]);
            return;
        }

        byte[] window = _window;
        int head = ranges[0].Owner.NeedsRecord ? RecordKey.OfBlob(0, "RBlob").ByteCount : 0;
        source.Read(start, window.AsSpan(head, (int)byteCount));
        long place = Writer.ByteCount;
        foreach (CopiedRange range in ranges)
        {
            if (range.Owner.MustWiden(window.AsSpan((int)(range.FileOffset - start) + head, range.ByteCount), place + byteCount))
            {
                CopyWidened(source, ranges);
                return;
            }
        }

        int end = head;
        foreach (CopiedRange range in ranges)
        {
            // What lies between two ranges is left out: the ranges move together.
            int from = (int)(range.FileOffset - start) + head;
            if (from > end)
            {
                window.AsSpan(from, range.ByteCount).CopyTo(window.AsSpan(end));
            }

            range.Owner.Place(range.Number, window.AsSpan(end, range.ByteCount), place + end, range.ByteCount);
            end += range.ByteCount;
        }

        if (head > 0)
        {
            BlobKey(place, end - head).CopyTo(window, 0);
        }

        Writer.AppendCopy(window.AsSpan(0, end));
    }

    private void CopyWidened(ByteSource source, ReadOnlySpan<CopiedRange> ranges)
    {
        foreach (CopiedRange range in ranges)
        {
            byte[] bytes = new byte[range.ByteCount];
            source.Read(range.FileOffset, bytes);
            byte[] record = range.Owner.MustWiden(bytes, Writer.ByteCount + bytes.Length) ? range.Owner.Widen(range.Number, bytes) : bytes;
            range.Owner.Place(range.Number, record, Writer.ByteCount, record.Length);
            Writer.AppendCopy(record);
        }
    }

    private void CopyLong(ByteSource source, CopiedRange range)
    {
        if (range.Owner.NeedsRecord)
        {
            Writer.AppendCopy(BlobKey(Writer.ByteCount, range.ByteCount));
        }

        byte[] window = _window;
        for (int done = 0; done < range.ByteCount;)
        {
            Span<byte> piece = window.AsSpan(0, Math.Min(WindowByteCount, range.ByteCount - done));
            source.Read(range.FileOffset + done, piece);
            if (done == 0 && range.Owner.MustWiden(piece, Writer.ByteCount + range.ByteCount))
            {
                CopyWidened(source, [range]);
                return;
            }

            if (done == 0)
            {
                range.Owner.Place(range.Number, piece, Writer.ByteCount, range.ByteCount);
            }

            Writer.AppendCopy(piece);
            done += piece.Length;
        }
    }

    private void Recompress(ByteSource source, CopiedRange[] ranges, int byteCount)
    {
        byte[] window = byteCount <= WindowByteCount ? _window : new byte[byteCount];
        long start = ranges[0].FileOffset;
        source.Read(start, window.AsSpan(0, byteCount));
        byte[][] records = new byte[ranges.Length][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Options.Threads), CancellationToken = Options.Cancellation };
        try
        {
            Parallel.For(0, ranges.Length, parallel, i =>
                records[i] = ranges[i].Owner.Recompress(ranges[i].Number, window.AsSpan((int)(ranges[i].FileOffset - start), ranges[i].ByteCount)));
        }
        catch (AggregateException problems)
        {
            throw problems.InnerExceptions.FirstOrDefault(problem => problem is RootException) ?? problems.InnerExceptions[0];
        }

        if (ranges[0].Owner.NeedsRecord)
        {
            Writer.AppendCopy(BlobKey(Writer.ByteCount, records.Sum(record => record.Length)));
        }

        for (int i = 0; i < records.Length; i++)
        {
            ranges[i].Owner.Place(ranges[i].Number, records[i], Writer.ByteCount, records[i].Length);
            Writer.AppendCopy(records[i]);
        }
    }
}
