using System.Globalization;
using System.Text;
using Banyan.Histograms;

namespace Banyan.Outputs;

/// <summary>Histograms as a table of comma-separated values (RFC 4180, lines end with a line feed): one row per cell, underflow and overflow among them.</summary>
/// <remarks>
/// Columns: <c>x_low,x_high</c>, in more dimensions <c>y_low,y_high</c> and <c>z_low,z_high</c>, each with <c>x_label</c> behind where bins are texts, then <c>content,error</c>, of a profile <c>sum_of_weights,mean,error</c>. The underflow begins at <c>-inf</c>,
/// the overflow ends at <c>inf</c>. x runs fastest. Of several histograms the first column is <c>label</c>. Numbers are written so that reading them gives the same doubles; <c>nan</c>, <c>inf</c>, <c>-inf</c> as
/// C and Python read them.
/// </remarks>
public static class HistogramCsv
{
    private static readonly string[] s_names = ["x", "y", "z"];

    /// <summary>The table.</summary>
    /// <param name="histograms">Labels and histograms, of one kind and the same axes.</param>
    public static string Write(IReadOnlyList<(string Label, Histogram Histogram)> histograms)
    {
        ArgumentNullException.ThrowIfNull(histograms);
        var text = new StringBuilder();
        bool hasLabels = histograms.Count > 1;
        for (int i = 0; i < histograms.Count; i++)
        {
            (string label, Histogram histogram) = histograms[i];
            IReadOnlyList<Axis> axes = histogram.Axes;
            if (i == 0)
            {
                text.Append(hasLabels ? "label," : string.Empty);
                text.AppendJoin(',', axes.Select((axis, d) => $"{s_names[d]}_low,{s_names[d]}_high{(axis.Labels.Count > 0 ? $",{s_names[d]}_label" : string.Empty)}"));
                text.Append(histogram is Profile ? ",sum_of_weights,mean,error\n" : ",content,error\n");
            }

            for (int cell = 0; cell < histogram.CellCount; cell++)
            {
                text.Append(hasLabels ? Quoted(label) + "," : string.Empty);
                AppendEdges(text, axes, cell);
                text.Append(',').Append(Values(histogram, cell)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static void AppendEdges(StringBuilder text, IReadOnlyList<Axis> axes, int cell)
    {
        for (int d = 0; d < axes.Count; d++)
        {
            Axis axis = axes[d];
            int bin = cell % axis.CellCount;
            cell /= axis.CellCount;
            double low = bin == 0 ? double.NegativeInfinity : bin > axis.BinCount ? axis.High : axis.LowEdge(bin);
            double high = bin == 0 ? axis.Low : bin > axis.BinCount ? double.PositiveInfinity : axis.HighEdge(bin);
            text.Append(d == 0 ? string.Empty : ",").Append(Number(low)).Append(',').Append(Number(high));
            if (axis.Labels.Count > 0)
            {
                text.Append(',').Append(bin == 0 || bin > axis.BinCount ? string.Empty : Quoted(axis.Labels[bin - 1]));
            }
        }
    }

    private static string Values(Histogram histogram, int cell)
    {
        if (histogram is Profile profile)
        {
            return $"{Number(profile.BinEntries[cell])},{Number(profile.GetMean(cell))},{Number(profile.GetError(cell))}";
        }

        double variance = histogram.IsWeighted ? histogram.SumW2[cell] : Math.Abs(histogram.Contents[cell]);
        return $"{Number(histogram.Contents[cell])},{Number(Math.Sqrt(variance))}";
    }

    private static string Number(double value) => double.IsNaN(value)
        ? "nan"
        : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf") : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string label) =>
        label.AsSpan().IndexOfAny(",\"\n\r") < 0 ? label : $"\"{label.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
