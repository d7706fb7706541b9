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
/// <param name="YAxis">Bins along y; null where there are none.</param>
public sealed record HistogramRequest(HistogramKind Kind, string Expression, string? Y, string? Weight, Axis XAxis, Axis? YAxis)
{
    /// <summary>What is filled along z, or averaged over x and y; null with fewer than three dimensions.</summary>
    public string? Z { get; init; }

    /// <summary>Bins along z; null but for three dimensions.</summary>
    public Axis? ZAxis { get; init; }

    internal static HistogramRequest FromJson(JsonElement element)
    {
        string kindName = Optional(element, "kind") ?? string.Empty;
        HistogramKind kind = kindName switch
        {
            "histo1d" => HistogramKind.Histo1D,
            "histo2d" => HistogramKind.Histo2D,
            "histo3d" => HistogramKind.Histo3D,
            "profile1d" => HistogramKind.Profile1D,
            "profile2d" => HistogramKind.Profile2D,
            _ => throw new FormatException($"the kind of a histogram is histo1d, histo2d, histo3d, profile1d or profile2d, found '{kindName}'"),
        };
        string expression = Optional(element, "expr") ?? throw new FormatException("a histogram needs \"expr\"");
        string? y = Optional(element, "y");
        if (kind != HistogramKind.Histo1D && y is null)
        {
            throw new FormatException($"a {kindName} needs \"y\"");
        }

        bool hasZ = kind is HistogramKind.Histo3D or HistogramKind.Profile2D;
        string? z = Optional(element, "z");
        if (hasZ && z is null)
        {
            throw new FormatException($"a {kindName} needs \"z\"");
        }

        Axis xAxis = ReadAxis(element, "bins") ?? throw new FormatException("a histogram needs \"bins\"");
        Axis? yAxis = kind is HistogramKind.Histo2D || hasZ ? ReadAxis(element, "ybins") ?? throw new FormatException($"a {kindName} needs \"ybins\"") : null;
        Axis? zAxis = kind == HistogramKind.Histo3D ? ReadAxis(element, "zbins") ?? throw new FormatException("a histo3d needs \"zbins\"") : null;
        return new HistogramRequest(kind, expression, y, Optional(element, "weight"), xAxis, yAxis) { Z = hasZ ? z : null, ZAxis = zAxis };
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
            if (bins.TryGetProperty("edges", out JsonElement edges))
            {
                return Axis.Variable([.. edges.EnumerateArray().Select(e => e.GetDouble())]);
            }

            (int count, double low, double high) = (bins.GetProperty("n").GetInt32(), bins.GetProperty("lo").GetDouble(), bins.GetProperty("hi").GetDouble());
            return bins.TryGetProperty("log", out JsonElement log) && log.GetBoolean() ? Axis.Logarithmic(count, low, high) : Axis.Regular(count, low, high);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new FormatException($"\"{name}\" must be {{\"n\", \"lo\", \"hi\"}} (with \"log\": true for logarithmic ones) or {{\"edges\"}}: {e.Message}", e);
        }
    }
}
