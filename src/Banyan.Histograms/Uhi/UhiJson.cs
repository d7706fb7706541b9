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
/// Arrays run over underflow, bins, overflow, in two dimensions with x outermost. What UHI has no place for is in <c>writer_info</c>. NaN and infinities are written as Python's
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
        WriteAxis(json, histogram.X);
        if (histogram is Histogram2D plane)
        {
            WriteAxis(json, plane.Y);
        }

        json.WriteEndArray();
        json.WriteStartObject("storage");
        switch (histogram)
        {
            case Profile1D profile:
                WriteMeans(json, profile);
                break;
            case Histogram2D twoDimensional:
                json.WriteString("type", histogram.IsWeighted ? "weighted" : "double");
                WritePlane(json, "values", twoDimensional.Contents, twoDimensional);
                if (histogram.IsWeighted)
                {
                    WritePlane(json, "variances", twoDimensional.SumW2, twoDimensional);
                }

                break;
            default:
                json.WriteString("type", histogram.IsWeighted ? "weighted" : "double");
                WriteList(json, "values", histogram.Contents);
                if (histogram.IsWeighted)
                {
                    WriteList(json, "variances", histogram.SumW2);
                }

                break;
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, Axis axis)
    {
        json.WriteStartObject();
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

    private static void WriteMeans(Utf8JsonWriter json, Profile1D profile)
    {
        double[] means = new double[profile.CellCount];
        double[] variances = new double[profile.CellCount];
        for (int cell = 0; cell < means.Length; cell++)
        {
            double weights = profile.BinEntries[cell];
            double mean = profile.GetMean(cell);
            double freedom = profile.IsWeighted ? weights - (profile.SumW2[cell] / weights) : weights - 1;
            means[cell] = mean;
            variances[cell] = freedom > 0 ? Math.Max(0, profile.SumWY2[cell] - (weights * mean * mean)) / freedom : 0;
        }

        if (profile.IsWeighted)
        {
            json.WriteString("type", "weighted_mean");
            WriteList(json, "sum_of_weights", profile.BinEntries);
            WriteList(json, "sum_of_weights_squared", profile.SumW2);
        }
        else
        {
            json.WriteString("type", "mean");
            WriteList(json, "counts", profile.BinEntries);
        }

        WriteList(json, "values", means);
        WriteList(json, "variances", variances);
    }

    private static void WritePlane(Utf8JsonWriter json, string name, ReadOnlySpan<double> cells, Histogram2D histogram)
    {
        json.WriteStartArray(name);
        for (int xBin = 0; xBin < histogram.X.CellCount; xBin++)
        {
            json.WriteStartArray();
            for (int yBin = 0; yBin < histogram.Y.CellCount; yBin++)
            {
                WriteNumber(json, cells[histogram.GetCell(xBin, yBin)]);
            }

            json.WriteEndArray();
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
