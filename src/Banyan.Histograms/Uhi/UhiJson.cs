using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Banyan.Histograms.Uhi;

/// <summary>Histograms in the JSON form of UHI, Scikit-HEP's unified histogram interface, schema 1: what <c>hist</c>, <c>boost-histogram</c> and <c>uproot</c> users load.</summary>
/// <remarks>
/// Form: the serialization chapter of UHI's documentation and <c>src/uhi/resources/histogram.json</c> in scikit-hep/uhi. Storage <c>double</c> for unweighted histograms, <c>weighted</c> for
/// weighted ones, <c>mean</c> and <c>weighted_mean</c> for profiles (there the variances are those of the sample, as boost-histogram computes them; 0 where one value cannot have one).
/// An axis of labels is <c>category_str</c>. Arrays run over underflow (not of labels), bins, overflow, in more dimensions with x outermost. What UHI has no place for is in <c>writer_info</c>. NaN and infinities are written as Python's
/// <c>json</c> module writes and reads them.
/// </remarks>
public static class UhiJson
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>One JSON object with a member per histogram.</summary>
    /// <param name="histograms">Their names must differ; an empty one becomes <c>histogram</c>.</param>
    /// <exception cref="ArgumentException">Two histograms have the same name.</exception>
    public static string Write(IEnumerable<Histogram> histograms)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        var buffer = new ArrayBufferWriter<byte>();
        var names = new HashSet<string>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            foreach (Histogram histogram in histograms)
            {
                string name = histogram.Name.Length > 0 ? histogram.Name : "histogram";
                if (!names.Add(name))
                {
                    throw new ArgumentException($"two histograms are named '{name}'", nameof(histograms));
                }

                json.WritePropertyName(name);
                WriteHistogram(json, histogram);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteHistogram(Utf8JsonWriter json, Histogram histogram)
    {
        json.WriteStartObject();
        json.WriteNumber("uhi_schema", 1);
        json.WriteStartObject("writer_info");
        json.WriteStartObject("banyan");
        json.WriteString("class", histogram.RootClass);
        WriteNumber(json, "entries", histogram.Entries);
        WriteList(json, "statistics", histogram.Statistics);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartObject("metadata");
        json.WriteString("name", histogram.Name);
        json.WriteString("label", histogram.Title);
        json.WriteEndObject();
        json.WriteStartArray("axes");
        foreach (Axis axis in histogram.Axes)
        {
            WriteAxis(json, axis);
        }

        json.WriteEndArray();
        json.WriteStartObject("storage");
        if (histogram is Profile profile)
        {
            WriteMeans(json, profile);
        }
        else
        {
            json.WriteString("type", histogram.IsWeighted ? "weighted" : "double");
            WriteCells(json, "values", histogram.Contents, histogram.Axes);
            if (histogram.IsWeighted)
            {
                WriteCells(json, "variances", histogram.SumW2, histogram.Axes);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, Axis axis)
    {
        json.WriteStartObject();
        if (axis.Labels.Count > 0)
        {
            WriteCategories(json, axis);
            return;
        }

        if (axis.IsRegular)
        {
            json.WriteString("type", "regular");
            WriteNumber(json, "lower", axis.Low);
            WriteNumber(json, "upper", axis.High);
            json.WriteNumber("bins", axis.BinCount);
        }
        else
        {
            json.WriteString("type", "variable");
            WriteList(json, "edges", axis.VariableEdges);
        }

        json.WriteBoolean("underflow", true);
        json.WriteBoolean("overflow", true);
        json.WriteBoolean("circular", false);
        json.WriteStartObject("metadata");
        json.WriteString("label", axis.Title);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // An axis of texts has one cell for all others, at the end.
    private static void WriteCategories(Utf8JsonWriter json, Axis axis)
    {
        json.WriteString("type", "category_str");
        json.WriteStartArray("categories");
        foreach (string label in axis.Labels)
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        json.WriteBoolean("flow", true);
        json.WriteStartObject("metadata");
        json.WriteString("label", axis.Title);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMeans(Utf8JsonWriter json, Profile profile)
    {
        double[] means = new double[profile.CellCount];
        double[] variances = new double[profile.CellCount];
        for (int cell = 0; cell < means.Length; cell++)
        {
            double weights = profile.BinEntries[cell];
            double mean = profile.GetMean(cell);
            double freedom = profile.IsWeighted ? weights - (profile.SumW2[cell] / weights) : weights - 1;
            means[cell] = mean;
            variances[cell] = freedom > 0 ? Math.Max(0, profile.SumWV2[cell] - (weights * mean * mean)) / freedom : 0;
        }

        if (profile.IsWeighted)
        {
            json.WriteString("type", "weighted_mean");
            WriteCells(json, "sum_of_weights", profile.BinEntries, profile.Axes);
            WriteCells(json, "sum_of_weights_squared", profile.SumW2, profile.Axes);
        }
        else
        {
            json.WriteString("type", "mean");
            WriteCells(json, "counts", profile.BinEntries, profile.Axes);
        }

        WriteCells(json, "values", means, profile.Axes);
        WriteCells(json, "variances", variances, profile.Axes);
    }

    /// <summary>Nested arrays with the first axis outermost; our cells have it fastest.</summary>
    private static void WriteCells(Utf8JsonWriter json, string name, ReadOnlySpan<double> cells, IReadOnlyList<Axis> axes)
    {
        json.WritePropertyName(name);
        WriteCells(json, cells, axes, 0, 0, 1);
    }

    private static void WriteCells(Utf8JsonWriter json, ReadOnlySpan<double> cells, IReadOnlyList<Axis> axes, int level, int offset, int stride)
    {
        if (level == axes.Count)
        {
            WriteNumber(json, cells[offset]);
            return;
        }

        json.WriteStartArray();
        int count = axes[level].CellCount;
        for (int bin = axes[level].Labels.Count > 0 ? 1 : 0; bin < count; bin++)
        {
            WriteCells(json, cells, axes, level + 1, offset + (bin * stride), stride * count);
        }

        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ReadOnlySpan<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers)
        {
            WriteNumber(json, number);
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        json.WritePropertyName(name);
        WriteNumber(json, number);
    }

    private static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture), skipInputValidation: true);
        }
    }
}
