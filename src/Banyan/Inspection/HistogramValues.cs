using System.Text.Json;
using Banyan.Root;
using Banyan.Root.Histograms;

namespace Banyan.Inspection;

/// <summary>Says what is in a histogram: class, shape, sums over values and variances, edges, title.</summary>
internal static class HistogramValues
{
    /// <summary>True for keys that hold a histogram or profile.</summary>
    public static bool IsHistogram(RootKey key) => RootHistogram.IsHistogramClass(key.ClassName);

    /// <summary>Writes the members of an object; everything is read before the first of them.</summary>
    /// <exception cref="RootException">The histogram cannot be read.</exception>
    public static void Write(Utf8JsonWriter json, RootFile file, RootKey key)
    {
        RootHistogram histogram = RootHistogram.From(file.Get(key), file.Path, key.Path);
        json.WriteString("class", histogram.ClassName);
        json.WriteStartArray("shape");
        foreach (RootAxis axis in histogram.Axes)
        {
            json.WriteNumberValue(axis.CellCount);
        }

        json.WriteEndArray();
        WriteSums(json, "values", histogram.Values());
        WriteSums(json, "variances", histogram.Variances());
        json.WriteStartArray("edges");
        foreach (RootAxis axis in histogram.Axes)
        {
            json.WriteStartArray();
            foreach (double edge in axis.ToEdges())
            {
                EntryJson.WriteReal(json, edge);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("title", histogram.Title);
    }

    private static void WriteSums(Utf8JsonWriter json, string name, double[] numbers)
    {
        var sums = new LeafSums();
        sums.Add(numbers);
        json.WritePropertyName(name);
        sums.Write(json);
    }
}
