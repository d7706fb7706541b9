using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Banyan.Root.Objects;

/// <summary>Reads objects from the bytes of one record: numbers in big-endian order, version heads, pointers with the object map.</summary>
/// <remarks>
/// One thread, one record. Source of the wire format: TBufferFile (io/io/src/TBufferFile.cxx): ReadVersion, CheckByteCount, ReadObjectAny, ReadClass.
/// Every count is checked against the bytes that are left before anything is allocated, and nesting is bounded.
/// </remarks>
internal sealed partial class ObjectReader
{
    private const uint ByteCountMask = 0x40000000;
    private const uint NewClassTag = 0xffffffff;
    private const uint ClassMask = 0x80000000;
    private const int MapOffset = 2;
    private const uint WholeMapKey = 1;
    private const int MemberWiseBit = 0x4000;
    private const int DeepestNesting = 2000;
    private const int StackInterval = 8;
    private const int MostRepeats = 16;
    private readonly byte[] _data;
    private readonly int _keyByteCount;
    private readonly StreamerTable _table;
    private readonly RecordContext _context;
    private readonly Dictionary<uint, object?> _map = [];
    private int _position;
    private int _depth;
    private long _repeatedByteCount;

    /// <summary>Starts at the first byte.</summary>
    /// <param name="data">The object's bytes, decompressed, without the key.</param>
    /// <param name="keyByteCount">Length of the key, from which references count.</param>
    /// <param name="table">Streamer infos.</param>
    /// <param name="context">The place, for errors.</param>
    public ObjectReader(byte[] data, int keyByteCount, StreamerTable table, RecordContext context)
    {
        _data = data;
        _keyByteCount = keyByteCount;
        _table = table;
        _context = context;
    }

    /// <summary>Where the parts of what is read lie, for those who change a record; null when nobody asks.</summary>
    public ObjectTrace? Trace { get; init; }

    /// <summary>Bytes not read yet.</summary>
    public int Remaining => _data.Length - _position;

    /// <summary>Position in the object's bytes.</summary>
    public int Position => _position;

    /// <summary>A byte.</summary>
    public byte ReadByte() => _data[Advance(1)];

    /// <summary>A 16-bit integer.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(_data.AsSpan(Advance(2)));

    /// <summary>An unsigned 16-bit integer.</summary>
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(_data.AsSpan(Advance(2)));

    /// <summary>A 32-bit integer.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(_data.AsSpan(Advance(4)));

    /// <summary>An unsigned 32-bit integer.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(Advance(4)));

    /// <summary>A 64-bit integer.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(_data.AsSpan(Advance(8)));

    /// <summary>Bytes as they are.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count) => _data.AsSpan(Advance(count), count);

    /// <summary>A string with a length of one byte, or of 255 and four bytes (TString::Streamer).</summary>
    public string ReadString()
    {
        int length = ReadByte();
        if (length == 255)
        {
            length = ReadInt32();
        }

        return Text(ReadBytes(CheckCount(length, 1)));
    }

    /// <summary>A string that ends with a zero byte.</summary>
    public string ReadZeroTerminated()
    {
        int length = _data.AsSpan(_position).IndexOf((byte)0);
        if (length < 0)
        {
            throw Damaged("a name has no end");
        }

        string text = Text(_data.AsSpan(_position, length));
        _position += length + 1;
        return text;
    }

    /// <summary>A count of items that take at least <paramref name="leastByteCount"/> bytes each, checked against what is left.</summary>
    public int CheckCount(int count, int leastByteCount)
    {
        if (count < 0 || (long)count * leastByteCount > Remaining)
        {
            throw Damaged($"{count} items of at least {leastByteCount} bytes are announced where {Remaining} bytes are left");
        }

        return count;
    }

    /// <summary>A version head: with or without a byte count.</summary>
    public VersionHead ReadVersion()
    {
        int end = -1;
        if (Remaining >= 6 && (BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_position)) & ByteCountMask) != 0)
        {
            uint count = ReadUInt32() & ~ByteCountMask;
            if (count > Remaining || count < 2)
            {
                throw Damaged($"a byte count of {count} where {Remaining} bytes are left");
            }

            end = _position + (int)count;
            Trace?.AddByteCount(_position - 4, end);
        }

        int version = ReadInt16();
        bool memberWise = version > 0 && (version & MemberWiseBit) != 0;
        return new VersionHead(memberWise ? version & ~MemberWiseBit : version, end, memberWise);
    }

    /// <summary>True when the next bytes are a byte count that ends at <paramref name="end"/>, or, where that is not known (-1), inside the data.</summary>
    public bool HasHead(int end)
    {
        if (Remaining < 6)
        {
            return false;
        }

        uint head = BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_position));
        long headEnd = _position + 4L + (head & ~ByteCountMask);
        return (head & ByteCountMask) != 0 && (end >= 0 ? headEnd == end : headEnd <= _data.Length);
    }

    /// <summary>Checks that an object ended where its head said.</summary>
    public void CheckEnd(VersionHead head, string what)
    {
        if (head.End >= 0 && head.End != _position)
        {
            throw Damaged($"{what} should end at byte {head.End}");
        }
    }

    /// <summary>Jumps forward.</summary>
    public void SkipTo(int position)
    {
        if (position < _position || position > _data.Length)
        {
            throw Damaged($"a jump to byte {position}");
        }

        _position = position;
    }

    /// <summary>Goes to an entry of a basket; what entries before it held is forgotten.</summary>
    public void Restart(int position)
    {
        _position = Math.Clamp(position, 0, _data.Length);
        _map.Clear();
        _depth = 0;
    }

    /// <summary>An error at the present position.</summary>
    public RootFormatException Damaged(string message) => _context.Damaged(message, _position);

    /// <summary>An error about something that cannot be read.</summary>
    public RootNotSupportedException NotSupported(string message) => _context.NotSupported(message);

    /// <summary>Text of a name or title: UTF-8 where it is, else Latin-1 (old files).</summary>
    internal static string Text(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Advance(int count)
    {
        int position = _position;
        if ((uint)count > (uint)(_data.Length - position))
        {
            throw TooShort(count);
        }

        _position = position + count;
        return position;
    }

    private RootFormatException TooShort(int count) => Damaged($"{count} bytes are needed where {Remaining} are left");

    private void Enter()
    {
        // Linked lists whose members point to one another (RooFit's workspaces) nest several hundred deep; how far the stack reaches depends on the thread.
        if (++_depth > DeepestNesting || (_depth % StackInterval == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw Damaged($"objects are nested {_depth} deep");
        }
    }
}
