using System.Runtime.CompilerServices;
using System.Text.Json;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>A variant: the value of the alternative that it holds, or null for none.</summary>
internal sealed unsafe class VariantNode(RNTuple tuple, RNTupleField field, FieldNode[] alternatives) : FieldNode
{
    private readonly RNTupleElementReader _switches = tuple.OpenElements(field);

    public override IEnumerable<string> StringHashes => alternatives.SelectMany(node => node.StringHashes);

    // Items of alternatives are numbered in the order of the variants that hold them, so the last of each tells how many there are.
    public override void Add(int cluster, long count, bool isKnown)
    {
        var totals = new long[alternatives.Length];
        for (long i = 0; i < count; i++)
        {
            (int alternative, long item) = At(cluster, i, count, isKnown);
            if (alternative > 0)
            {
                totals[alternative - 1] = Math.Max(totals[alternative - 1], item + 1);
            }
        }

        for (int i = 0; i < alternatives.Length; i++)
        {
            alternatives[i].Add(cluster, totals[i], false);
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        (int alternative, long item) = At(cluster, element, count, isKnown);
        if (alternative == 0)
        {
            sink.Take(1);
            sink.Json.WriteNullValue();
        }
        else
        {
            alternatives[alternative - 1].Write(sink, cluster, item, item + 1, false);
        }
    }

    public override void WriteLeaves(Utf8JsonWriter json)
    {
        foreach (FieldNode node in alternatives)
        {
            node.WriteLeaves(json);
        }
    }

    public override void Dispose()
    {
        _switches.Dispose();
        foreach (FieldNode node in alternatives)
        {
            node.Dispose();
        }
    }

    private (int Alternative, long Item) At(int cluster, long element, long count, bool isKnown)
    {
        byte* bytes = (byte*)_switches.Read(cluster, element, 1, isKnown ? count : -1);
        uint tag = Unsafe.ReadUnaligned<uint>(bytes + sizeof(ulong));
        return tag <= (uint)alternatives.Length
            ? ((int)tag, Unsafe.ReadUnaligned<long>(bytes))
            : throw new Root.RootFormatException($"a variant of {alternatives.Length} alternatives claims to hold number {tag}", tuple.File.Path, tuple.Key.FileOffset, $"{tuple.Key.Path}, field {field.Path}");
    }
}
