using System.Text.Json;
using Banyan.Histograms;

namespace Banyan.Outputs;

/// <summary>Histograms as JSON. Cells are in ROOT's order: underflow, bins, overflow, in more dimensions x fastest.</summary>
public static class HistogramJson
{
    /// <summary>Writes a histogram as an object.</summary>
    /// <remarks>
    /// <c>{"name", "class", "title", "axes": [{"title", "bins", "low", "high"} or {"title", "edges"}], "entries", "mean", "std_dev", "contents": [...], "sumw2": [...] or null}</c>; a profile also has
    /// <c>"bin_entries"</c> and <c>"sumwy2"</c> (over two axes <c>"sumwz2"</c>), its contents are sums of weight × value. NaN and infinities are the strings "NaN", "Infinity", "-Infinity".
    /// </remarks>
    public static void Write(Utf8JsonWriter json, Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(histogram);
        json.WriteStartObject();
        json.WriteString("name", histogram.Name);
        json.WriteString("class", histogram.RootClass);
        json.WriteString("title", histogram.Title);
        json.WriteStartArray("axes");
        foreach (Axis axis in histogram.Axes)
        {
            WriteAxis(json, axis);
        }

        json.WriteEndArray();
        WriteNumber(json, "entries", histogram.Entries);
        WriteNumber(json, "mean", histogram.Mean);
        WriteNumber(json, "std_dev", histogram.StdDev);
        WriteNumbers(json, "contents", histogram.Contents);
        if (histogram.IsWeighted)
        {
            WriteNumbers(json, "sumw2", histogram.SumW2);
        }
        else
        {
            json.WriteNull("sumw2");
        }

        if (histogram is Profile profile)
        {
            WriteNumbers(json, "bin_entries", profile.BinEntries);
            WriteNumbers(json, profile is Profile2D ? "sumwz2" : "sumwy2", profile.SumWV2);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a number, or its name as a string where JSON has no number for it.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WritePropertyName(name);
        WriteNumber(json, value);
    }

    private static void WriteNumber(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            WriteNumber(json, value);
        }

        json.WriteEndArray();
    }

    private static void WriteAxis(Utf8JsonWriter json, Axis axis)
    {
        json.WriteStartObject();
        json.WriteString("title", axis.Title);
        if (axis.IsRegular)
        {
            json.WriteNumber("bins", axis.BinCount);
            json.WriteNumber("low", axis.Low);
            json.WriteNumber("high", axis.High);
        }
        else
        {
            WriteNumbers(json, "edges", axis.VariableEdges);
        }

        if (axis.Labels.Count > 0)
        {
            json.WriteStartArray("labels");
            foreach (string label in axis.Labels)
            {
                json.WriteStringValue(label);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
