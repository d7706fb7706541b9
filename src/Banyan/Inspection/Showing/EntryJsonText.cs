using System.Text.Json;

namespace Banyan.Inspection.Showing;

/// <summary>Writes an <see cref="EntryTable"/> as JSON: a list of objects, one per entry, with <c>entry</c> and the columns by name.</summary>
public static class EntryJsonText
{
    /// <summary>Writes the entries with all their values.</summary>
    public static void Write(Stream output, EntryTable table)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(table);
        using (var json = new Utf8JsonWriter(output, FileValues.Format))
        {
            json.WriteStartArray();
            foreach (ShownEntry entry in table.Rows)
            {
                json.WriteStartObject();
                json.WriteNumber("entry", entry.Entry);
                for (int c = 0; c < table.Columns.Count; c++)
                {
                    json.WritePropertyName(table.Columns[c].Name);
                    WriteValue(json, entry.Values[c]);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case Array array:
                json.WriteStartArray();
                foreach (object item in array)
                {
                    WriteValue(json, item);
                }

                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float or double:
                EntryJson.WriteReal(json, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ulong number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
