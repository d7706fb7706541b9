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
        WriteSums(json, "variances", Variances(histogram));
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

    // Of a profile the squared errors of the means, whatever error its option would show.
    private static double[] Variances(RootHistogram histogram)
    {
        if (histogram.Profile is not ProfilePart profile || profile.ErrorMode == ProfileErrorMode.Mean)
        {
            return histogram.Variances();
        }

        return new RootHistogram(histogram.ClassName)
        {
            X = histogram.X,
            Y = histogram.Y,
            Z = histogram.Z,
            Contents = histogram.Contents,
            SumW2 = histogram.SumW2,
            Profile = profile with { ErrorMode = ProfileErrorMode.Mean },
        }.Variances();
    }

    private static void WriteSums(Utf8JsonWriter json, string name, double[] numbers)
    {
        var sums = new LeafSums();
        sums.Add(numbers);
        json.WritePropertyName(name);
        sums.Write(json);
    }
}
