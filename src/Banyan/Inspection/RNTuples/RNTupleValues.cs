using System.Buffers;
using System.Text.Json;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Storage;

namespace Banyan.Inspection.RNTuples;

/// <summary>Everything that is in an RNTuple: of every top-level field entries, first and last values, sums of numbers and a hash of strings.</summary>
internal static class RNTupleValues
{
    private const int HeadEntries = 3;
    private const long LargestHead = 20_000;
    private const int FlushBytes = 1 << 16;

    /// <summary>Writes the members of the RNTuple's object; what cannot be read becomes an error in its place.</summary>
    public static void Write(Utf8JsonWriter json, RootFile file, RootKey key)
    {
        RNTuple tuple;
        try
        {
            tuple = file.GetRNTuple(key);
            _ = tuple.ClusterBoundaries;
        }
        catch (Exception e) when (e is RootException or StorageException)
        {
            json.WriteString("error", e.Message);
            return;
        }

        json.WriteNumber("entries", tuple.EntryCount);
        json.WriteStartObject("fields");
        foreach (RNTupleField field in tuple.Fields)
        {
            json.WriteStartObject(field.Name);
            try
            {
                WriteField(json, tuple, field);
            }
            catch (Exception e) when (e is RootException or StorageException or OverflowException)
            {
                json.WriteString("error", e.Message);
            }

            json.WriteEndObject();
            if (json.BytesPending > FlushBytes)
            {
                json.Flush();
            }
        }

        json.WriteEndObject();
    }

    // Nothing is written before all was read, so that an error stands alone.
    private static void WriteField(Utf8JsonWriter json, RNTuple tuple, RNTupleField field)
    {
        using FieldNode node = FieldNode.Of(tuple, field);
        IReadOnlyList<long> clusters = tuple.ClusterBoundaries;
        for (int i = 0; i + 1 < clusters.Count; i++)
        {
            node.Add(i, clusters[i + 1] - clusters[i], true);
        }

        byte[]? head = Entries(node, clusters, 0, Math.Min(HeadEntries, tuple.EntryCount));
        byte[]? tail = Entries(node, clusters, Math.Max(0, tuple.EntryCount - 1), tuple.EntryCount);
        json.WriteNumber("entries", tuple.EntryCount);
        if (head != null && tail != null)
        {
            json.WritePropertyName("head");
            json.WriteRawValue(head, skipInputValidation: true);
            json.WritePropertyName("tail");
            json.WriteRawValue(tail, skipInputValidation: true);
        }

        json.WriteStartArray("leaves");
        node.WriteLeaves(json);
        json.WriteEndArray();
        string[] strings = [.. node.StringHashes];
        if (strings.Length == 1)
        {
            json.WriteString("strings_sha256", strings[0]);
        }
    }

    private static byte[]? Entries(FieldNode node, IReadOnlyList<long> clusters, long first, long end)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, FileValues.Format);
        var sink = new JsonSink(json, LargestHead);
        json.WriteStartArray();
        int cluster = 0;
        for (long entry = first; entry < end && !sink.IsFull; entry++)
        {
            while (entry >= clusters[cluster + 1])
            {
                cluster++;
            }

            node.Write(sink, cluster, entry - clusters[cluster], clusters[cluster + 1] - clusters[cluster], true);
        }

        json.WriteEndArray();
        json.Flush();
        return sink.IsFull ? null : buffer.WrittenSpan.ToArray();
    }
}
