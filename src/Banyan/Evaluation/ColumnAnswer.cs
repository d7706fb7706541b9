using System.Text.Json;
using Banyan.Columns;
using Banyan.Inspection;

namespace Banyan.Evaluation;

/// <summary>What an expression gives: its type, the number of entries, the first three and the last value, sums, a hash of strings.</summary>
public sealed class ColumnAnswer
{
    private readonly ResidueSums? _sums;

    internal ColumnAnswer(DataType type, long entries, IReadOnlyList<string> head, string? tail, ResidueSums? sums, string? stringsHash)
    {
        Type = type;
        Entries = entries;
        Head = head;
        Tail = tail;
        _sums = sums;
        StringsHash = stringsHash;
    }

    /// <summary>Its type.</summary>
    public DataType Type { get; }

    /// <summary>Number of entries that passed the filters.</summary>
    public long Entries { get; }

    /// <summary>The first values, at most three, as JSON.</summary>
    public IReadOnlyList<string> Head { get; }

    /// <summary>The last value as JSON; null when there are no entries.</summary>
    public string? Tail { get; }

    /// <summary>Number of elements over all entries; null for strings.</summary>
    public long? Count => _sums?.Count;

    /// <summary>Sum of all finite elements; null for strings.</summary>
    public double? Sum => _sums?.Sum;

    /// <summary>SHA-256 over all strings, each as its byte length (4 bytes, little endian) and its bytes; null for numbers.</summary>
    public string? StringsHash { get; }

    /// <summary>Writes <c>{"type", "entries", "head", "tail", "leaves", "strings_sha256"}</c>.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("type", Type.CppName);
        json.WriteNumber("entries", Entries);
        WriteValues(json, "head", Head);
        WriteValues(json, "tail", Tail is null ? [] : [Tail]);
        json.WriteStartArray("leaves");
        if (_sums is not null)
        {
            json.WriteStartObject();
            json.WriteNumber("count", _sums.Count);
            json.WriteNumber("finite", _sums.Finite);
            json.WritePropertyName("sum");
            EntryJson.WriteReal(json, _sums.Sum);
            json.WritePropertyName("weighted");
            EntryJson.WriteReal(json, _sums.Weighted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (StringsHash is not null)
        {
            json.WriteString("strings_sha256", StringsHash);
        }

        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteRawValue(value, skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
