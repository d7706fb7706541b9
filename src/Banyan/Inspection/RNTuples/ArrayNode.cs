using System.Text.Json;

namespace Banyan.Inspection.RNTuples;

/// <summary>A fixed number of items.</summary>
internal sealed class ArrayNode(FieldNode item, long length) : FieldNode
{
    public override IEnumerable<string> StringHashes => item.StringHashes;

    public override void Add(int cluster, long count, bool isKnown) => item.Add(cluster, checked(count * length), isKnown);

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        sink.Json.WriteStartArray();
        for (long i = 0; i < length && !sink.IsFull; i++)
        {
            item.Write(sink, cluster, checked((element * length) + i), checked(count * length), isKnown);
        }

        sink.Json.WriteEndArray();
    }

    public override void WriteLeaves(Utf8JsonWriter json) => item.WriteLeaves(json);

    public override void Dispose() => item.Dispose();
}
