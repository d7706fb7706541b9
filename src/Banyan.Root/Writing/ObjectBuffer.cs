using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Banyan.Root.Writing;

/// <summary>Bytes of one object on their way to a record: what ROOT's TBufferFile is for writing. Numbers are big-endian.</summary>
/// <param name="origin">
/// Bytes of the key before the object: class tags and object references count from the record's start (TBufferFile::MapObject, TKey::TKey, which
/// streams the key into the same buffer).
/// </param>
/// <remarks>Not thread safe. The byte tables are in docs/format/objects.md.</remarks>
internal sealed class ObjectBuffer(int origin)
{
    /// <summary>Marks a byte count (TBufferFile.cxx, kByteCountMask).</summary>
    private const uint ByteCountMask = 0x4000_0000;

    /// <summary>Announces a class name (kNewClassTag).</summary>
    private const uint NewClassTag = 0xFFFF_FFFF;

    /// <summary>Marks a reference to a class that was named before (kClassMask).</summary>
    private const uint ClassMask = 0x8000_0000;

    /// <summary>Positions in references are shifted by this, so that 0 and 1 stay free (kMapOffset).</summary>
    private const int MapOffset = 2;

    private readonly Dictionary<string, int> _classTags = [];
    private byte[] _bytes = new byte[1024];

    /// <summary>Bytes of the key before the object.</summary>
    public int Origin { get; } = origin;

    /// <summary>Number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>Writes one byte.</summary>
    public void WriteByte(byte value) => Take(1)[0] = value;

    /// <summary>Writes a bool as one byte.</summary>
    public void WriteBool(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    /// <summary>Writes a 16-bit integer.</summary>
    public void WriteInt16(int value) => BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)value);

    /// <summary>Writes a 32-bit integer.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    /// <summary>Writes an unsigned 32-bit integer.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    /// <summary>Writes a 64-bit integer.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    /// <summary>Writes an offset in the file with 64 or 32 bits.</summary>
    public void WriteOffset(long offset, bool isBig)
    {
        if (isBig)
        {
            WriteInt64(offset);
        }
        else
        {
            WriteUInt32(checked((uint)offset));
        }
    }

    /// <summary>Writes a float.</summary>
    public void WriteFloat(float value) => BinaryPrimitives.WriteSingleBigEndian(Take(4), value);

    /// <summary>Writes a double.</summary>
    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Take(8), value);

    /// <summary>Writes doubles one after the other, without a count.</summary>
    public void WriteDoubles(ReadOnlySpan<double> values)
    {
        ReadOnlySpan<long> bits = MemoryMarshal.Cast<double, long>(values);
        BinaryPrimitives.ReverseEndianness(bits, MemoryMarshal.Cast<byte, long>(Take(checked(8 * values.Length))));
    }

    /// <summary>Writes 64-bit integers one after the other, without a count.</summary>
    public void WriteInt64s(ReadOnlySpan<long> values) =>
        BinaryPrimitives.ReverseEndianness(values, MemoryMarshal.Cast<byte, long>(Take(checked(8 * values.Length))));

    /// <summary>Writes 32-bit integers one after the other, without a count.</summary>
    public void WriteInt32s(ReadOnlySpan<int> values) =>
        BinaryPrimitives.ReverseEndianness(values, MemoryMarshal.Cast<byte, int>(Take(checked(4 * values.Length))));

    /// <summary>Writes bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Writes a TString: a length byte, or 255 and a 32-bit length, then UTF-8 (TString::FillBuffer).</summary>
    public void WriteString(string value)
    {
        int byteCount = Encoding.UTF8.GetByteCount(value);
        if (byteCount < 255)
        {
            WriteByte((byte)byteCount);
        }
        else
        {
            WriteByte(255);
            WriteInt32(byteCount);
        }

        Encoding.UTF8.GetBytes(value, Take(byteCount));
    }

    /// <summary>How many bytes <see cref="WriteString"/> takes.</summary>
    public static int StringByteCount(string value)
    {
        int byteCount = Encoding.UTF8.GetByteCount(value);
        return byteCount + (byteCount < 255 ? 1 : 5);
    }

    /// <summary>Writes a class version with room for the byte count before it (TBufferFile::WriteVersion); close it with
    /// <see cref="EndCount"/>.</summary>
    /// <returns>A mark for <see cref="EndCount"/>.</returns>
    public int BeginVersion(int version)
    {
        int mark = Length;
        WriteUInt32(0);
        WriteInt16(version);
        return mark;
    }

    /// <summary>Writes the head of an object behind a pointer: byte count and class (TBufferFile::WriteObjectClass); close it with
    /// <see cref="EndCount"/>.</summary>
    /// <returns>A mark for <see cref="EndCount"/> and <see cref="WriteReference"/>.</returns>
    public int BeginObject(string className)
    {
        int mark = Length;
        WriteUInt32(0);
        if (_classTags.TryGetValue(className, out int tag))
        {
            WriteUInt32(ClassMask | (uint)tag);
        }
        else
        {
            _classTags.Add(className, Origin + Length + MapOffset);
            WriteUInt32(NewClassTag);
            Encoding.ASCII.GetBytes(className, Take(className.Length));
            WriteByte(0);
        }

        return mark;
    }

    /// <summary>Fills in the byte count that <see cref="BeginVersion"/> or <see cref="BeginObject"/> left open.</summary>
    /// <exception cref="InvalidOperationException">The part has a gigabyte or more, which a byte count cannot say.</exception>
    public void EndCount(int mark)
    {
        uint byteCount = (uint)(Length - mark - 4);
        if (byteCount >= ByteCountMask)
        {
            throw new InvalidOperationException($"an object of {byteCount} bytes cannot be written: the format ends at {ByteCountMask - 1}");
        }

        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(mark), byteCount | ByteCountMask);
    }

    /// <summary>Writes a pointer to an object that was written before (by <see cref="BeginObject"/>).</summary>
    public void WriteReference(int mark) => WriteUInt32((uint)(Origin + mark + MapOffset));

    /// <summary>Writes a null pointer.</summary>
    public void WriteNull() => WriteUInt32(0);

    /// <summary>Writes a TObject: version 1, fUniqueID, fBits (TObject::Streamer, which has no byte count).</summary>
    public void WriteTObject(uint bits = 0, uint uniqueId = 0)
    {
        WriteInt16(1);
        WriteUInt32(uniqueId);
        WriteUInt32(bits);
    }

    /// <summary>Writes a TList without items, version 5.</summary>
    public void WriteEmptyList()
    {
        int mark = BeginVersion(5);
        WriteTObject();
        WriteString(string.Empty);
        WriteInt32(0);
        EndCount(mark);
    }

    /// <summary>Writes a TNamed, version 1.</summary>
    public void WriteTNamed(string name, string title, uint bits = 0)
    {
        int mark = BeginVersion(1);
        WriteTObject(bits);
        WriteString(name);
        WriteString(title);
        EndCount(mark);
    }

    private Span<byte> Take(int byteCount)
    {
        if (byteCount > _bytes.Length - Length)
        {
            long size = Math.Max(2L * _bytes.Length, (long)Length + byteCount);
            if ((long)Length + byteCount > Array.MaxLength)
            {
                throw new InvalidOperationException($"an object of more than {Array.MaxLength} bytes cannot be written");
            }

            Array.Resize(ref _bytes, (int)Math.Min(size, Array.MaxLength));
        }

        Span<byte> taken = _bytes.AsSpan(Length, byteCount);
        Length += byteCount;
        return taken;
    }
}
