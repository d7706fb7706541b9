using System.Globalization;
using Banyan.Execution.Progress;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Reporting;

/// <summary>The tables of a report.</summary>
internal static class HtmlTables
{
    /// <summary>A cut flow with a bar for the share of all entries.</summary>
    public static void WriteCutFlow(HtmlWriter html, ReportCutFlow flow)
    {
        bool isWeighted = flow.Yields.Count > 0;
        long total = flow.Total > 0 ? flow.Total : flow.Cuts.Total;
        if (flow.Name.Length > 0)
        {
            string on = flow.BuildsOn.Length > 0 ? $" <small>on {HtmlWriter.Escape(flow.BuildsOn)}</small>" : string.Empty;
            html.Line($"<h3>{HtmlWriter.Escape(flow.Name)}{on}</h3>");
        }

        html.BeginTable(isWeighted
            ? [("Filter", false), ("All", true), ("Passed", true), ("Share", true), ("Of total", true), (string.Empty, false), ("Sum of weights", true)]
            : [("Filter", false), ("All", true), ("Passed", true), ("Share", true), ("Of total", true), (string.Empty, false)]);
        for (int i = 0; i < flow.Cuts.Steps.Count; i++)
        {
            CutFlowStep step = flow.Cuts.Steps[i];
            double cumulative = total == 0 ? 0 : (double)step.Passed / total;
            (string, bool)[] cells =
            [
                (HtmlWriter.Escape(step.Name), false),
                (RunText.Count(step.All), true),
                (RunText.Count(step.Passed), true),
                (Percent(step.Efficiency), true),
                (Percent(cumulative), true),
                (Bar((cumulative, "good")), false),
                (isWeighted && i < flow.Yields.Count ? flow.Yields[i].ToString("G6", CultureInfo.InvariantCulture) : string.Empty, true),
            ];
            html.Row(isWeighted ? cells : cells.AsSpan(0, cells.Length - 1));
        }

        html.EndTable();
    }

    /// <summary>The parameters.</summary>
    public static void WriteParameters(HtmlWriter html, IReadOnlyList<(string Name, string Value)> parameters)
    {
        html.BeginTable([("Parameter", false), ("Value", false)]);
        foreach ((string name, string value) in parameters)
        {
            html.Row([(HtmlWriter.Escape(name), false), (HtmlWriter.Escape(value), false)]);
        }

        html.EndTable();
    }

    /// <summary>The numbers.</summary>
    public static void WriteNumbers(HtmlWriter html, IReadOnlyList<ReportNumber> numbers)
    {
        html.BeginTable([("Number", false), ("What", false), ("Selection", false), ("Value", true)]);
        foreach (ReportNumber number in numbers)
        {
            html.Row([(HtmlWriter.Escape(number.Name), false), (HtmlWriter.Escape(number.What), false), (HtmlWriter.Escape(number.Selection), false), (HtmlWriter.Escape(number.Value), true)]);
        }

        html.EndTable();
    }

    /// <summary>The nodes of the plan: entries in and out, and the times unless they are to be left out.</summary>
    public static void WriteNodes(HtmlWriter html, IReadOnlyList<NodeTime> nodes, HtmlReportOptions options)
    {
        double total = Math.Max(1, nodes.Sum(node => node.LoopTime.TotalMicroseconds + node.ReadTime.TotalMicroseconds));
        if (options.ShowTimes)
        {
            html.Line("<p><small><span class=\"key\"></span>reading and decoding<span class=\"key second\"></span>compiled loop; summed over all threads</small></p>");
        }
        else
        {
            html.Line("<p><small>Equal runs give equal pages, so measured times are left out; <code>banyan run --times</code> shows them.</small></p>");
        }

        html.BeginTable(options.ShowTimes
            ? [("Node", false), ("Entries in", true), ("Entries out", true), ("Reading", true), ("Loop", true), ("Share", true), (string.Empty, false)]
            : [("Node", false), ("Entries in", true), ("Entries out", true)]);
        foreach (NodeTime node in nodes)
        {
            double read = node.ReadTime.TotalMicroseconds / total;
            double loop = node.LoopTime.TotalMicroseconds / total;
            (string, bool)[] cells =
            [
                ($"<code>{HtmlWriter.Escape(node.Node)}</code>", false),
                (RunText.Count(node.EntriesIn), true),
                (RunText.Count(node.EntriesOut), true),
                (Time(node.ReadTime), true),
                (Time(node.LoopTime), true),
                (Percent(read + loop), true),
                (Bar((read, string.Empty), (loop, "second")), false),
            ];
            html.Row(options.ShowTimes ? cells : cells.AsSpan(0, 3));
        }

        html.EndTable();
    }

    /// <summary>The files, with a line of sums where there are several.</summary>
    public static void WriteInputs(HtmlWriter html, IReadOnlyList<InputRead> inputs)
    {
        // A long list is folded away behind its sums.
        bool isLong = inputs.Count > 30;
        long skipped = inputs.Sum(input => input.Skipped);
        string sums = $"{RunText.Count(inputs.Count)} files, {RunText.Count(inputs.Sum(input => input.Entries))} entries read"
            + (skipped > 0 ? $", {RunText.Count(skipped)} skipped" : string.Empty);
        if (isLong)
        {
            html.Line("<details>").Element("summary", sums);
        }

        html.BeginTable(("File", false), ("Entries read", true), ("Skipped", true), (string.Empty, false));
        foreach (InputRead input in inputs)
        {
            string problem = input.Problem is null ? string.Empty : $"<span class=\"bad\">{HtmlWriter.Escape(input.Problem)}</span>";
            html.Row(
                ($"<code>{HtmlWriter.Escape(input.File)}</code>", false), (RunText.Count(input.Entries), true), (RunText.Count(input.Skipped), true), (problem, false));
        }

        html.EndTable();
        if (isLong)
        {
            html.Line("</details>");
        }
        else if (inputs.Count > 1)
        {
            html.Line($"<p><small>{HtmlWriter.Escape(sums)}</small></p>");
        }
    }

    private static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static string Time(TimeSpan time) => time == TimeSpan.Zero ? "0" : RunText.Duration(time);

    private static string Bar(params ReadOnlySpan<(double Share, string Class)> parts)
    {
        string html = "<span class=\"bar\">";
        foreach ((double share, string style) in parts)
        {
            string width = (100 * Math.Clamp(share, 0, 1)).ToString("F1", CultureInfo.InvariantCulture);
            html += $"<i{(style.Length > 0 ? $" class=\"{style}\"" : string.Empty)} style=\"width:{width}%\"></i>";
        }

        return html + "</span>";
    }
}
