using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Banyan.Root.RNTuples;

namespace Banyan.Inspection.RNTuples;

/// <summary>Strings.</summary>
internal sealed unsafe class StringNode(RNTuple tuple, RNTupleField field) : FieldNode
{
    private const int ChunkElements = 1 << 14;
    private readonly ItemEnds _ends = new(tuple, field);
    private readonly RNTupleElementReader _characters = tuple.OpenElements(field, 1);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override IEnumerable<string> StringHashes => [Hash];

    // SHA-256 over all strings, each behind its length.
    private string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override void Add(int cluster, long count, bool isKnown)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        long start = 0;
        for (long first = 0; first < count; first += ChunkElements)
        {
            int chunk = (int)Math.Min(ChunkElements, count - first);
            foreach (ulong end in _ends.Read(cluster, first, chunk, count, isKnown))
            {
                int byteCount = checked((int)((long)end - start));
                BinaryPrimitives.WriteInt32LittleEndian(length, byteCount);
                _hash.AppendData(length);
                _hash.AppendData(new ReadOnlySpan<byte>(_characters.Read(cluster, start, byteCount, -1), byteCount));
                start = (long)end;
            }
        }
    }

    public override void Write(JsonSink sink, int cluster, long element, long count, bool isKnown)
    {
        sink.Take(1);
        (long first, long end) = _ends.Of(cluster, element, count, isKnown);
        int byteCount = checked((int)(end - first));
        sink.Json.WriteStringValue(Encoding.UTF8.GetString((byte*)_characters.Read(cluster, first, byteCount, -1), byteCount));
    }

    public override void WriteLeaves(Utf8JsonWriter json)
    {
    }

    public override void Dispose()
    {
        _ends.Dispose();
        _characters.Dispose();
        _hash.Dispose();
    }
}
