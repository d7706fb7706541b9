using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Tests.Root.Writing.RNTuples;

/// <summary>Columns of every kind that can be written, with random values, and an RNTuple of them.</summary>
internal sealed class KindsOfColumns : IDisposable
{
    public const int EntryCount = 5000;

    public KindsOfColumns(int seed)
    {
        Random random = new(seed);
        Fields =
        [
            Define("flag", TestColumn.Scalar([.. Make(EntryCount, _ => random.Next(2) == 1)])),
            Define("i8", TestColumn.Scalar([.. Make(EntryCount, _ => (sbyte)random.Next(256))])),
            Define("u8", TestColumn.Scalar([.. Make(EntryCount, _ => (byte)random.Next(256))])),
            Define("i16", TestColumn.Scalar([.. Make(EntryCount, _ => (short)random.Next(65536))])),
            Define("u16", TestColumn.Scalar([.. Make(EntryCount, _ => (ushort)random.Next(65536))])),
            Define("i32", TestColumn.Scalar([.. Make(EntryCount, _ => random.Next() - random.Next())])),
            Define("u32", TestColumn.Scalar([.. Make(EntryCount, _ => (uint)random.NextInt64(1L << 32))])),
            Define("i64", TestColumn.Scalar([.. Make(EntryCount, _ => random.NextInt64(long.MinValue, long.MaxValue))])),
            Define("u64", TestColumn.Scalar([.. Make(EntryCount, _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))])),
            Define("f32", TestColumn.Scalar([.. Make(EntryCount, _ => BitConverter.Int32BitsToSingle(random.Next()))])),
            Define("f64", TestColumn.Scalar([.. Make(EntryCount, _ => random.NextDouble() - 0.5)])),
            Define("x3", TestColumn.Jagged(Make(EntryCount, _ => Make(3, _ => random.NextDouble()))), 3),
            Define("x23", TestColumn.Jagged(Make(EntryCount, _ => Make(6, _ => random.Next(100)))), 2, 3),
            Define("vf", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(20), _ => random.NextSingle())))),
            Define("vb", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(3), _ => random.Next(2) == 1)))),
            Define("vi64", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(3), _ => random.NextInt64(long.MinValue, long.MaxValue))))),
            Define("vvi", TestColumn.Nested(Make(EntryCount, _ => Make(random.Next(3), _ => Make(random.Next(3), _ => random.Next(1000)))))),
            Define("text", TestColumn.Text(Make(EntryCount, i => new string((char)('a' + random.Next(26)), random.Next(i % 100 == 0 ? 1000 : 10))))),
            Define("vtext", TestColumn.Texts(Make(EntryCount, _ => Make(random.Next(3), i => $"item {i} é")))),
        ];
    }

    /// <summary>The fields with their values.</summary>
    public (RNTupleFieldDefinition Field, TestColumn Column)[] Fields { get; }

    /// <summary>The definition.</summary>
    public RNTupleDefinition Definition => new([.. Fields.Select(pair => pair.Field)], "all kinds");

    /// <summary>Writes them in blocks as <c>dir/Events</c>, or another name.</summary>
    public void Write(RootFileWriter file, RNTupleWriterOptions options, Func<int> blockSize, string name = "dir/Events")
    {
        RNTupleWriter tuple = file.CreateRNTuple(name, Definition, options);
        for (int first = 0; first < EntryCount;)
        {
            int count = Math.Min(blockSize(), EntryCount - first);
            tuple.Fill(count, [.. Fields.Select(field => field.Column.BlockFrom(first))]);
            first += count;
        }

        tuple.Finish();
    }

    public void Dispose()
    {
        foreach ((_, TestColumn column) in Fields)
        {
            column.Dispose();
        }
    }

    private static (RNTupleFieldDefinition Field, TestColumn Column) Define(string name, TestColumn column, params int[] dimensions) =>
        (new RNTupleFieldDefinition(name, column.Type) { Dimensions = dimensions, Description = $"about {name}" }, column);

    private static T[] Make<T>(int count, Func<int, T> item) => [.. Enumerable.Range(0, count).Select(item)];
}
