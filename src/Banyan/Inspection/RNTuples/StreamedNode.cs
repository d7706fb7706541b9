using System.Text.Json;
using Banyan.Inspection.Objects;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>Objects that ROOT's streamers wrote.</summary>
internal sealed class StreamedNode(RNTuple tuple, RNTupleField field, string? member) : FieldNode
{
    private readonly RNTupleObjectReader _reader = tuple.OpenObjects(field);
    private readonly ObjectSums _sums = new(string.Empty);

    public override IEnumerable<string> StringHashes => _sums.HashOfTexts() is string hash ? [hash] : [];

    public override void Add(int cluster, long count, bool isKnown)
    {
        for (long element = 0; element < count; element++)
        {
            _sums.AddEntry(_reader.Read(cluster, element, isKnown ? count : -1));
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown) =>
        sink.Take(ObjectJson.Write(sink.Json, _reader.Read(cluster, element, isKnown ? count : -1), sink.Remaining));

    public override void WriteLeaves(Utf8JsonWriter json)
    {
        foreach (ObjectSums leaf in _sums.All.Where(place => place.Numbers != null))
        {
            leaf.Numbers!.Write(json, leaf.Path.Length == 0 ? member : member == null ? leaf.Path : $"{member}.{leaf.Path}");
        }
    }

    public override void Dispose() => _reader.Dispose();
}
