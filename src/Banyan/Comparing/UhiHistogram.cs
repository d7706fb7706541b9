using System.Text.Json;
using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>Reads a histogram in the JSON form of UHI, schema 1: any of its axes and storages, with one to three axes.</summary>
/// <remarks>
/// Form: <c>src/uhi/resources/histogram.schema.json</c> in scikit-hep/uhi. Cells of flow bins that a histogram does not have are 0. A <c>mean</c> storage becomes a profile: its sums follow from counts,
/// means and variances, to the last digit or so.
/// </remarks>
internal static class UhiHistogram
{
    private const int MostCells = 100_000_000;

    /// <summary>True for an object with the members that every histogram has.</summary>
    public static bool IsOne(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("axes", out JsonElement axes) && axes.ValueKind == JsonValueKind.Array && element.TryGetProperty("storage", out _);

    /// <summary>The histogram; a content that cannot be compared when it is of a form that is not read.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">Its name in the document.</param>
    /// <exception cref="FormatException">It does not obey the schema.</exception>
    public static ComparedContent Read(JsonElement element, string name)
    {
        UhiAxis[] axes = [.. element.GetProperty("axes").EnumerateArray().Select(UhiAxis.Read)];
        JsonElement storage = element.GetProperty("storage");
        JsonElement data = storage.TryGetProperty("data", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : storage;
        if (axes.Length is 0 or > 3 || axes.Any(axis => axis.Axis.BinCount < 1))
        {
            return new OpaqueContent(axes.Length is 0 or > 3 ? $"a histogram with {axes.Length} axes" : "an axis without bins");
        }

        if (storage.TryGetProperty("index", out _) || (data.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.String))
        {
            return new OpaqueContent("its cells are stored sparse, or in another file");
        }

        if (axes.Aggregate(1.0, (product, axis) => product * axis.Axis.CellCount) > MostCells)
        {
            throw new FormatException($"its axes make more than {MostCells} cells");
        }

        string type = storage.TryGetProperty("type", out JsonElement kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : string.Empty;
        return type switch
        {
            "int" or "double" => Counts(element, axes, name, Cells(data, "values", axes), []),
            "weighted" => Counts(element, axes, name, Cells(data, "values", axes), Cells(data, "variances", axes)),
            "mean" => Means(element, axes, name, data, "counts", null),
            "weighted_mean" => Means(element, axes, name, data, "sum_of_weights", "sum_of_weights_squared"),
            _ => throw new FormatException($"expected a storage of type int, double, weighted, mean or weighted_mean, found '{type}'"),
        };
    }

    private static HistogramContent Counts(JsonElement element, UhiAxis[] axes, string name, double[] values, double[] variances) =>
        Content(element, axes, name, $"TH{axes.Length}D", values, variances, null);

    private static HistogramContent Means(JsonElement element, UhiAxis[] axes, string name, JsonElement data, string weightsName, string? squaresName)
    {
        double[] weights = Cells(data, weightsName, axes);
        double[] squares = squaresName is null ? [] : Cells(data, squaresName, axes);
        double[] sums = Cells(data, "values", axes);
        double[] sumsOfSquares = Cells(data, "variances", axes);
        for (int i = 0; i < sums.Length; i++)
        {
            double mean = sums[i];
            double freedom = squares.Length > 0 ? weights[i] - (squares[i] / weights[i]) : weights[i] - 1;
            sums[i] = weights[i] == 0 ? 0 : weights[i] * mean;
            sumsOfSquares[i] = weights[i] == 0 ? 0 : (weights[i] * mean * mean) + (freedom > 0 ? sumsOfSquares[i] * freedom : 0);
        }

        string className = axes.Length == 1 ? "TProfile" : $"TProfile{axes.Length}D";
        return Content(element, axes, name, className, sums, sumsOfSquares, new ProfilePart { BinEntries = weights, BinSumW2 = squares });
    }

    private static HistogramContent Content(JsonElement element, UhiAxis[] axes, string name, string className, double[] contents, double[] squares, ProfilePart? profile)
    {
        bool isOurs = element.TryGetProperty("writer_info", out JsonElement writers) && writers.ValueKind == JsonValueKind.Object
            && writers.TryGetProperty("banyan", out JsonElement _);
        JsonElement ours = isOurs ? writers.GetProperty("banyan") : default;
        bool hasEntries = isOurs && ours.TryGetProperty("entries", out _);
        return new HistogramContent(new RootHistogram(className)
        {
            Name = name,
            Title = UhiAxis.Label(element),
            X = axes[0].Axis,
            Y = axes.Length > 1 ? axes[1].Axis : RootAxis.Unused(),
            Z = axes.Length > 2 ? axes[2].Axis : RootAxis.Unused(),
            Contents = contents,
            SumW2 = squares,
            Profile = profile,
            Entries = hasEntries ? JsonText.Number(ours.GetProperty("entries")) : 0,
            Statistics = isOurs && ours.TryGetProperty("statistics", out JsonElement sums) && sums.ValueKind == JsonValueKind.Array ? sums.EnumerateArray().Select(JsonText.Number).ToArray() : [],
        })
        {
            HasEntries = hasEntries,
            HasClass = isOurs,
        };
    }

    /// <summary>An array of the storage, in ROOT's order of cells.</summary>
    private static double[] Cells(JsonElement data, string name, UhiAxis[] axes)
    {
        if (!data.TryGetProperty(name, out JsonElement array))
        {
            throw new FormatException($"its storage has no '{name}'");
        }

        double[] cells = new double[axes.Aggregate(1, (product, axis) => product * axis.Axis.CellCount)];
        Fill(array, name, axes, 0, 0, 1, cells);
        return cells;
    }

    private static void Fill(JsonElement array, string name, UhiAxis[] axes, int level, int cell, int stride, double[] cells)
    {
        if (level == axes.Length)
        {
            cells[cell] = JsonText.Number(array);
            return;
        }

        UhiAxis axis = axes[level];
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() != axis.StoredCount)
        {
            string found = array.ValueKind == JsonValueKind.Array ? $"{array.GetArrayLength()}" : array.ValueKind.ToString();
            throw new FormatException($"'{name}' must have {axis.StoredCount} items along axis {level}, found {found}");
        }

        int bin = axis.FirstStored;
        foreach (JsonElement item in array.EnumerateArray())
        {
            Fill(item, name, axes, level + 1, cell + (bin * stride), stride * axis.Axis.CellCount, cells);
            bin++;
        }
    }
}
