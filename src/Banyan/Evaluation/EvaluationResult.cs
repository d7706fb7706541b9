using System.Text.Json;
using Banyan.Errors;
using Banyan.Frame.Expressions;
using Banyan.Histograms;
using Banyan.Outputs;

namespace Banyan.Evaluation;

/// <summary>All answers, each list in the order of the request.</summary>
public sealed record EvaluationResult
{
    /// <summary>Why nothing could be answered (a define or filter is wrong or failed); null when it could.</summary>
    public EvaluationError? Error { get; init; }

    /// <summary>Answers of the expressions.</summary>
    public IReadOnlyList<Answer<ColumnAnswer>> Columns { get; init; } = [];

    /// <summary>Traps in all expressions, each once.</summary>
    public IReadOnlyList<ExpressionWarning> Warnings { get; init; } = [];

    /// <summary>Entries that survive each filter, in order.</summary>
    public IReadOnlyList<long> CutFlow { get; init; } = [];

    /// <summary>The histograms; null when none were asked for.</summary>
    public IReadOnlyList<Answer<Histogram>>? Histograms { get; init; }

    /// <summary>The statistics; null when none were asked for.</summary>
    public IReadOnlyList<Answer<StatisticsAnswer>>? Statistics { get; init; }

    /// <summary>Writes the JSON object of <see cref="Write(Utf8JsonWriter)"/> and a line break.</summary>
    public void Write(Stream output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output, Inspection.FileValues.Format))
        {
            Write(json);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>
    /// Writes one JSON object: <c>{"columns": [...], "cutflow": [...], "histograms": [...], "stats": [...]}</c>, in whose lists an answer without value is <c>{"error", "stage"}</c>, or, when nothing could be
    /// answered, only <c>{"error", "stage"}</c>. Where there are warnings, they stand in <c>"warnings"</c>, see <see cref="WarningText"/>.
    /// </summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        if (Error is not null)
        {
            WriteError(json, Error);
            json.WriteEndObject();
            return;
        }

        WriteList(json, "columns", Columns, static (json, column) => column.Write(json));
        json.WriteStartArray("cutflow");
        foreach (long passed in CutFlow)
        {
            json.WriteNumberValue(passed);
        }

        json.WriteEndArray();
        if (Histograms is not null)
        {
            WriteList(json, "histograms", Histograms, WriteHistogram);
        }

        if (Statistics is not null)
        {
            WriteList(json, "stats", Statistics, static (json, statistics) => statistics.Write(json));
        }

        WarningText.Write(json, Warnings);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<Answer<T>> answers, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        json.WriteStartArray(name);
        foreach (Answer<T> answer in answers)
        {
            if (answer.Value is not null)
            {
                write(json, answer.Value);
                continue;
            }

            json.WriteStartObject();
            WriteError(json, answer.Error!);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, EvaluationError error)
    {
        json.WriteString("error", error.Message);
        json.WriteString("stage", error.Stage);
    }

    // "counts" are ROOT's bin contents: for a profile the means.
    private static void WriteHistogram(Utf8JsonWriter json, Histogram histogram)
    {
        json.WriteStartObject();
        var profile = histogram as Profile;
        WriteNumbers(json, "counts", profile is null ? histogram.Contents : Cells(profile, profile.GetMean));
        if (profile is not null)
        {
            WriteNumbers(json, "errors", Cells(profile, profile.GetError));
            WriteNumbers(json, "bin_entries", profile.BinEntries);
        }
        else if (histogram.IsWeighted)
        {
            WriteNumbers(json, "sumw2", histogram.SumW2);
        }
        else
        {
            json.WriteNull("sumw2");
        }

        HistogramJson.WriteNumber(json, "entries", histogram.Entries);
        HistogramJson.WriteNumber(json, "mean", histogram.Mean);
        HistogramJson.WriteNumber(json, "stddev", histogram.StdDev);
        switch (histogram)
        {
            case Histogram2D two:
                HistogramJson.WriteNumber(json, "mean_y", two.MeanY);
                HistogramJson.WriteNumber(json, "stddev_y", two.StdDevY);
                break;
            case Histogram3D three:
                HistogramJson.WriteNumber(json, "mean_y", three.MeanY);
                HistogramJson.WriteNumber(json, "stddev_y", three.StdDevY);
                HistogramJson.WriteNumber(json, "mean_z", three.MeanZ);
                HistogramJson.WriteNumber(json, "stddev_z", three.StdDevZ);
                break;
            case Profile1D one:
                HistogramJson.WriteNumber(json, "mean_y", one.MeanY);
                break;
            case Profile2D plane:
                HistogramJson.WriteNumber(json, "mean_y", plane.MeanY);
                HistogramJson.WriteNumber(json, "mean_z", plane.MeanZ);
                break;
        }

        WriteNumbers(json, "stats", histogram.Statistics);
        json.WriteEndObject();
    }

    private static double[] Cells(Histogram histogram, Func<int, double> value) => [.. Enumerable.Range(0, histogram.CellCount).Select(value)];

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            Inspection.EntryJson.WriteReal(json, value);
        }

        json.WriteEndArray();
    }
}
