using System.Text.Json;
using Banyan.Outputs;
using Banyan.Sources.Output;

namespace Banyan.Converting;

/// <summary>What a conversion made, for programs.</summary>
public static class ConvertJson
{
    /// <summary>
    /// Writes <c>{"input", "output", "input_bytes", "output_bytes", "seconds", "trees": [{"path", "output_path", "from", "to", "entries", "columns", "renamed": {OLD: NEW}, "left_out": [{"name", "reason", "unreadable" where it is damaged}]}],
    /// "objects", "left_out": [{"name", "reason"}]}</c>; forms are <c>ttree</c> and <c>rntuple</c>.
    /// </summary>
    /// <param name="output">Receives UTF-8 and a line end; not closed.</param>
    /// <param name="result">The conversion.</param>
    /// <param name="time">How long it took.</param>
    public static void Write(Stream output, ConversionResult result, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteString("input", result.Input);
            json.WriteString("output", result.Output);
            json.WriteNumber("input_bytes", result.InputBytes);
            json.WriteNumber("output_bytes", result.OutputBytes);
            json.WriteNumber("seconds", time.TotalSeconds);
            json.WriteStartArray("trees");
            foreach (ConvertedTree tree in result.Trees)
            {
                WriteTree(json, tree);
            }

            json.WriteEndArray();
            json.WriteNumber("objects", result.Objects);
            WriteLeftOut(json, result.LeftOut);
        });
    }

    private static void WriteTree(Utf8JsonWriter json, ConvertedTree tree)
    {
        json.WriteStartObject();
        json.WriteString("path", tree.Path);
        json.WriteString("output_path", tree.OutputPath);
        json.WriteString("from", Form(tree.From));
        json.WriteString("to", Form(tree.To));
        json.WriteNumber("entries", tree.Entries);
        json.WriteNumber("columns", tree.Columns);
        json.WriteStartObject("renamed");
        foreach ((string old, string name) in tree.Renamed)
        {
            json.WriteString(old, name);
        }

        json.WriteEndObject();
        WriteLeftOut(json, tree.LeftOut);
        json.WriteEndObject();
    }

    private static void WriteLeftOut(Utf8JsonWriter json, IReadOnlyList<LeftOut> items)
    {
        json.WriteStartArray("left_out");
        foreach (LeftOut item in items)
        {
            json.WriteStartObject();
            json.WriteString("name", item.Name);
            json.WriteString("reason", item.Reason);
            if (item.IsUnreadable)
            {
                json.WriteBoolean("unreadable", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Form(SnapshotFormat format) => format == SnapshotFormat.RNTuple ? "rntuple" : "ttree";
}
