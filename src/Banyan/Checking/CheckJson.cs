using System.Text.Json;
using Banyan.Outputs;

namespace Banyan.Checking;

/// <summary>What checking files gave, for programs.</summary>
public static class CheckJson
{
    /// <summary>Writes <c>{"files": [{"file", "good", "missing", "bytes", "objects", "trees", "baskets", "basket_bytes", "rntuples", "pages", "page_bytes", "faults": [{"offset", "what", "problem", "lost"}], "notes": []}]}</c>.</summary>
    /// <param name="output">Receives UTF-8 and a line end; not closed.</param>
    /// <param name="checks">The files in order.</param>
    public static void Write(Stream output, IReadOnlyList<FileCheck> checks)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(checks);
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteStartArray("files");
            foreach (FileCheck check in checks)
            {
                WriteFile(json, check);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteFile(Utf8JsonWriter json, FileCheck check)
    {
        json.WriteStartObject();
        json.WriteString("file", check.Path);
        json.WriteBoolean("good", check.IsGood);
        json.WriteBoolean("missing", check.IsMissing);
        json.WriteNumber("bytes", check.ByteCount);
        json.WriteNumber("objects", check.Objects);
        json.WriteNumber("trees", check.Trees);
        json.WriteNumber("baskets", check.Baskets);
        json.WriteNumber("basket_bytes", check.BasketBytes);
        json.WriteNumber("rntuples", check.RNTuples);
        json.WriteNumber("pages", check.Pages);
        json.WriteNumber("page_bytes", check.PageBytes);
        json.WriteStartArray("faults");
        foreach (CheckFinding finding in check.Findings)
        {
            json.WriteStartObject();
            if (finding.FileOffset is long place)
            {
                json.WriteNumber("offset", place);
            }
            else
            {
                json.WriteNull("offset");
            }

            json.WriteString("what", finding.What);
            json.WriteString("problem", finding.Problem);
            json.WriteString("lost", finding.Cost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (string note in check.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
