using System.Globalization;
using System.Text;
using System.Text.Json;
using Banyan.Histograms;
using Banyan.Outputs;

namespace Banyan.AnalysisFiles;

/// <summary>Writes the cut flows of an analysis, raw and weighted, with shares per cut and of all events and their errors.</summary>
public static class CutFlowFile
{
    private static readonly string[] s_extensions = [".json", ".csv", ".txt"];

    /// <summary>Writes a file in the form that its name asks for.</summary>
    /// <param name="path">The file; ends with <c>.json</c>, <c>.csv</c> or <c>.txt</c>.</param>
    /// <param name="outcomes">What was found.</param>
    /// <exception cref="Storage.OutputException">Writing failed.</exception>
    public static void Write(string path, IReadOnlyList<DatasetOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(outcomes);
        switch (Path.GetExtension(path))
        {
            case ".json":
                OutputText.Write(path, stream => WriteJson(stream, outcomes));
                break;
            case ".csv":
                OutputText.Write(path, Csv(outcomes));
                break;
            default:
                OutputText.Write(path, Text(outcomes));
                break;
        }
    }

    /// <summary>Gives back a name that says the form.</summary>
    /// <exception cref="AnalysisFileException">It does not.</exception>
    internal static string CheckName(string path, FileMark at) => s_extensions.Contains(Path.GetExtension(path))
        ? path
        : throw new AnalysisFileException(at, $"'cutflow' must end with {string.Join(", ", s_extensions)}, found '{path}'");

    private static void WriteJson(Stream stream, IReadOnlyList<DatasetOutcome> outcomes)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        foreach (DatasetOutcome outcome in outcomes)
        {
            json.WriteStartObject(outcome.Dataset.Name);
            foreach (SelectionOutcome selection in outcome.Selections)
            {
                json.WriteStartArray(selection.Selection.Name);
                foreach (Row row in Rows(outcome, selection))
                {
                    json.WriteStartObject();
                    json.WriteString("cut", row.Step.Name);
                    json.WriteNumber("reached", row.Step.All);
                    json.WriteNumber("passed", row.Step.Passed);
                    foreach ((string name, double value) in row.Numbers())
                    {
                        HistogramJson.WriteNumber(json, name, value);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string Csv(IReadOnlyList<DatasetOutcome> outcomes)
    {
        // All columns in every row, so that datasets with and without weights make one table.
        string[] names = [.. Row.RawNames, .. outcomes.Any(o => o.Selections.Any(s => s.Flow.IsWeighted)) ? Row.WeightedNames : []];
        var text = new StringBuilder("dataset,selection,cut,reached,passed,").AppendJoin(',', names).Append('\n');
        foreach (DatasetOutcome outcome in outcomes)
        {
            foreach (SelectionOutcome selection in outcome.Selections)
            {
                foreach (Row row in Rows(outcome, selection))
                {
                    var numbers = row.Numbers().ToDictionary(n => n.Name, n => n.Value.ToString("R", CultureInfo.InvariantCulture));
                    text.AppendJoin(',', new[] { outcome.Dataset.Name, selection.Selection.Name, row.Step.Name }.Select(Quoted));
                    text.Append(CultureInfo.InvariantCulture, $",{row.Step.All},{row.Step.Passed},").AppendJoin(',', names.Select(name => numbers.GetValueOrDefault(name, string.Empty))).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Text(IReadOnlyList<DatasetOutcome> outcomes)
    {
        var text = new StringBuilder();
        foreach (DatasetOutcome outcome in outcomes)
        {
            foreach (SelectionOutcome selection in outcome.Selections)
            {
                text.Append(text.Length > 0 ? "\n" : string.Empty).Append(outcome.Dataset.Name).Append(", ").Append(selection.Selection.Name).Append('\n');
                text.Append(CutFlowText.Render(selection.Flow, 120));
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Row> Rows(DatasetOutcome outcome, SelectionOutcome selection)
    {
        int first = selection.Flow.Steps.Count - selection.Steps.Count;
        for (int i = 0; i < selection.Steps.Count; i++)
        {
            yield return new Row(selection.Steps[i], selection.Flow, first + i, outcome.Run.Entries);
        }
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private sealed record Row(CutFlowStep Step, CutFlow Flow, int Place, long Entries)
    {
        public static string[] RawNames { get; } = ["efficiency", "efficiency_error", "of_all", "of_all_error"];

        public static string[] WeightedNames { get; } =
            ["reached_weight", "reached_weight_error", "passed_weight", "passed_weight_error", "weighted_efficiency", "weighted_efficiency_error", "weighted_of_all", "weighted_of_all_error"];

        public IEnumerable<(string Name, double Value)> Numbers()
        {
            double[] raw =
            [
                Step.Efficiency, Step.EfficiencyError, Entries == 0 ? 0 : (double)Step.Passed / Entries, CutFlow.EfficiencyError(Step.Passed, Step.Passed, Entries, Entries),
            ];
            if (Step.Weights is not { } weights)
            {
                return RawNames.Zip(raw);
            }

            CutFlowWeights ofAll = Flow.GetCumulativeWeights(Place);
            double[] weighted =
            [
                weights.All, Math.Sqrt(weights.AllSquares), weights.Passed, weights.PassedError, weights.Efficiency, weights.EfficiencyError, ofAll.Efficiency, ofAll.EfficiencyError,
            ];
            return RawNames.Zip(raw).Concat(WeightedNames.Zip(weighted));
        }
    }
}
