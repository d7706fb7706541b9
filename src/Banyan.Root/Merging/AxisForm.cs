using System.Globalization;
using Banyan.Root.Objects;

namespace Banyan.Root.Merging;

/// <summary>The bins of a histogram in words: equal when two histograms can be added bin by bin.</summary>
internal static class AxisForm
{
    /// <summary>The class and all axes.</summary>
    public static string Of(RootObject histogram)
    {
        IEnumerable<string> axes = histogram.GetObject("fAxes") is RootObject list
            ? list.Items.OfType<RootObject>().Select(Axis)
            : ((string[])["fXaxis", "fYaxis", "fZaxis"]).Select(histogram.GetObject).OfType<RootObject>().Select(Axis);
        string form = string.Join(" times ", axes.Where((axis, i) => i == 0 || axis != Unused));
        IReadOnlyList<RootObject?> polygons = histogram.GetObject("fBins")?.Items ?? [];
        return $"{histogram.ClassName} with {form}" + (polygons.Count > 0 ? $", {polygons.Count} polygons" : string.Empty);
    }

    private static string Unused => "1 bin from 0 to 1";

    private static string Axis(RootObject axis)
    {
        double[] edges = axis.GetObject("fXbins")?.GetArray<double>("fArray") ?? [];
        long count = axis.GetInt64("fNbins");
        string text = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "bin" : "bins")} from {axis.GetDouble("fXmin")} to {axis.GetDouble("fXmax")}");
        if (edges.Length > 0)
        {
            text += " with edges " + (edges.Length <= 12 ? string.Join(' ', edges.Select(edge => edge.ToString(CultureInfo.InvariantCulture)))
                : $"(hash {edges.Aggregate(17L, (hash, edge) => unchecked((hash * 31) + BitConverter.DoubleToInt64Bits(edge))):x})");
        }

        string[] labels = [.. (axis.GetObject("fLabels")?.Items ?? []).OfType<RootObject>().OrderBy(label => label.GetInt64("fUniqueID")).Select(label => label.GetString("fString"))];
        return labels.Length > 0 ? $"{text} labelled {string.Join(',', labels)}" : text;
    }
}
