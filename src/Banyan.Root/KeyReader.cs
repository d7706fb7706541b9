using System.Buffers.Binary;
using Banyan.Root.Objects;

namespace Banyan.Root;

/// <summary>Reads TKeys.</summary>
/// <remarks>
/// Bytes: record length (4), version (2), object length (4), time (4), key length (2), cycle (2), record offset (4|8), folder offset (4|8), then class, name and title
/// with a length of one byte (255: four more). Source: TKey::ReadKeyBuffer (io/io/src/TKey.cxx).
/// </remarks>
internal ref struct KeyReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>The least that a key takes.</summary>
    public const int LeastByteCount = 29;
    private const int LargeVersion = 1000;
    private ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _bytes;

    /// <summary>Reads one key; null when there are too few bytes.</summary>
    /// <param name="directory">Path of the folder with a slash behind it; empty at the top.</param>
    public RootKey? Read(string directory)
    {
        if (_bytes.Length < LeastByteCount)
        {
            return null;
        }

        ReadOnlySpan<byte> head = _bytes;
        int version = BinaryPrimitives.ReadInt16BigEndian(head[4..]);
        bool isLarge = version > LargeVersion;
        int headByteCount = isLarge ? 34 : 26;
        if (head.Length < headByteCount)
        {
            return null;
        }

        _bytes = _bytes[headByteCount..];
        if (!ReadText(out string className) || !ReadText(out string name) || !ReadText(out string title))
        {
            return null;
        }

        return new RootKey
        {
            Path = directory + name,
            Name = name,
            Title = title,
            ClassName = className,
            Cycle = BinaryPrimitives.ReadInt16BigEndian(head[16..]),
            FileOffset = isLarge ? BinaryPrimitives.ReadInt64BigEndian(head[18..]) : BinaryPrimitives.ReadUInt32BigEndian(head[18..]),
            DirectoryFileOffset = isLarge ? BinaryPrimitives.ReadInt64BigEndian(head[26..]) & 0xffffffffffff : BinaryPrimitives.ReadUInt32BigEndian(head[22..]),
            RecordByteCount = BinaryPrimitives.ReadInt32BigEndian(head),
            KeyByteCount = BinaryPrimitives.ReadInt16BigEndian(head[14..]),
            ObjectByteCount = BinaryPrimitives.ReadInt32BigEndian(head[6..]),
            WrittenAt = ReadTime(BinaryPrimitives.ReadUInt32BigEndian(head[10..])),
            Version = version,
        };
    }

    /// <summary>TDatime's 32 bits: years since 1995, month, day, hour, minute, second.</summary>
    private static DateTime ReadTime(uint bits)
    {
        int month = (int)((bits >> 22) & 15);
        int day = (int)((bits >> 17) & 31);
        int hour = (int)((bits >> 12) & 31);
        int minute = (int)((bits >> 6) & 63);
        int second = (int)(bits & 63);
        int year = (int)(bits >> 26) + 1995;
        return month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59
            ? default : new DateTime(year, month, day, hour, minute, second, DateTimeKind.Local);
    }

    private bool ReadText(out string text)
    {
        text = string.Empty;
        if (_bytes.IsEmpty)
        {
            return false;
        }

        int length = _bytes[0];
        _bytes = _bytes[1..];
        if (length == 255)
        {
            if (_bytes.Length < 4)
            {
                return false;
            }

            length = BinaryPrimitives.ReadInt32BigEndian(_bytes);
            _bytes = _bytes[4..];
        }

        if (length < 0 || length > _bytes.Length)
        {
            return false;
        }

        text = ObjectReader.Text(_bytes[..length]);
        _bytes = _bytes[length..];
        return true;
    }
}
