using System.Buffers.Binary;
using System.Text;

namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>Walks the payload of an envelope: little-endian integers, strings, frames, locators. Every read is checked against the end.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Basic Types", "Frames" and "Locators and Envelope Links".</remarks>
internal ref struct EnvelopeReader(ReadOnlySpan<byte> bytes, RecordContext context)
{
    private const int LargeLocator = 1;
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _bytes.Length - Position;

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(sizeof(ushort)));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>The bytes of a string.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        uint length = ReadUInt32();
        return length <= (uint)Remaining ? Take((int)length) : throw Damaged($"a string of {length} bytes is announced where {Remaining} are left");
    }

    /// <summary>Reads feature flags; none is defined yet, so a set one asks for a newer reader.</summary>
    public void ReadFeatureFlags()
    {
        long flags;
        do
        {
            flags = ReadInt64();
            if ((flags & long.MaxValue) != 0)
            {
                throw context.NotSupported($"a feature of a newer RNTuple format (flags 0x{flags:x}) is not supported");
            }
        }
        while (flags < 0);
    }

    /// <summary>Enters a record frame: a reader of its payload. This reader goes on behind it.</summary>
    public EnvelopeReader ReadRecord()
    {
        EnvelopeReader frame = ReadFrame(out bool isList);
        return isList ? throw Damaged("a list is found where a record is expected") : frame;
    }

    /// <summary>Enters a list frame: a reader of its items. This reader goes on behind it.</summary>
    /// <param name="count">Number of items, each of at least <paramref name="leastItemBytes"/> bytes.</param>
    /// <param name="leastItemBytes">Smallest size of an item.</param>
    public EnvelopeReader ReadList(int leastItemBytes, out int count)
    {
        EnvelopeReader frame = ReadFrame(out bool isList);
        if (!isList)
        {
            throw Damaged("a record is found where a list is expected");
        }

        uint items = frame.ReadUInt32();
        if (items > (uint)frame.Remaining / (uint)leastItemBytes)
        {
            throw Damaged($"a list of {items} items is announced in {frame.Remaining} bytes");
        }

        count = (int)items;
        return frame;
    }

    /// <summary>Reads a locator.</summary>
    public Locator ReadLocator()
    {
        int size = ReadInt32();
        if (size >= 0)
        {
            return Checked(ReadInt64(), size);
        }

        int byteCount = size & 0xFFFF;
        int type = Math.Abs(size >> 24); // of 8 bits with a sign
        if (byteCount < sizeof(int) || byteCount - sizeof(int) > Remaining)
        {
            throw Damaged($"a locator of {byteCount} bytes is announced where {Remaining + sizeof(int)} are left");
        }

        var payload = new EnvelopeReader(Take(byteCount - sizeof(int)), context);
        if (type != LargeLocator)
        {
            throw context.NotSupported($"data that lie outside the file (a locator of type {type}) are not supported");
        }

        long count = payload.ReadInt64();
        return Checked(payload.ReadInt64(), count);
    }

    /// <summary>An error in these bytes.</summary>
    public readonly RootFormatException Damaged(string message) => context.Damaged(message, Position);

    private readonly Locator Checked(long fileOffset, long byteCount) => fileOffset >= 0 && byteCount >= 0
        ? new Locator(fileOffset, byteCount)
        : throw Damaged($"a locator of {byteCount} bytes at {fileOffset} is no range of a file");

    private EnvelopeReader ReadFrame(out bool isList)
    {
        int start = Position;
        long size = ReadInt64();
        isList = size < 0;
        size = isList ? -size : size;
        if (size < sizeof(long) || size > _bytes.Length - start)
        {
            throw Damaged($"a frame of {size} bytes is announced where {_bytes.Length - start} are left");
        }

        return new EnvelopeReader(Take((int)size - sizeof(long)), context);
    }

    private ReadOnlySpan<byte> Take(int byteCount)
    {
        if (byteCount > Remaining)
        {
            throw Damaged($"{byteCount} bytes are expected where {Remaining} are left");
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(Position, byteCount);
        Position += byteCount;
        return taken;
    }
}
