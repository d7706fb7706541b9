using System.Text;
using System.Text.Json;

namespace Banyan.AnalysisFiles.Keys;

/// <summary>Writes the JSON schema (draft 7) of analysis files, for editors that complete and check YAML: the reader's own tables in another form.</summary>
internal static class SchemaWriter
{
    /// <summary>The address that names the schema's language.</summary>
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    /// <summary>The schema as text, the same for every run.</summary>
    public static string Write()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Draft);
            json.WriteString("title", "Banyan analysis file");
            WriteTable(json, AnalysisKeys.Root);
            json.WriteStartObject("patternProperties");
            json.WriteStartObject("^x-");
            json.WriteString("description", "For anchors and notes; not read");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("definitions");
            var tables = new Dictionary<string, KeyTable>(StringComparer.Ordinal);
            Collect(AnalysisKeys.Root, tables);
            foreach (KeyTable table in tables.Values)
            {
                json.WriteStartObject(table.Name);
                WriteTable(json, table);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Collect(KeyTable table, Dictionary<string, KeyTable> tables)
    {
        foreach (KeySpec key in table.Keys)
        {
            foreach (KeyTable inner in TablesOf(key.Shape))
            {
                if (tables.TryAdd(inner.Name, inner))
                {
                    Collect(inner, tables);
                }
            }
        }
    }

    private static IEnumerable<KeyTable> TablesOf(ValueShape shape) => shape switch
    {
        TableShape table => [table.Table],
        NamesShape names => TablesOf(names.Item),
        ListShape list => TablesOf(list.Item),
        ChoiceShape choice => choice.Choices.SelectMany(TablesOf),
        _ => [],
    };

    private static void WriteTable(Utf8JsonWriter json, KeyTable table)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (KeySpec key in table.Keys)
        {
            json.WriteStartObject(key.Name);
            // What a file leaves out may be in one that it includes, so the schema requires nothing.
            json.WriteString("description", key.IsRequired ? $"{key.Description} (required)" : key.Description);
            WriteShape(json, key.Shape);
            json.WriteEndObject();
        }

        if (table != AnalysisKeys.Root)
        {
            json.WriteStartObject("for");
            json.WriteString("description", "Writes the entry once per value of these variables, which its name and texts hold as ${variable}");
            json.WriteStartArray("type");
            json.WriteStringValue("object");
            json.WriteStringValue("array");
            json.WriteStringValue("string");
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteShape(Utf8JsonWriter json, ValueShape shape)
    {
        switch (shape)
        {
            case ScalarShape scalar:
                WriteTypes(json, scalar.Kind);
                break;

            case ListShape list:
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                WriteShape(json, list.Item);
                json.WriteEndObject();
                if (list.Minimum > 0)
                {
                    json.WriteNumber("minItems", list.Minimum);
                }

                if (list.Maximum > 0)
                {
                    json.WriteNumber("maxItems", list.Maximum);
                }

                break;

            case NamesShape names:
                json.WriteString("type", "object");
                json.WriteStartObject("additionalProperties");
                WriteShape(json, names.Item);
                json.WriteEndObject();
                break;

            case TableShape table:
                json.WriteString("$ref", $"#/definitions/{table.Table.Name}");
                break;

            case ChoiceShape choice:
                json.WriteStartArray("anyOf");
                foreach (ValueShape one in choice.Choices)
                {
                    json.WriteStartObject();
                    WriteShape(json, one);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
        }
    }

    // A number may be arithmetic with parameters, and every value may be a variable. Nothing (null) stands for "left out".
    private static void WriteTypes(Utf8JsonWriter json, ScalarKind kind)
    {
        if (kind == ScalarKind.Any)
        {
            return;
        }

        json.WriteStartArray("type");
        foreach (string type in kind == ScalarKind.Truth ? ["boolean", "string", "null"] : new[] { "string", "number", "boolean", "null" })
        {
            json.WriteStringValue(type);
        }

        json.WriteEndArray();
    }
}
