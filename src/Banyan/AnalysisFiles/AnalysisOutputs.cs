using System.Text.Json;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Svg;
using Banyan.Outputs;
using Banyan.Reporting;

namespace Banyan.AnalysisFiles;

/// <summary>Writes what an analysis file asks for.</summary>
public static class AnalysisOutputs
{
    /// <summary>Writes all outputs; each file appears when it is complete.</summary>
    /// <param name="file">The analysis.</param>
    /// <param name="outcomes">What it found.</param>
    /// <param name="folder">Folder that the outputs' relative paths start from; null for the working folder.</param>
    /// <param name="warnings">Warnings about the analysis's expressions, for the report.</param>
    /// <param name="showTimes">True for times in the report, which are the only thing in any output that changes from run to run.</param>
    /// <returns>The paths that were written, in order.</returns>
    /// <exception cref="Storage.OutputException">Writing failed.</exception>
    public static IReadOnlyList<string> Write(AnalysisFile file, IReadOnlyList<DatasetOutcome> outcomes, string? folder, IReadOnlyList<string>? warnings = null, bool showTimes = false)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(outcomes);
        List<string> written = [.. outcomes.SelectMany(o => o.Snapshots).Select(s => s.Written.Path)];
        if (file.Outputs.Root is { } root)
        {
            written.Add(Prepared(folder, root));
            HistogramFile.Write(written[^1], outcomes.SelectMany(o => o.Histograms), ProvenanceOf(file, outcomes));
        }

        if (file.Outputs.Svg is { } svg)
        {
            foreach (HistogramOutcome outcome in outcomes.SelectMany(o => o.Histograms))
            {
                written.Add(Prepared(folder, Path.Join(svg, outcome.Folder.Replace('/', '_') + "_" + outcome.Histogram.Name + ".svg")));
                OutputText.Write(written[^1], SvgPlot.Render(outcome.Histogram, new SvgPlotOptions { Log = outcome.IsLog, Subtitle = outcome.Folder.Replace("/", " · ", StringComparison.Ordinal) }));
            }
        }

        IReadOnlyList<AnalysisPlot> plots = AnalysisPlot.All(file, outcomes);
        foreach ((string path, AnalysisPlot plot) in PicturesOf(file.Outputs, plots))
        {
            written.Add(Prepared(folder, path));
            WritePicture(written[^1], plot.ToSvg());
        }

        if (file.Outputs.Html is { } html)
        {
            written.Add(Prepared(folder, html));
            string title = file.Title.Length > 0 ? file.Title : Path.GetFileName(file.Path);
            HtmlReport.Write(written[^1], AnalysisReports.Create(title, outcomes, warnings, file.Parameters) with { Pictures = plots }, new HtmlReportOptions { ShowTimes = showTimes });
        }

        if (file.Outputs.Json is { } json)
        {
            written.Add(Prepared(folder, json));
            WriteJson(written[^1], file, outcomes);
        }

        if (file.Outputs.CutFlow is { } cutFlow)
        {
            written.Add(Prepared(folder, cutFlow));
            CutFlowFile.Write(written[^1], outcomes);
        }

        return written;
    }

    /// <summary>Makes the folders of all outputs and checks that files can be written there, so that hours of work are not lost for want of a place.</summary>
    /// <exception cref="Storage.OutputException">An output cannot be written.</exception>
    public static void Prepare(AnalysisFile file, string? folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        OutputSpec outputs = file.Outputs;
        if (file.Plots.Count > 0 && (outputs.Pdf ?? outputs.Png) is { } converted)
        {
            PictureConverter.Require(converted);
        }

        foreach (string? path in new[] { outputs.Root, PlotIn(outputs.Svg), outputs.Html, outputs.Json, outputs.CutFlow, PlotIn(outputs.Pdf), PlotIn(outputs.Png) })
        {
            if (path is not null)
            {
                OutputText.Prepare(PathOf(folder, path));
            }
        }

        foreach (SnapshotSpec snapshot in file.Snapshots)
        {
            foreach (string dataset in snapshot.Datasets)
            {
                OutputText.Prepare(PathOf(folder, snapshot.FileFor(dataset)));
            }
        }
    }

    private static string? PlotIn(string? folder) => folder is null ? null : Path.Join(folder, "plot.svg");

    private static IEnumerable<(string Path, AnalysisPlot Plot)> PicturesOf(OutputSpec outputs, IReadOnlyList<AnalysisPlot> plots)
    {
        foreach ((string? folder, string kind) in new[] { (outputs.Svg is { } svg ? Path.Join(svg, "plots") : null, ".svg"), (outputs.Pdf, ".pdf"), (outputs.Png, ".png") })
        {
            foreach (AnalysisPlot plot in folder is null ? [] : plots)
            {
                yield return (Path.Join(folder, plot.Name + kind), plot);
            }
        }
    }

    private static void WritePicture(string path, string svg)
    {
        if (Path.GetExtension(path) == ".svg")
        {
            OutputText.Write(path, svg);
        }
        else
        {
            PictureConverter.Write(path, svg);
        }
    }

    /// <summary>Where the results come from.</summary>
    public static Provenance ProvenanceOf(AnalysisFile file, IReadOnlyList<DatasetOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Provenance(Path.GetFileName(file.Path), [.. outcomes.Select(o => new ProvenancePart(o.Dataset.Name, o.Run.Inputs, o.Plan))])
        {
            Parameters = [.. file.Parameters.Select(p => $"{p.Name} = {p.Value}{(p.IsSet ? " (--set)" : string.Empty)}")],
        };
    }

    /// <summary>Where an output goes: relative paths start from <paramref name="folder"/>, if there is one.</summary>
    internal static string PathOf(string? folder, string path) => folder is null || Path.IsPathRooted(path) ? path : Path.Join(folder, path);

    private static string Prepared(string? folder, string path)
    {
        string full = PathOf(folder, path);
        OutputText.MakeFolder(full);
        return full;
    }

    private static void WriteJson(string path, AnalysisFile file, IReadOnlyList<DatasetOutcome> outcomes)
    {
        OutputText.Write(path, stream =>
        {
            using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
            json.WriteStartObject();
            json.WriteString("title", file.Title);
            json.WriteString("version", BanyanVersion.Full);
            json.WriteStartObject("datasets");
            foreach (DatasetOutcome outcome in outcomes)
            {
                json.WriteStartObject(outcome.Dataset.Name);
                WriteDataset(json, outcome);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static void WriteDataset(Utf8JsonWriter json, DatasetOutcome outcome)
    {
        json.WriteNumber("entries", outcome.Run.Entries);
        json.WriteNumber("scale_factor", outcome.ScaleFactor);
        json.WriteStartObject("metadata");
        foreach ((string name, string value) in outcome.Dataset.Metadata)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteStartArray("inputs");
        foreach (Frame.Running.InputRead input in outcome.Run.Inputs)
        {
            json.WriteStartObject();
            json.WriteString("file", input.File);
            json.WriteNumber("entries", input.Entries);
            json.WriteNumber("skipped", input.Skipped);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("selections");
        foreach (SelectionOutcome selection in outcome.Selections)
        {
            json.WriteStartArray(selection.Selection.Name);
            for (int i = 0; i < selection.Steps.Count; i++)
            {
                CutFlowStep step = selection.Steps[i];
                json.WriteStartObject();
                json.WriteString("cut", step.Name);
                json.WriteNumber("reached", step.All);
                json.WriteNumber("passed", step.Passed);
                if (i < selection.Yields.Count)
                {
                    HistogramJson.WriteNumber(json, "yield", selection.Yields[i]);
                }

                if (step.Weights is { } weights)
                {
                    HistogramJson.WriteNumber(json, "yield_error", weights.PassedError);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("numbers");
        foreach (NumberOutcome number in outcome.Numbers)
        {
            json.WriteStartObject();
            json.WriteString("name", number.Number.Name);
            json.WriteString("kind", NumberTable.KeyOf(number.Number.Kind));
            if (number.Number.Expression is { } expression)
            {
                json.WriteString("expression", expression.Text);
            }

            json.WriteString("selection", number.Selection);
            HistogramJson.WriteNumber(json, "value", number.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("snapshots");
        foreach (SnapshotOutcome snapshot in outcome.Snapshots)
        {
            json.WriteStartObject();
            json.WriteString("name", snapshot.Snapshot.Name);
            json.WriteString("file", snapshot.Snapshot.FileFor(outcome.Dataset.Name));
            json.WriteString("tree", snapshot.Written.Tree);
            json.WriteNumber("entries", snapshot.Written.Entries);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("histograms");
        foreach (HistogramOutcome histogram in outcome.Histograms)
        {
            json.WriteStartObject();
            json.WriteString("folder", histogram.Folder);
            json.WritePropertyName("histogram");
            HistogramJson.Write(json, histogram.Histogram);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
