using System.Globalization;
using System.Text.Json;

namespace Banyan.Root.Objects.Json;

/// <summary>Numbers, truth values, strings and arrays of numbers as JSON; NaN and infinities as strings.</summary>
internal static class JsonScalars
{
    /// <summary>Writes a value; null for what is none of these.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case float number:
                WriteReal(json, number);
                break;
            case double number:
                WriteReal(json, number);
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            case IConvertible number:
                json.WriteNumberValue(number.ToInt64(CultureInfo.InvariantCulture));
                break;
            case double[] numbers:
                WriteAll(json, numbers, WriteReal);
                break;
            case float[] numbers:
                WriteAll(json, numbers, WriteReal);
                break;
            case Array items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, T[] numbers, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (T number in numbers)
        {
            write(json, number);
        }

        json.WriteEndArray();
    }

    private static void WriteReal(Utf8JsonWriter json, float number)
    {
        if (float.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            WriteReal(json, (double)number);
        }
    }

    private static void WriteReal(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
        }
    }
}
