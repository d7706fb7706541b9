using System.Buffers.Binary;

namespace Banyan.Root.Writing.Appending;

/// <summary>The unused ranges of an older file, which its list of free segments names: where records were deleted or replaced.</summary>
/// <remarks>Source: TFree (a version of 2 bytes, then the first and the last byte with 4 or 8 bytes each), TFile::MakeFree. Ranges neither touch nor overlap. The segment behind the file's end is not
/// among them.</remarks>
internal sealed class FreeSegments
{
    private const int SmallByteCount = 10;
    private const int BigByteCount = 18;
    private const int BigVersion = 1000;
    private readonly SortedList<long, long> _lastByFirst = [];

    /// <summary>Number of ranges.</summary>
    public int Count => _lastByFirst.Count;

    /// <summary>Bytes that they take in the list.</summary>
    public int ByteCount => _lastByFirst.Values.Sum(last => last > RecordKey.BigFileStart ? BigByteCount : SmallByteCount);

    /// <summary>The ranges, rising.</summary>
    public IEnumerable<(long First, long ByteCount)> Ranges => _lastByFirst.Select(range => (range.Key, range.Value - range.Key + 1));

    /// <summary>Reads a list; what is damaged or lies behind <paramref name="end"/> is left out: unused bytes may be forgotten.</summary>
    public static FreeSegments Read(ReadOnlySpan<byte> bytes, long end)
    {
        FreeSegments segments = new();
        while (bytes.Length >= SmallByteCount)
        {
            bool isBig = BinaryPrimitives.ReadInt16BigEndian(bytes) > BigVersion;
            if (isBig && bytes.Length < BigByteCount)
            {
                break;
            }

            long first = isBig ? BinaryPrimitives.ReadInt64BigEndian(bytes[2..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[2..]);
            long last = isBig ? BinaryPrimitives.ReadInt64BigEndian(bytes[10..]) : BinaryPrimitives.ReadUInt32BigEndian(bytes[6..]);
            if (first >= Banyan.Root.Writing.FileHeader.LeastFirstRecord && last >= first && last < end)
            {
                segments.Add(first, last - first + 1);
            }

            bytes = bytes[(isBig ? BigByteCount : SmallByteCount)..];
        }

        return segments;
    }

    /// <summary>Adds a range, joining it with those that it touches.</summary>
    public void Add(long first, long byteCount)
    {
        if (byteCount <= 0)
        {
            return;
        }

        long last = first + byteCount - 1;
        foreach ((long otherFirst, long otherLast) in _lastByFirst.Where(other => other.Key <= last + 1 && other.Value >= first - 1).ToArray())
        {
            _lastByFirst.Remove(otherFirst);
            first = Math.Min(first, otherFirst);
            last = Math.Max(last, otherLast);
        }

        _lastByFirst.Add(first, last);
    }

    /// <summary>Writes the ranges.</summary>
    public void Write(ObjectBuffer buffer)
    {
        foreach ((long first, long last) in _lastByFirst)
        {
            bool isBig = last > RecordKey.BigFileStart;
            buffer.WriteInt16(isBig ? BigVersion + 1 : 1);
            if (isBig)
            {
                buffer.WriteInt64(first);
                buffer.WriteInt64(last);
            }
            else
            {
                buffer.WriteInt32((int)first);
                buffer.WriteInt32((int)last);
            }
        }
    }
}
