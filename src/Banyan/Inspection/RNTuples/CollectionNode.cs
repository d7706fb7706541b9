using System.Text.Json;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>A collection: a list of items; an optional is its item or null.</summary>
internal sealed class CollectionNode(RNTuple tuple, RNTupleField field, FieldNode item) : FieldNode
{
    private readonly ItemEnds _ends = new(tuple, field);
    private readonly bool _isOptional = field.TypeName.StartsWith("std::optional<", StringComparison.Ordinal);

    public override IEnumerable<string> StringHashes => item.StringHashes;

    public override void Add(int cluster, long count, bool isKnown) => item.Add(cluster, _ends.Total(cluster, count, isKnown), false);

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        (long first, long end) = _ends.Of(cluster, element, count, isKnown);
        long total = _ends.Total(cluster, count, isKnown);
        if (_isOptional)
        {
            if (end > first)
            {
                item.Write(sink, cluster, first, total, false);
            }
            else
            {
                sink.Json.WriteNullValue();
            }

            return;
        }

        sink.Json.WriteStartArray();
        for (long i = first; i < end && !sink.IsFull; i++)
        {
            item.Write(sink, cluster, i, total, false);
        }

        sink.Json.WriteEndArray();
    }

    public override void WriteLeaves(Utf8JsonWriter json) => item.WriteLeaves(json);

    public override void Dispose()
    {
        _ends.Dispose();
        item.Dispose();
    }
}
