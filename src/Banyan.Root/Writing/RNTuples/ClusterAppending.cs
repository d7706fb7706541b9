using System.Buffers.Binary;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>Appends the pages of a cluster, column by column, in as few records as possible; equal pages once.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "ROOT File embedding" (one key may hold many pages) and "Page Locations" (locators may name the same bytes).</remarks>
internal sealed class ClusterAppending(RootFileWriter file)
{
    /// <summary>Bytes of a record, and of its pages after decompression, stay below: the format's sizes have 32 bits, signed.</summary>
    private const long LargestRecord = 1 << 30;

    private const int ChecksumByteCount = 8;

    private readonly Dictionary<(ulong Checksum, int ByteCount), List<(EncodedPage Page, int Number)>> _known = [];
    private readonly List<EncodedPage> _unique = [];

    /// <summary>Appends pages.</summary>
    /// <returns>Where they lie, per column.</returns>
    public PageLocation[][] Append(IReadOnlyList<IReadOnlyList<PageJob>> columns)
    {
        int[][] numbers = [.. columns.Select(pages => pages.Select(page => NumberOf(page.Encoded)).ToArray())];
        long[] offsets = AppendUnique();
        var locations = new PageLocation[columns.Count][];
        for (int i = 0; i < locations.Length; i++)
        {
            locations[i] = [.. columns[i].Select((page, k) => new PageLocation(page.Encoded.ElementCount, page.Encoded.StoredByteCount, offsets[numbers[i][k]]))];
        }

        return locations;
    }

    // The number among the pages that differ from one another.
    private int NumberOf(EncodedPage page)
    {
        (ulong Checksum, int ByteCount) key = (page.Checksum, page.StoredByteCount);
        if (!_known.TryGetValue(key, out List<(EncodedPage Page, int Number)>? alike))
        {
            _known.Add(key, alike = []);
        }

        foreach ((EncodedPage other, int number) in alike)
        {
            if (other.Bytes.SequenceEqual(page.Bytes))
            {
                return number;
            }
        }

        alike.Add((page, _unique.Count));
        _unique.Add(page);
        return _unique.Count - 1;
    }

    private long[] AppendUnique()
    {
        long[] offsets = new long[_unique.Count];
        Span<byte> checksum = stackalloc byte[ChecksumByteCount];
        for (int first = 0; first < offsets.Length;)
        {
            int end = RecordEnd(first, out int byteCount, out int plainByteCount);
            file.BeginBlob(byteCount, plainByteCount);
            for (int i = first; i < end; i++)
            {
                offsets[i] = file.ByteCount;
                file.AppendToBlob(_unique[i].Bytes);
                BinaryPrimitives.WriteUInt64LittleEndian(checksum, _unique[i].Checksum);
                file.AppendToBlob(checksum);
            }

            first = end;
        }

        return offsets;
    }

    private int RecordEnd(int first, out int byteCount, out int plainByteCount)
    {
        long bytes = 0;
        long plain = 0;
        int end = first;
        while (end < _unique.Count)
        {
            long more = _unique[end].StoredByteCount + ChecksumByteCount;
            if (end > first && (bytes + more > LargestRecord || plain + _unique[end].PlainByteCount > LargestRecord))
            {
                break;
            }

            bytes += more;
            plain += _unique[end].PlainByteCount;
            end++;
        }

        (byteCount, plainByteCount) = ((int)bytes, (int)plain);
        return end;
    }
}
