using Banyan.Root.Objects;

namespace Banyan.Root.RNTuples;

/// <summary>Reads the objects of a field that ROOT's streamers wrote (<see cref="FieldRole.Streamed"/>), numbered within a cluster.</summary>
/// <remarks>
/// Not thread safe. The first column holds the ends of objects, the second their bytes: what TClass::Streamer wrote into a buffer of its own, version head first.
/// Source: RNTuple binary format 1.0, "ROOT Streamed Types"; RStreamerField::AppendImpl. The streamer infos lie in the file's own list, where ROOT 6.40 puts them.
/// </remarks>
public sealed unsafe class RNTupleObjectReader : IDisposable
{
    private readonly RNTuple _tuple;
    private readonly RNTupleField _field;
    private readonly CppType _type;
    private readonly RNTupleElementReader _ends;
    private readonly RNTupleElementReader _bytes;

    internal RNTupleObjectReader(RNTuple tuple, RNTupleField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        _tuple = tuple;
        _field = field;
        if (field.Role != FieldRole.Streamed || field.Representations.Count == 0 || field.Representations[0].Length != 2)
        {
            throw tuple.Damaged($"field {field.Path} has no columns of streamed objects", tuple.Key.FileOffset, $"field {field.Path}");
        }

        _type = CppTypeParser.Parse(field.TypeName);
        _ends = new RNTupleElementReader(tuple, field, 0);
        _bytes = new RNTupleElementReader(tuple, field, 1);
    }

    /// <summary>Reads an object.</summary>
    /// <param name="cluster">Number of the cluster.</param>
    /// <param name="element">The object, counted in the cluster.</param>
    /// <param name="elementCount">How many there are in all where that follows from the number of entries, else -1.</param>
    /// <returns>The object, or a container's items, as <see cref="RootObject"/> describes them; null where a field that was added late has none yet.</returns>
    /// <exception cref="RootFormatException">Pages or the object are damaged.</exception>
    /// <exception cref="RootNotSupportedException">The file does not describe the class, or it has something that cannot be read.</exception>
    public object? Read(int cluster, long element, long elementCount)
    {
        ulong* ends = (ulong*)_ends.Read(cluster, Math.Max(0, element - 1), element == 0 ? 1 : 2, elementCount);
        (ulong first, ulong end) = element == 0 ? (0, ends[0]) : (ends[0], ends[1]);
        string part = $"field {_field.Path}, cluster {cluster}, object {element}";
        if (end < first || end - first > int.MaxValue)
        {
            throw _tuple.Damaged($"an object lies between bytes {first} and {end}", _tuple.Key.FileOffset, part);
        }

        int byteCount = (int)(end - first);
        if (byteCount == 0)
        {
            return null;
        }

        byte[] data = new ReadOnlySpan<byte>(_bytes.Read(cluster, (long)first, byteCount, -1), byteCount).ToArray();
        var reader = new ObjectReader(data, 0, _tuple.File.Streamers, new RecordContext(_tuple.File.Path, _tuple.Key.FileOffset, $"{_tuple.Key.Path}, {part}"));
        object? result = _type is CppType.Class ? reader.ReadObject(_field.TypeName) : reader.ReadBody(_type);
        return reader.Remaining == 0 ? result : throw reader.Damaged($"{reader.Remaining} bytes are left behind an object of class {_field.TypeName}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ends.Dispose();
        _bytes.Dispose();
    }
}
