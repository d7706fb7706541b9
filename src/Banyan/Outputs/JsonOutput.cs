using System.Text.Encodings.Web;
using System.Text.Json;

namespace Banyan.Outputs;

/// <summary>One JSON document on a stream, for people and programs: indented, UTF-8, line feeds, a line end behind it.</summary>
internal static class JsonOutput
{
    /// <summary>How documents look.</summary>
    public static JsonWriterOptions Format { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document that is an object.</summary>
    /// <param name="output">Receives it; flushed, not closed.</param>
    /// <param name="write">Writes the members.</param>
    public static void WriteObject(Stream output, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        output.Flush();
    }
}
