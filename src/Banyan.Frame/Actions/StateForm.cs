using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>
/// Binary forms that need nothing from the user: numbers and structs without references as their bytes, arrays of them, strings, histograms, statistics; everything else as JSON with all fields and properties.
/// </summary>
internal static class StateForm
{
    private static readonly JsonSerializerOptions s_json = new() { IncludeFields = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private enum Kind : byte
    {
        Bytes = 1,
        Array = 2,
        Text = 3,
        Histogram = 4,
        Statistic = 5,
        Json = 6,
    }

    /// <summary>Writes a value of a type that <see cref="Read{T}"/> is told.</summary>
    /// <exception cref="NotSupportedException">The type cannot be written.</exception>
    public static void Write<T>(BinaryWriter writer, T value)
    {
        Kind kind = KindOf(typeof(T));
        writer.Write((byte)kind);
        switch (kind)
        {
            case Kind.Bytes:
                WriteBytes(writer, value);
                break;
            case Kind.Array:
                Items(typeof(T)).Write(writer, value!);
                break;
            case Kind.Text:
                writer.Write((string)(object)value!);
                break;
            case Kind.Histogram:
                ((Histogram)(object)value!).Write(writer);
                break;
            case Kind.Statistic:
                ((Statistic)(object)value!).Write(writer);
                break;
            default:
                byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, s_json);
                writer.Write(json.Length);
                writer.Write(json);
                break;
        }
    }

    /// <summary>Reads what <see cref="Write{T}"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are bad.</exception>
    /// <exception cref="EndOfStreamException">They end too early.</exception>
    /// <exception cref="JsonException">The JSON does not suit the type.</exception>
    public static T Read<T>(BinaryReader reader)
    {
        Kind kind = KindOf(typeof(T));
        if (reader.ReadByte() is byte found && found != (byte)kind)
        {
            throw new InvalidDataException($"expected a state of kind {(byte)kind} for {typeof(T).Name}, found {found}");
        }

        return kind switch
        {
            Kind.Bytes => ReadBytes<T>(reader),
            Kind.Array => (T)Items(typeof(T)).Read(reader),
            Kind.Text => (T)(object)reader.ReadString(),
            Kind.Histogram => Histogram.Read(reader) is T histogram ? histogram : throw new InvalidDataException($"the histogram in the bytes is no {typeof(T).Name}"),
            Kind.Statistic => (T)(object)ReadStatistic(reader),
            _ => JsonSerializer.Deserialize<T>(ReadExactly(reader, reader.ReadInt32()), s_json) ?? throw new InvalidDataException($"the bytes hold no {typeof(T).Name}"),
        };
    }

    private static Kind KindOf(Type type) => type switch
    {
        _ when IsPlain(type) => Kind.Bytes,
        { IsSZArray: true } when IsPlain(type.GetElementType()!) => Kind.Array,
        _ when type == typeof(string) => Kind.Text,
        _ when typeof(Histogram).IsAssignableFrom(type) => Kind.Histogram,
        _ when type == typeof(Statistic) => Kind.Statistic,
        _ => Kind.Json,
    };

    // Structs with pointers would be written as addresses.
    private static bool IsPlain(Type type) =>
        type.IsValueType && !type.IsPointer && type != typeof(nint) && type != typeof(nuint)
        && (type.IsPrimitive || type.IsEnum
            || type.GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic).All(field => field.FieldType != type && IsPlain(field.FieldType)));

    private static void WriteBytes<T>(BinaryWriter writer, T value)
    {
        Span<byte> bytes = new byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref MemoryMarshal.GetReference(bytes), value);
        writer.Write(bytes);
    }

    private static T ReadBytes<T>(BinaryReader reader) => Unsafe.ReadUnaligned<T>(ref MemoryMarshal.GetReference(ReadExactly(reader, Unsafe.SizeOf<T>()).AsSpan()));

    private static Statistic ReadStatistic(BinaryReader reader)
    {
        var statistic = new Statistic();
        statistic.Read(reader);
        return statistic;
    }

    /// <summary>Reads bytes without allocating much more than there are.</summary>
    internal static byte[] ReadExactly(BinaryReader reader, int count)
    {
        if (count < 0)
        {
            throw new InvalidDataException($"expected a number of bytes, found {count}");
        }

        using var bytes = new MemoryStream();
        while (bytes.Length < count)
        {
            byte[] part = reader.ReadBytes((int)Math.Min(count - bytes.Length, 1 << 20));
            if (part.Length == 0)
            {
                throw new EndOfStreamException();
            }

            bytes.Write(part);
        }

        return bytes.ToArray();
    }

    private static ItemArray Items(Type type) => (ItemArray)Activator.CreateInstance(typeof(ItemArray<>).MakeGenericType(type.GetElementType()!))!;

    private abstract class ItemArray
    {
        public abstract void Write(BinaryWriter writer, object value);

        public abstract object Read(BinaryReader reader);
    }

    private sealed class ItemArray<TItem> : ItemArray
        where TItem : struct
    {
        public override void Write(BinaryWriter writer, object value)
        {
            var items = (TItem[])value;
            writer.Write(items.Length);
            writer.Write(MemoryMarshal.AsBytes(items.AsSpan()));
        }

        public override object Read(BinaryReader reader)
        {
            int count = reader.ReadInt32();
            return MemoryMarshal.Cast<byte, TItem>(ReadExactly(reader, checked(count * Unsafe.SizeOf<TItem>()))).ToArray();
        }
    }
}
