using System.Text.Json;
using Banyan.Outputs;

namespace Banyan.Evaluation;

/// <summary>Statistics of an expression over all entries and elements, as RDataFrame's actions give them.</summary>
/// <param name="Count">Number of entries that passed the filters.</param>
/// <param name="Sum">Sum of all elements.</param>
/// <param name="Min">Smallest element.</param>
/// <param name="Max">Largest element.</param>
/// <param name="Mean">Mean of all elements.</param>
/// <param name="StdDev">Sample standard deviation of all elements.</param>
public sealed record StatisticsAnswer(long Count, double Sum, double Min, double Max, double Mean, double StdDev)
{
    /// <summary>Writes <c>{"count", "sum", "min", "max", "mean", "stddev"}</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteNumber("count", Count);
        HistogramJson.WriteNumber(json, "sum", Sum);
        HistogramJson.WriteNumber(json, "min", Min);
        HistogramJson.WriteNumber(json, "max", Max);
        HistogramJson.WriteNumber(json, "mean", Mean);
        HistogramJson.WriteNumber(json, "stddev", StdDev);
        json.WriteEndObject();
    }
}
