using System.Text.Json;

namespace Banyan.Inspection.RNTuples;

/// <summary>Takes values as JSON as long as they are not too many.</summary>
internal sealed class JsonSink(Utf8JsonWriter json, long mostValues)
{
    /// <summary>The writer.</summary>
    public Utf8JsonWriter Json { get; } = json;

    /// <summary>Values written.</summary>
    public long Count { get; private set; }

    /// <summary>How many more may be written.</summary>
    public long Remaining => Math.Max(0, mostValues - Count);

    /// <summary>True when there were too many: what was written is not complete.</summary>
    public bool IsFull => Count > mostValues;

    /// <summary>Counts values; false when they are too many to write.</summary>
    public bool Take(long count)
    {
        Count += count;
        return !IsFull;
    }
}
