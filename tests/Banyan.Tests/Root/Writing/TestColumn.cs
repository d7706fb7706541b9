using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Banyan.Columns;

namespace Banyan.Tests.Root.Writing;

/// <summary>A column of a test in native form, and the JSON that a reader of it should give.</summary>
internal sealed unsafe class TestColumn : IDisposable
{
    private readonly List<GCHandle> _pins = [];
    private readonly ColumnBlock _block;

    private TestColumn(DataType type, int entryCount, Array values, JsonNode[] expected, params int[][] offsets)
    {
        Type = type;
        EntryCount = entryCount;
        Expected = expected;
        _block = new ColumnBlock
        {
            EndEntry = entryCount,
            Values = Pin(values),
            Offsets0 = offsets.Length > 0 ? (int*)Pin(offsets[0]) : null,
            Offsets1 = offsets.Length > 1 ? (int*)Pin(offsets[1]) : null,
            Offsets2 = offsets.Length > 2 ? (int*)Pin(offsets[2]) : null,
            Offsets3 = offsets.Length > 3 ? (int*)Pin(offsets[3]) : null,
        };
    }

    public DataType Type { get; }

    public int EntryCount { get; }

    /// <summary>One node per entry: numbers (64-bit integers as strings), booleans, strings, arrays.</summary>
    public JsonNode[] Expected { get; }

    /// <summary>The entries from <paramref name="first"/> on.</summary>
    public ColumnBlock BlockFrom(int first)
    {
        ColumnBlock block = _block;
        block.FirstEntry = first;
        if (block.Offsets0 != null)
        {
            block.Offsets0 += first;
        }
        else
        {
            block.Values = (byte*)block.Values + ((long)first * Type.Element.SizeOf());
        }

        return block;
    }

    public static TestColumn Scalar<T>(params T[] values)
        where T : unmanaged =>
        new(DataType.Scalar(KindOf<T>()), values.Length, values, [.. values.Select(Node)]);

    public static TestColumn Jagged<T>(params T[][] values)
        where T : unmanaged =>
        new(DataType.Vector(KindOf<T>()), values.Length, values.SelectMany(v => v).ToArray(), [.. values.Select(Nodes)], Offsets(values.Select(v => v.Length)));

    public static TestColumn Nested<T>(params T[][][] values)
        where T : unmanaged =>
        new(
            DataType.Vector(DataType.Vector(KindOf<T>())),
            values.Length,
            values.SelectMany(v => v).SelectMany(v => v).ToArray(),
            [.. values.Select(v => new JsonArray([.. v.Select(Nodes)]))],
            Offsets(values.Select(v => v.Length)),
            Offsets(values.SelectMany(v => v).Select(v => v.Length)));

    /// <summary>A column of four levels.</summary>
    public static TestColumn Deep<T>(params T[][][][][] values)
        where T : unmanaged
    {
        T[][][][] second = [.. values.SelectMany(v => v)];
        T[][][] third = [.. second.SelectMany(v => v)];
        T[][] last = [.. third.SelectMany(v => v)];
        return new(
            DataType.Vector(DataType.Vector(DataType.Vector(DataType.Vector(KindOf<T>())))),
            values.Length,
            last.SelectMany(v => v).ToArray(),
            [.. values.Select(v => JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(v))!)],
            Offsets(values.Select(v => v.Length)),
            Offsets(second.Select(v => v.Length)),
            Offsets(third.Select(v => v.Length)),
            Offsets(last.Select(v => v.Length)));
    }

    public static TestColumn Text(params string[] values) =>
        new(new StringType(), values.Length, Bytes(values), [.. values.Select(v => JsonValue.Create(v))], Offsets(values.Select(Encoding.UTF8.GetByteCount)));

    public static TestColumn Texts(params string[][] values) =>
        new(
            DataType.Vector(new StringType()),
            values.Length,
            Bytes(values.SelectMany(v => v)),
            [.. values.Select(v => new JsonArray([.. v.Select(t => JsonValue.Create(t))]))],
            Offsets(values.Select(v => v.Length)),
            Offsets(values.SelectMany(v => v).Select(Encoding.UTF8.GetByteCount)));

    /// <summary>Asserts that a block has the bits of this column's entries of the same numbers.</summary>
    public void AssertSame(string what, in ColumnBlock block)
    {
        int begin = (int)block.FirstEntry;
        int end = (int)block.EndEntry;
        (int theirs, int ours) = (0, begin);
        (int theirEnd, int ourEnd) = (end - begin, end);
        int*[] offsets = [_block.Offsets0, _block.Offsets1, _block.Offsets2, _block.Offsets3];
        int*[] blockOffsets = [block.Offsets0, block.Offsets1, block.Offsets2, block.Offsets3];
        for (int level = 0; level < Type.OffsetLevels; level++)
        {
            for (int i = 0; i < ourEnd - ours; i++)
            {
                int expected = offsets[level][ours + i + 1] - offsets[level][ours + i];
                int found = blockOffsets[level][theirs + i + 1] - blockOffsets[level][theirs + i];
                Assert.True(expected == found, $"{what}: level {level}, item {i} from entry {begin} has {found} items, expected {expected}");
            }

            (ours, ourEnd) = (offsets[level][ours], offsets[level][ourEnd]);
            (theirs, theirEnd) = (blockOffsets[level][theirs], blockOffsets[level][theirEnd]);
        }

        int size = Type.Element.SizeOf();
        ReadOnlySpan<byte> own = new((byte*)_block.Values + (ours * size), (ourEnd - ours) * size);
        ReadOnlySpan<byte> read = new((byte*)block.Values + (theirs * size), (theirEnd - theirs) * size);
        Assert.True(own.SequenceEqual(read), $"{what}: entries {begin} to {end} have other values");
    }

    public void Dispose()
    {
        foreach (GCHandle pin in _pins)
        {
            pin.Free();
        }
    }

    private static ElementKind KindOf<T>() => ElementKinds.FromClrType(typeof(T))!.Value;

    private static JsonNode Node<T>(T value)
        where T : unmanaged => value switch
        {
            float.NaN or double.NaN => JsonValue.Create("NaN"),
            float.PositiveInfinity or double.PositiveInfinity => JsonValue.Create("Infinity"),
            float.NegativeInfinity or double.NegativeInfinity => JsonValue.Create("-Infinity"),
            bool flag => JsonValue.Create(flag),
            long or ulong => JsonValue.Create(value.ToString()!),
            _ => JsonValue.Create(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        };

    private static JsonNode Nodes<T>(T[] values)
        where T : unmanaged => new JsonArray([.. values.Select(Node)]);

    private static int[] Offsets(IEnumerable<int> lengths)
    {
        List<int> offsets = [0];
        foreach (int length in lengths)
        {
            offsets.Add(offsets[^1] + length);
        }

        return [.. offsets];
    }

    private static byte[] Bytes(IEnumerable<string> values) => [.. values.SelectMany(Encoding.UTF8.GetBytes)];

    private void* Pin(Array array)
    {
        GCHandle pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        _pins.Add(pin);
        return (void*)pin.AddrOfPinnedObject();
    }
}
