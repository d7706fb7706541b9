using System.Text.Json;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>Numbers of items of a collection.</summary>
internal sealed unsafe class CountNode(RNTuple tuple, RNTupleField field, string? member) : FieldNode
{
    private readonly ItemEnds _ends = new(tuple, field);
    private readonly LeafSums _sums = new();

    public override void Add(int cluster, long count, bool isKnown)
    {
        for (long i = 0; i < count; i++)
        {
            (long first, long end) = _ends.Of(cluster, i, count, isKnown);
            long items = end - first;
            _sums.Add(Columns.ElementKind.Int64, &items, 1);
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        sink.Take(1);
        (long first, long end) = _ends.Of(cluster, element, count, isKnown);
        sink.Json.WriteNumberValue(end - first);
    }

    public override void WriteLeaves(Utf8JsonWriter json) => _sums.Write(json, member);

    public override void Dispose() => _ends.Dispose();
}
