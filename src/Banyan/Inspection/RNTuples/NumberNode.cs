using System.Text.Json;
using Banyan.Columns;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>Numbers and truth values.</summary>
internal sealed unsafe class NumberNode(RNTuple tuple, RNTupleField field, string? member) : FieldNode
{
    private const long ChunkElements = 1 << 17;
    private readonly RNTupleElementReader _reader = tuple.OpenElements(field);
    private readonly LeafSums _sums = new();

    public override void Add(int cluster, long count, bool isKnown)
    {
        for (long first = 0; first < count; first += ChunkElements)
        {
            long chunk = Math.Min(ChunkElements, count - first);
            _sums.Add(_reader.Kind!.Value, _reader.Read(cluster, first, chunk, isKnown ? count : -1), chunk);
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        sink.Take(1);
        var block = new ColumnBlock { EndEntry = 1, Values = _reader.Read(cluster, element, 1, isKnown ? count : -1) };
        EntryJson.Write(sink.Json, ColumnShape.Plain(DataType.Scalar(_reader.Kind!.Value)), block, 0);
    }

    public override void WriteLeaves(Utf8JsonWriter json) => _sums.Write(json, member);

    public override void Dispose() => _reader.Dispose();
}
