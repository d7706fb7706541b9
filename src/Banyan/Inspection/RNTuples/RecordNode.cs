using System.Text.Json;

namespace Banyan.Inspection.RNTuples;

/// <summary>A record: an object of its members, or a list where they have numbers for names (pairs, tuples) or there are none.</summary>
internal sealed class RecordNode((string Name, FieldNode Node)[] members) : FieldNode
{
    private readonly bool _isTuple = members.All(member => member.Name.StartsWith('_') && int.TryParse(member.Name.AsSpan(1), out _));

    public override IEnumerable<string> StringHashes => members.SelectMany(member => member.Node.StringHashes);

    public override void Add(int cluster, long count, bool isKnown)
    {
        foreach ((_, FieldNode node) in members)
        {
            node.Add(cluster, count, isKnown);
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        if (_isTuple)
        {
            sink.Json.WriteStartArray();
        }
        else
        {
            sink.Json.WriteStartObject();
        }

        foreach ((string name, FieldNode node) in members)
        {
            if (!_isTuple)
            {
                sink.Json.WritePropertyName(name);
            }

            node.Write(sink, cluster, element, count, isKnown);
        }

        if (_isTuple)
        {
            sink.Json.WriteEndArray();
        }
        else
        {
            sink.Json.WriteEndObject();
        }
    }

    public override void WriteLeaves(Utf8JsonWriter json)
    {
        foreach ((_, FieldNode node) in members)
        {
            node.WriteLeaves(json);
        }
    }

    public override void Dispose()
    {
        foreach ((_, FieldNode node) in members)
        {
            node.Dispose();
        }
    }
}
