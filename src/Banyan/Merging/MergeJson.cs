using System.Text.Json;
using Banyan.Outputs;
using Banyan.Root.Merging;

namespace Banyan.Merging;

/// <summary>What a merge made, for programs.</summary>
public static class MergeJson
{
    /// <summary>Writes <c>{"output", "bytes", "seconds", "inputs", "skipped": [{"file", "problem"}], "objects": [{"path", "class", "kind", "inputs", "entries", "note"}]}</c>.</summary>
    /// <param name="output">Receives UTF-8 and a line end; not closed.</param>
    /// <param name="result">The merge.</param>
    /// <param name="time">How long it took.</param>
    public static void Write(Stream output, MergeResult result, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(result);
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteString("output", result.Output);
            json.WriteNumber("bytes", result.ByteCount);
            json.WriteNumber("seconds", time.TotalSeconds);
            json.WriteNumber("inputs", result.InputCount);
            json.WriteStartArray("skipped");
            foreach (SkippedInput skipped in result.Skipped)
            {
                json.WriteStartObject();
                json.WriteString("file", skipped.Path);
                json.WriteString("problem", skipped.Problem);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("objects");
            foreach (MergedContent content in result.Contents)
            {
                WriteContent(json, content);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteContent(Utf8JsonWriter json, MergedContent content)
    {
        json.WriteStartObject();
        json.WriteString("path", content.Path);
        json.WriteString("class", content.ClassName);
        json.WriteString("kind", content.Kind);
        json.WriteNumber("inputs", content.InputCount);
        if (content.Kind is "tree" or "RNTuple")
        {
            json.WriteNumber("entries", content.EntryCount);
        }

        if (content.Note is not null)
        {
            json.WriteString("note", content.Note);
        }

        json.WriteEndObject();
    }
}
