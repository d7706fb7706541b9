using System.Buffers.Binary;
using System.Text;
using Banyan.Root.Compression;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The bytes of an envelope: little-endian numbers, strings, frames.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Basic Types", "Frames", "Locators and Envelope Links", "Envelopes". Not thread safe.</remarks>
internal sealed class EnvelopeWriter
{
    private const int ListHeadByteCount = 12;
    private byte[] _bytes = new byte[1024];

    /// <summary>Begins an envelope.</summary>
    /// <param name="type">Its type, see <see cref="Root.RNTuples.Envelopes.Envelope"/>.</param>
    public EnvelopeWriter(int type) => WriteUInt64((ulong)type); // the length follows in Seal

    /// <summary>Number of bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes so far, of an envelope that is not sealed without its first 8; valid until the next write.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(sizeof(ulong), Length - sizeof(ulong));

    /// <summary>Writes a 16-bit integer.</summary>
    public void WriteUInt16(int value) => BinaryPrimitives.WriteUInt16LittleEndian(Take(2), (ushort)value);

    /// <summary>Writes a 32-bit integer.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    /// <summary>Writes a 64-bit integer.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    /// <summary>Writes an unsigned 64-bit integer.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Take(8), value);

    /// <summary>Writes bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Writes a string.</summary>
    public void WriteString(string value)
    {
        int byteCount = Encoding.UTF8.GetByteCount(value);
        WriteInt32(byteCount);
        Encoding.UTF8.GetBytes(value, Take(byteCount));
    }

    /// <summary>Writes a simple locator: bytes in the file, and where.</summary>
    public void WriteLocator(int byteCount, long fileOffset)
    {
        WriteInt32(byteCount);
        WriteInt64(fileOffset);
    }

    /// <summary>Begins a record frame; close it with <see cref="EndRecord"/>.</summary>
    /// <returns>A mark for it.</returns>
    public int BeginRecord()
    {
        int mark = Length;
        WriteInt64(0);
        return mark;
    }

    /// <summary>Ends a record frame.</summary>
    public void EndRecord(int mark) => BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(mark), Length - mark);

    /// <summary>Begins a list frame; close it with <see cref="EndList"/>.</summary>
    /// <returns>A mark for it.</returns>
    public int BeginList(int itemCount)
    {
        int mark = Length;
        WriteInt64(0);
        WriteInt32(itemCount);
        return mark;
    }

    /// <summary>Ends a list frame.</summary>
    public void EndList(int mark) => BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(mark), mark - Length);

    /// <summary>Writes a list frame without items.</summary>
    public void WriteEmptyList()
    {
        WriteInt64(-ListHeadByteCount);
        WriteInt32(0);
    }

    /// <summary>Fills in the length, appends the checksum and gives all bytes.</summary>
    /// <param name="checksum">The checksum, by which other envelopes refer to this one.</param>
    public ReadOnlySpan<byte> Seal(out ulong checksum)
    {
        ulong type = BinaryPrimitives.ReadUInt64LittleEndian(_bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes, type | ((ulong)(Length + sizeof(ulong)) << 16));
        checksum = XxHash3.Hash(_bytes.AsSpan(0, Length));
        WriteUInt64(checksum);
        return _bytes.AsSpan(0, Length);
    }

    private Span<byte> Take(int byteCount)
    {
        if (byteCount > _bytes.Length - Length)
        {
            long size = Math.Max(2L * _bytes.Length, (long)Length + byteCount);
            if ((long)Length + byteCount > Array.MaxLength)
            {
                throw new InvalidOperationException($"an envelope of more than {Array.MaxLength} bytes cannot be written");
            }

            Array.Resize(ref _bytes, (int)Math.Min(size, Array.MaxLength));
        }

        Span<byte> taken = _bytes.AsSpan(Length, byteCount);
        Length += byteCount;
        return taken;
    }
}
