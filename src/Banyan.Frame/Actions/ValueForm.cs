using System.Runtime.InteropServices;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Actions;

/// <summary>The binary form of one entry's value as <see cref="BlockValues"/> gives it: elements as their bytes (little endian), strings and vectors behind their lengths.</summary>
internal static class ValueForm
{
    /// <summary>Writes a value of a type.</summary>
    public static void Write(BinaryWriter writer, DataType type, object value)
    {
        switch (type)
        {
            case ScalarType scalar:
                WriteElements(writer, scalar.Kind, Single(scalar.Kind, value));
                break;
            case StringType:
                byte[] bytes = Encoding.UTF8.GetBytes((string)value);
                writer.Write(bytes.Length);
                writer.Write(bytes);
                break;
            case VectorType { Item: ScalarType item }:
                writer.Write(((Array)value).Length);
                WriteElements(writer, item.Kind, (Array)value);
                break;
            default:
                writer.Write(((Array)value).Length);
                foreach (object inner in (Array)value)
                {
                    Write(writer, ((VectorType)type).Item, inner);
                }

                break;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">A length is negative.</exception>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public static object Read(BinaryReader reader, DataType type)
    {
        switch (type)
        {
            case ScalarType scalar:
                return ReadElements(reader, scalar.Kind, 1).GetValue(0)!;
            case StringType:
                return Encoding.UTF8.GetString(StateForm.ReadExactly(reader, reader.ReadInt32()));
            case VectorType { Item: ScalarType item }:
                return ReadElements(reader, item.Kind, reader.ReadInt32());
            default:
                DataType innerType = ((VectorType)type).Item;
                int count = reader.ReadInt32();
                ArgumentOutOfRangeException.ThrowIfNegative(count);
                var items = new List<object>();
                for (int i = 0; i < count; i++)
                {
                    items.Add(Read(reader, innerType));
                }

                var array = Array.CreateInstance(BlockValues.ClrType(innerType), count);
                for (int i = 0; i < count; i++)
                {
                    array.SetValue(items[i], i);
                }

                return array;
        }
    }

    private static Array Single(ElementKind kind, object value)
    {
        var array = Array.CreateInstance(kind.ClrType(), 1);
        array.SetValue(value, 0);
        return array;
    }

    private static void WriteElements(BinaryWriter writer, ElementKind kind, Array values) =>
        writer.Write(MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(values), values.Length * kind.SizeOf()));

    private static Array ReadElements(BinaryReader reader, ElementKind kind, int count)
    {
        byte[] bytes = StateForm.ReadExactly(reader, checked(count * kind.SizeOf()));
        var values = Array.CreateInstance(kind.ClrType(), count);
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(values), bytes.Length));
        return values;
    }
}
