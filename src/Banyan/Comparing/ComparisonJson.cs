using System.Text.Json;
using Banyan.Outputs;

namespace Banyan.Comparing;

/// <summary>A comparison as JSON.</summary>
public static class ComparisonJson
{
    /// <summary>Writes the document.</summary>
    /// <remarks>
    /// <c>{"first", "second", "verdict": "same" | "different" | "unreadable", "counts": {outcome: number}, "left_out", "objects": [{"path", "class", "outcome", "differences": [{"what", "text"}],
    /// "kolmogorov": {"distance", "probability", "problem"}, "chi_square": {"value", "ndf", "probability", "problem"}}]}</c>; the tests are there where cells differ. The worst object comes first.
    /// </remarks>
    /// <param name="output">Receives UTF-8 and a line end; not closed.</param>
    /// <param name="comparison">The comparison.</param>
    public static void Write(Stream output, FileComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(comparison);
        JsonOutput.WriteObject(output, json =>
        {
            json.WriteString("first", comparison.LeftName);
            json.WriteString("second", comparison.RightName);
            json.WriteString("verdict", ComparisonSummary.Word(comparison));
            json.WriteStartObject("counts");
            foreach (ItemStatus status in Enum.GetValues<ItemStatus>())
            {
                json.WriteNumber(ComparisonSummary.StatusText(status), ComparisonSummary.Count(comparison, status));
            }

            json.WriteEndObject();
            json.WriteNumber("left_out", comparison.LeftOut);
            json.WriteStartArray("objects");
            foreach (ItemComparison item in comparison.Items)
            {
                WriteItem(json, item);
            }

            json.WriteEndArray();
        });
    }

    private static void WriteItem(Utf8JsonWriter json, ItemComparison item)
    {
        json.WriteStartObject();
        json.WriteString("path", item.Path);
        json.WriteString("class", item.ClassName);
        json.WriteString("outcome", ComparisonSummary.StatusText(item.Status));
        json.WriteStartArray("differences");
        foreach (Difference difference in item.Differences)
        {
            json.WriteStartObject();
            json.WriteString("what", difference.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", difference.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTest(json, "kolmogorov", "distance", item.Kolmogorov);
        WriteTest(json, "chi_square", "value", item.ChiSquare);
        json.WriteEndObject();
    }

    private static void WriteTest(Utf8JsonWriter json, string name, string statistic, TestOutcome? test)
    {
        if (test is null)
        {
            return;
        }

        json.WriteStartObject(name);
        if (test.Problem is not null)
        {
            json.WriteString("problem", test.Problem);
        }
        else
        {
            HistogramJson.WriteNumber(json, statistic, test.Statistic);
            if (test.Freedom > 0)
            {
                json.WriteNumber("ndf", test.Freedom);
            }

            HistogramJson.WriteNumber(json, "probability", test.Probability);
        }

        json.WriteEndObject();
    }
}
