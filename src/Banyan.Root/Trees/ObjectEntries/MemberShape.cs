using System.Runtime.InteropServices;
using System.Text;
using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>How a value of an object goes into the columns of its members. Immutable but for caches; shared by all readers of a branch.</summary>
internal abstract class MemberShape
{
    /// <summary>Adds a value to the columns below; null for one that is not there, which counts as 0 or empty.</summary>
    /// <param name="value">As <see cref="RootObject"/> describes values.</param>
    /// <param name="outputs">The columns of the branch.</param>
    public abstract void Add(object? value, ColumnOutput[] outputs);

    /// <summary>A number.</summary>
    public sealed unsafe class Number(int column, ElementKind kind) : MemberShape
    {
        private readonly int _byteCount = kind.SizeOf();

        public override void Add(object? value, ColumnOutput[] outputs) => Write(outputs[column].Append(1), value);

        /// <summary>Adds a number as objects keep them.</summary>
        /// <param name="bits">See <see cref="RootObject.GetNumber"/>.</param>
        /// <param name="type">Its type in the object.</param>
        /// <param name="outputs">The columns.</param>
        public void AddBits(ulong bits, NumberType type, ColumnOutput[] outputs)
        {
            bool isReal = type is NumberType.Float32 or NumberType.Float64;
            if (isReal && !kind.IsFloating())
            {
                Add(BitConverter.UInt64BitsToDouble(bits), outputs);
                return;
            }

            byte* place = outputs[column].Append(1);
            switch (kind)
            {
                case ElementKind.Float64:
                    *(double*)place = isReal ? BitConverter.UInt64BitsToDouble(bits) : type == NumberType.UInt64 ? bits : (long)bits;
                    break;
                case ElementKind.Float32:
                    *(float*)place = isReal ? (float)BitConverter.UInt64BitsToDouble(bits) : type == NumberType.UInt64 ? bits : (long)bits;
                    break;
                case ElementKind.Bool:
                    *place = bits != 0 ? (byte)1 : (byte)0;
                    break;
                default:
                    new ReadOnlySpan<byte>(&bits, _byteCount).CopyTo(new Span<byte>(place, _byteCount));
                    break;
            }
        }

        /// <summary>Adds all numbers of an array.</summary>
        public void AddAll(Array values, ColumnOutput[] outputs)
        {
            byte* place = outputs[column].Append(values.Length);
            if (values.GetType().GetElementType() == kind.ClrType())
            {
                int byteCount = checked(values.Length * _byteCount);
                MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(values), byteCount).CopyTo(new Span<byte>(place, byteCount));
                return;
            }

            foreach (object? value in values)
            {
                Write(place, value);
                place += _byteCount;
            }
        }

        private void Write(byte* place, object? value)
        {
            switch (kind)
            {
                case ElementKind.Float64:
                    *(double*)place = Real(value);
                    break;
                case ElementKind.Float32:
                    *(float*)place = (float)Real(value);
                    break;
                default:
                    ulong bits = Bits(value);
                    if (kind == ElementKind.Bool)
                    {
                        bits = bits != 0 ? 1UL : 0;
                    }

                    new ReadOnlySpan<byte>(&bits, _byteCount).CopyTo(new Span<byte>(place, _byteCount));
                    break;
            }
        }

        private static double Real(object? value) => value is IConvertible number and not string ? number.ToDouble(System.Globalization.CultureInfo.InvariantCulture) : 0;

        private static ulong Bits(object? value) => value switch
        {
            ulong number => number,
            double number => (ulong)(long)number,
            float number => (ulong)(long)number,
            IConvertible number and not string => (ulong)number.ToInt64(System.Globalization.CultureInfo.InvariantCulture),
            _ => 0,
        };
    }

    /// <summary>A string.</summary>
    public sealed unsafe class Text(int column, int level) : MemberShape
    {
        public override void Add(object? value, ColumnOutput[] outputs)
        {
            ColumnOutput output = outputs[column];
            if (value is string { Length: > 0 } text)
            {
                int byteCount = Encoding.UTF8.GetByteCount(text);
                Encoding.UTF8.GetBytes(text, new Span<byte>(output.Append(byteCount), byteCount));
            }

            output.Close(level);
        }
    }

    /// <summary>A container or an array: a level of offsets in all columns below.</summary>
    public sealed class List(MemberShape item, int level, int firstColumn, int endColumn) : MemberShape
    {
        public override void Add(object? value, ColumnOutput[] outputs)
        {
            if (value is Array { Rank: 1 } values)
            {
                if (item is Number number && value is not object?[])
                {
                    number.AddAll(values, outputs);
                }
                else
                {
                    foreach (object? one in values)
                    {
                        item.Add(one, outputs);
                    }
                }
            }

            for (int column = firstColumn; column < endColumn; column++)
            {
                outputs[column].Close(level);
            }
        }
    }

    /// <summary>A pair.</summary>
    public sealed class Pair(MemberShape? first, MemberShape? second) : MemberShape
    {
        public override void Add(object? value, ColumnOutput[] outputs)
        {
            KeyValuePair<object?, object?> pair = value is KeyValuePair<object?, object?> there ? there : default;
            first?.Add(pair.Key, outputs);
            second?.Add(pair.Value, outputs);
        }
    }

    /// <summary>A TArrayD or one of its kin, which is an array to everyone but ROOT.</summary>
    public sealed class NumberArray(List list) : MemberShape
    {
        public override void Add(object? value, ColumnOutput[] outputs) => list.Add(value is RootObject item && item.TryGet("fArray", out object? numbers) ? numbers : null, outputs);
    }

    /// <summary>An object: its members by name, so that every version of the class will do.</summary>
    public sealed class Record(IReadOnlyList<(string Name, MemberShape Shape)> members) : MemberShape
    {
        private Places? _places; // of the layout that came last

        public override void Add(object? value, ColumnOutput[] outputs)
        {
            if (value is not RootObject item)
            {
                foreach ((_, MemberShape shape) in members)
                {
                    shape.Add(null, outputs);
                }

                return;
            }

            MemberLayout.Slot?[] slots = PlacesIn(item.Layout).Slots;
            for (int i = 0; i < slots.Length; i++)
            {
                MemberShape shape = members[i].Shape;
                if (slots[i] is not MemberLayout.Slot slot)
                {
                    shape.Add(null, outputs);
                }
                else if (slot.Type != NumberType.None && shape is Number number)
                {
                    number.AddBits(item.GetNumber(slot.Index), slot.Type, outputs);
                }
                else
                {
                    shape.Add(item.GetValue(slot), outputs);
                }
            }
        }

        private Places PlacesIn(MemberLayout layout)
        {
            Places? places = Volatile.Read(ref _places);
            if (places?.Layout != layout)
            {
                places = new Places(layout, [.. members.Select(member => layout.TryGet(member.Name, out MemberLayout.Slot slot) ? slot : (MemberLayout.Slot?)null)]);
                Volatile.Write(ref _places, places);
            }

            return places;
        }

        private sealed record Places(MemberLayout Layout, MemberLayout.Slot?[] Slots);
    }
}
