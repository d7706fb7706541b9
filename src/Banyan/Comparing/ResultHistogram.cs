using System.Text.Json;
using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>Reads the histograms of a results document, see <see cref="Outputs.HistogramJson"/>.</summary>
internal static class ResultHistogram
{
    /// <summary>The histogram.</summary>
    /// <exception cref="FormatException">Its arrays do not fit its axes, or it is of no class that results have.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    public static HistogramContent Read(JsonElement element, string name)
    {
        string className = element.GetProperty("class").GetString() ?? string.Empty;
        RootAxis[] axes = [.. element.GetProperty("axes").EnumerateArray().Select(Axis)];
        bool isProfile = className.StartsWith("TProfile", StringComparison.Ordinal);
        string expected = !isProfile ? $"TH{axes.Length}D" : axes.Length == 1 ? "TProfile" : $"TProfile{axes.Length}D";
        if (axes.Length is 0 or > 3 || className != expected)
        {
            throw new FormatException($"expected a histogram or profile with as many axes as its class says, found '{className}' with {axes.Length}");
        }

        long cells = axes.Aggregate(1L, (product, axis) => product * axis.CellCount);
        double[] squares = element.TryGetProperty("sumw2", out JsonElement stored) && stored.ValueKind == JsonValueKind.Array ? Numbers(stored, cells) : [];
        return new HistogramContent(new RootHistogram(className)
        {
            Name = name,
            Title = element.GetProperty("title").GetString() ?? string.Empty,
            X = axes[0],
            Y = axes.Length > 1 ? axes[1] : RootAxis.Unused(),
            Z = axes.Length > 2 ? axes[2] : RootAxis.Unused(),
            Contents = Numbers(element.GetProperty("contents"), cells),
            SumW2 = isProfile ? Numbers(element.GetProperty(axes.Length == 1 ? "sumwy2" : "sumwz2"), cells) : squares,
            Profile = isProfile ? new ProfilePart { BinEntries = Numbers(element.GetProperty("bin_entries"), cells), BinSumW2 = squares } : null,
            Entries = JsonText.Number(element.GetProperty("entries")),
        });
    }

    private static RootAxis Axis(JsonElement element)
    {
        string title = element.GetProperty("title").GetString() ?? string.Empty;
        if (element.TryGetProperty("edges", out JsonElement edges))
        {
            double[] numbers = [.. edges.EnumerateArray().Select(JsonText.Number)];
            return numbers.Length >= 2
                ? new RootAxis { BinCount = numbers.Length - 1, Low = numbers[0], High = numbers[^1], VariableEdges = numbers, Title = title }
                : throw new FormatException($"an axis needs at least two edges, found {numbers.Length}");
        }

        int bins = element.GetProperty("bins").GetInt32();
        return bins is >= 1 and <= 100_000_000
            ? new RootAxis { BinCount = bins, Low = JsonText.Number(element.GetProperty("low")), High = JsonText.Number(element.GetProperty("high")), Title = title }
            : throw new FormatException($"an axis cannot have {bins} bins");
    }

    private static double[] Numbers(JsonElement array, long count)
    {
        double[] numbers = [.. array.EnumerateArray().Select(JsonText.Number)];
        return numbers.Length == count ? numbers : throw new FormatException($"the axes make {count} cells, there are {numbers.Length} numbers");
    }
}
