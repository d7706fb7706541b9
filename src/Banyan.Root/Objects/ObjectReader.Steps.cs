using System.Buffers.Binary;
using Banyan.Columns;

namespace Banyan.Root.Objects;

/// <content>The steps of a program.</content>
internal sealed partial class ObjectReader
{
    private const uint IsReferenced = 1 << 4; // TObject::kIsReferenced

    private void Execute(StreamerOp op, RootObject target)
    {
        switch (op.Code)
        {
            case StreamerOpCode.Number:
                target.SetNumber(op.Slot, op.Packing == null ? ReadNumber(op.Kind) : BitConverter.DoubleToUInt64Bits(ReadPacked(op.Packing)));
                break;
            case StreamerOpCode.Bits:
                uint bits = ReadUInt32();
                target.SetNumber(op.Slot, bits);
                if ((bits & IsReferenced) != 0)
                {
                    Advance(2);
                }

                break;
            case StreamerOpCode.NumberArray:
                target.SetReference(op.Slot, ReadNumbers(op.Kind, op.Packing, op.Length));
                break;
            case StreamerOpCode.CountedNumbers:
                target.SetReference(op.Slot, ReadCounted(op, (int)target.GetNumber(op.CountSlot)));
                break;
            case StreamerOpCode.TString:
                target.SetReference(op.Slot, op.Length > 0 ? ReadRow(op.Length, 1, static (r, _) => r.ReadString(), op) : ReadString());
                break;
            case StreamerOpCode.CharStar:
                target.SetReference(op.Slot, Text(ReadBytes(CheckCount(Math.Max(0, ReadInt32()), 1))));
                break;
            case StreamerOpCode.Special:
                op.Special!.Read(this, target, op.NumberSlot, op.Slot);
                break;
            case StreamerOpCode.Object:
                target.SetReference(op.Slot, op.Length > 0 ? ReadRow(op.Length, 1, static (r, o) => r.ReadObject(o.ClassName), op) : ReadObject(op.ClassName));
                break;
            case StreamerOpCode.Pointer:
                target.SetReference(op.Slot, op.Length > 0 ? ReadRow(op.Length, 4, static (r, _) => r.ReadPointer(), op) : ReadPointer());
                break;
            case StreamerOpCode.Stl:
                target.SetReference(op.Slot, ReadStl(op));
                break;
            case StreamerOpCode.PlainContainer:
                target.SetReference(op.Slot, op.Length > 0 ? ReadRow(op.Length, 4, static (r, o) => r.ReadValue(o.Type!), op) : ReadValue(op.Type!));
                break;
            case StreamerOpCode.ObjectLoop:
                target.SetReference(op.Slot, ReadLoop(op, (int)target.GetNumber(op.CountSlot)));
                break;
            case StreamerOpCode.SkipBase:
                SkipBase(op);
                break;
            case StreamerOpCode.BeginBase or StreamerOpCode.EndBase:
                break;
            default:
                throw NotSupported(op.Reason);
        }
    }

    private ulong ReadNumber(ElementKind kind) => kind switch
    {
        ElementKind.Bool => ReadByte() != 0 ? 1UL : 0,
        ElementKind.UInt8 => ReadByte(),
        ElementKind.Int8 => (ulong)(sbyte)ReadByte(),
        ElementKind.Int16 => (ulong)ReadInt16(),
        ElementKind.UInt16 => ReadUInt16(),
        ElementKind.Int32 => (ulong)ReadInt32(),
        ElementKind.UInt32 => ReadUInt32(),
        ElementKind.Int64 or ElementKind.UInt64 => (ulong)ReadInt64(),
        ElementKind.Float32 => BitConverter.DoubleToUInt64Bits(BitConverter.Int32BitsToSingle(ReadInt32())),
        _ => (ulong)ReadInt64(),
    };

    private double ReadPacked(ValuePacking packing)
    {
        int byteCount = packing.StoredByteCount;
        return PackedNumbers.Decode(packing, ReadBytes(byteCount));
    }

    private Array ReadNumbers(ElementKind kind, ValuePacking? packing, int count)
    {
        CheckCount(count, packing?.StoredByteCount ?? kind.SizeOf());
        if (packing != null)
        {
            return ReadPackedNumbers(packing, count);
        }

        ReadOnlySpan<byte> bytes = ReadBytes(count * kind.SizeOf());
        return NumberArrays.FromBigEndian(kind, bytes);
    }

    private Array ReadPackedNumbers(ValuePacking packing, int count)
    {
        if (packing.IsFloat16)
        {
            var floats = new float[count];
            for (int i = 0; i < count; i++)
            {
                floats[i] = (float)ReadPacked(packing);
            }

            return floats;
        }

        var doubles = new double[count];
        for (int i = 0; i < count; i++)
        {
            doubles[i] = ReadPacked(packing);
        }

        return doubles;
    }

    private object? ReadCounted(StreamerOp op, int count)
    {
        int mark = ReadByte();
        if (mark == 0 || count <= 0)
        {
            return null;
        }

        if (op.MayBeNarrow && mark != 2)
        {
            return Array.ConvertAll((int[])ReadNumbers(ElementKind.Int32, null, count), value => (long)value);
        }

        if (op.Length == 1)
        {
            return ReadNumbers(op.Kind, op.Packing, count);
        }

        var rows = new object?[CheckCount(op.Length, count)];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = ReadNumbers(op.Kind, op.Packing, count);
        }

        return rows;
    }

    private object?[] ReadRow(int count, int leastByteCount, Func<ObjectReader, StreamerOp, object?> read, StreamerOp op)
    {
        var row = new object?[CheckCount(count, leastByteCount)];
        for (int i = 0; i < row.Length; i++)
        {
            row[i] = read(this, op);
        }

        return row;
    }

    /// <summary>Reads a counted array of objects, or of pointers to objects: one head, then the objects.</summary>
    public object?[]? ReadLoop(StreamerOp op, int count)
    {
        VersionHead head = ReadVersion();
        object?[]? result = null;
        if (count > 0)
        {
            Func<ObjectReader, StreamerOp, object?> read = op.OfPointers ? static (r, o) => r.HasPointer() ? r.ReadPointer() : r.ReadObject(o.ClassName) : static (r, o) => r.ReadObject(o.ClassName);
            result = op.Length == 1 ? ReadRow(count, 1, read, op) : new object?[CheckCount(op.Length, count)];
            for (int i = 0; op.Length > 1 && i < op.Length; i++)
            {
                result[i] = ReadRow(count, 1, read, op);
            }
        }

        CheckEnd(head, $"the array {op.Name}");
        return result;
    }

    /// <summary>True when a pointer follows, false when it is an object in place: ROOT wrote the objects of counted arrays of pointers without their class up to version 5.15/08.</summary>
    /// <remarks>Behind the byte count of a pointer stands a class, marked by its highest bit. Source: TStreamerInfoReadBuffer.cxx, kStreamLoop ("fileVersion &gt; 51508").</remarks>
    private bool HasPointer()
    {
        if (Remaining < 8)
        {
            return true;
        }

        uint head = BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_position));
        return (head & ByteCountMask) == 0 || head == NewClassTag || (BinaryPrimitives.ReadUInt32BigEndian(_data.AsSpan(_position + 4)) & ClassMask) != 0;
    }

    private void SkipBase(StreamerOp op)
    {
        VersionHead head = ReadVersion();
        if (head.End < 0)
        {
            throw NotSupported($"there is no streamer info for the base class {op.ClassName}");
        }

        Trace?.AddSkipped(_position, head.End, op.ClassName);
        SkipTo(head.End);
    }
}
