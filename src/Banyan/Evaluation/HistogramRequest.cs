using System.Text.Json;
using Banyan.AnalysisFiles;
using Banyan.Histograms;

namespace Banyan.Evaluation;

/// <summary>A histogram or profile that is asked for.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Expression">What is filled along x.</param>
/// <param name="Y">What is filled along y, or averaged; null in one dimension.</param>
/// <param name="Weight">The weight, or null.</param>
/// <param name="XAxis">Bins along x.</param>
/// <param name="YAxis">Bins along y; null but for two dimensions.</param>
public sealed record HistogramRequest(HistogramKind Kind, string Expression, string? Y, string? Weight, Axis XAxis, Axis? YAxis)
{
    internal static HistogramRequest FromJson(JsonElement element)
    {
        string kindName = Optional(element, "kind") ?? string.Empty;
        HistogramKind kind = kindName switch
        {
            "histo1d" => HistogramKind.Histo1D,
            "histo2d" => HistogramKind.Histo2D,
            "profile1d" => HistogramKind.Profile1D,
            _ => throw new FormatException($"the kind of a histogram is histo1d, histo2d or profile1d, found '{kindName}'"),
        };
        string expression = Optional(element, "expr") ?? throw new FormatException("a histogram needs \"expr\"");
        string? y = Optional(element, "y");
        if (kind != HistogramKind.Histo1D && y is null)
        {
            throw new FormatException($"a {kindName} needs \"y\"");
        }

        Axis xAxis = ReadAxis(element, "bins") ?? throw new FormatException("a histogram needs \"bins\"");
        Axis? yAxis = kind == HistogramKind.Histo2D ? ReadAxis(element, "ybins") ?? throw new FormatException("a histo2d needs \"ybins\"") : null;
        return new HistogramRequest(kind, expression, y, Optional(element, "weight"), xAxis, yAxis);
    }

    private static string? Optional(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? EvaluationRequest.Text(value) : null;

    private static Axis? ReadAxis(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement bins) || bins.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return bins.TryGetProperty("edges", out JsonElement edges)
                ? Axis.Variable([.. edges.EnumerateArray().Select(e => e.GetDouble())])
                : Axis.Regular(bins.GetProperty("n").GetInt32(), bins.GetProperty("lo").GetDouble(), bins.GetProperty("hi").GetDouble());
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new FormatException($"\"{name}\" must be {{\"n\", \"lo\", \"hi\"}} or {{\"edges\"}}: {e.Message}", e);
        }
    }
}
