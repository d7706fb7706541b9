using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Changes members of a record's objects, in the types in which the file stores them. What an object does not have stays away.</summary>
internal sealed class MemberEdit(TracedRecord record, RecordEdit edit)
{
    /// <summary>Changes a number.</summary>
    /// <exception cref="RootNotSupportedException">The file's type is too narrow for it.</exception>
    public void Set(RootObject owner, string member, long value)
    {
        if (record.Trace.Find(owner, member) is { Op.Code: StreamerOpCode.Number or StreamerOpCode.Bits } place)
        {
            edit.Replace(place, Bytes(place.Op, [value], member));
        }
    }

    /// <summary>Changes a floating number.</summary>
    public void Set(RootObject owner, string member, double value)
    {
        if (record.Trace.Find(owner, member) is { Op.Code: StreamerOpCode.Number, Op.Packing: null } place)
        {
            byte[] bytes = new byte[place.End - place.Start];
            if (place.Op.Kind == ElementKind.Float32)
            {
                BinaryPrimitives.WriteSingleBigEndian(bytes, (float)value);
            }
            else if (place.Op.Kind == ElementKind.Float64)
            {
                BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
            }
            else
            {
                bytes = Bytes(place.Op, [(long)value], member);
            }

            edit.Replace(place, bytes);
        }
    }

    /// <summary>Changes an array that another member counts; the counter is changed by itself.</summary>
    public void SetCounted(RootObject owner, string member, IReadOnlyList<long> values)
    {
        if (record.Trace.Find(owner, member) is { Op.Code: StreamerOpCode.CountedNumbers } place)
        {
            // One byte says whether the array is there (TStreamerInfo, kOffsetP).
            edit.Replace(place, values.Count == 0 ? [0] : [1, .. Bytes(place.Op, [.. values], member)]);
        }
    }

    /// <summary>Changes an array of floating numbers that another member counts.</summary>
    public void SetCounted(RootObject owner, string member, IReadOnlyList<double> values)
    {
        if (record.Trace.Find(owner, member) is { Op: { Code: StreamerOpCode.CountedNumbers, Packing: null } } place)
        {
            var buffer = new ObjectBuffer(0);
            buffer.WriteBool(values.Count > 0);
            foreach (double value in values)
            {
                if (place.Op.Kind == ElementKind.Float32)
                {
                    buffer.WriteFloat((float)value);
                }
                else
                {
                    buffer.WriteDouble(value);
                }
            }

            edit.Replace(place, buffer.Bytes.ToArray());
        }
    }

    /// <summary>Changes a TArrayD that is a member.</summary>
    public void SetArray(RootObject owner, string member, IReadOnlyList<double> values)
    {
        if (record.Trace.Find(owner, member) is ObjectTrace.Member place)
        {
            var buffer = new ObjectBuffer(0);
            buffer.WriteInt32(values.Count);
            foreach (double value in values)
            {
                buffer.WriteDouble(value);
            }

            edit.Replace(place, buffer.Bytes.ToArray());
        }
    }

    /// <summary>Changes bins and labels of a TAxis; its visible range (fFirst, fLast) becomes all of it when the bins change.</summary>
    /// <remarks>The list of labels names its classes each time anew, so that it refers to nothing else in the record.</remarks>
    public void SetAxis(RootObject axis, JoinAxis joined)
    {
        if (JoinAxis.Of(axis)?.HasBinsOf(joined) != true)
        {
            Set(axis, "fNbins", joined.BinCount);
            Set(axis, "fXmin", joined.Low);
            Set(axis, "fXmax", joined.High);
            SetArray(axis, "fXbins", joined.Edges);
            Set(axis, "fFirst", 0);
            Set(axis, "fLast", 0);
        }

        if (joined.Labels.Count == 0 || record.Trace.Find(axis, "fLabels") is not { Op.Code: StreamerOpCode.Pointer } place)
        {
            return;
        }

        var list = new ObjectBuffer(0);
        int pointer = list.BeginObject("THashList");
        int head = list.BeginVersion(5);
        list.WriteTObject();
        list.WriteString(string.Empty);
        list.WriteInt32(joined.Labels.Count);
        foreach ((int bin, string label) in joined.Labels)
        {
            var item = new ObjectBuffer(0);
            int start = item.BeginObject("TObjString");
            int text = item.BeginVersion(1);
            item.WriteTObject(uniqueId: (uint)bin);
            item.WriteString(label);
            item.EndCount(text);
            item.EndCount(start);
            list.WriteBytes(item.Bytes);
            list.WriteByte(0); // the option string of the list's link
        }

        list.EndCount(head);
        list.EndCount(pointer);
        edit.Replace(place, list.Bytes.ToArray());
    }

    /// <summary>Empties a TObjArray that is a member.</summary>
    public void SetEmptyCollection(RootObject owner, string member)
    {
        if (record.Trace.Find(owner, member) is ObjectTrace.Member place)
        {
            var buffer = new ObjectBuffer(0);
            int mark = buffer.BeginVersion(3);
            buffer.WriteTObject();
            buffer.WriteString(string.Empty);
            buffer.WriteInt32(0);
            buffer.WriteInt32(0); // fLowerBound
            buffer.EndCount(mark);
            edit.Replace(place, buffer.Bytes.ToArray());
        }
    }

    /// <summary>Empties a TArrayD or one of its kin that is a member.</summary>
    public void SetEmptyArray(RootObject owner, string member)
    {
        if (record.Trace.Find(owner, member) is ObjectTrace.Member place)
        {
            edit.Replace(place, new byte[4]);
        }
    }

    /// <summary>Makes a pointer null.</summary>
    public void SetNull(RootObject owner, string member)
    {
        if (record.Trace.Find(owner, member) is { Op.Code: StreamerOpCode.Pointer } place)
        {
            edit.Replace(place, new byte[4]);
        }
    }

    private static byte[] Bytes(StreamerOp op, ReadOnlySpan<long> values, string member)
    {
        int size = op.Kind.SizeOf();
        byte[] bytes = new byte[size * values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> place = bytes.AsSpan(i * size);
            bool fits = true;
            switch (op.Kind)
            {
                case ElementKind.Float32:
                    BinaryPrimitives.WriteSingleBigEndian(place, values[i]);
                    break;
                case ElementKind.Float64:
                    BinaryPrimitives.WriteDoubleBigEndian(place, values[i]);
                    break;
                default:
                    bool isSigned = op.Kind is ElementKind.Int8 or ElementKind.Int16 or ElementKind.Int32;
                    fits = size == 8 || (isSigned ? values[i] >> ((8 * size) - 1) is 0 or -1 : values[i] >> (8 * size) == 0);
                    for (int k = 0; k < size; k++)
                    {
                        place[k] = (byte)(values[i] >> (8 * (size - 1 - k)));
                    }

                    break;
            }

            if (!fits)
            {
                throw new RootNotSupportedException($"{member} = {values[i]} does not fit into the {size} bytes that this version of ROOT gave it", string.Empty);
            }
        }

        return bytes;
    }
}
