using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Tests.Root.Writing.RNTuples;

/// <summary>RNTuples that are written, read by JSROOT.</summary>
public sealed class RNTupleJsRootTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(207)]
    [InlineData(404)]
    [InlineData(505)]
    public void RNTuple_AllKindsOfColumns_ReadByJsRoot(int compressionSetting)
    {
        string longText = new('x', 300);
        Dictionary<string, (TestColumn Column, int[] Dimensions)> columns = new()
        {
            ["flag"] = (TestColumn.Scalar(true, false, true), []),
            ["i8"] = (TestColumn.Scalar<sbyte>(-128, 0, 127), []),
            ["u8"] = (TestColumn.Scalar<byte>(0, 128, 255), []),
            ["i16"] = (TestColumn.Scalar<short>(short.MinValue, 1, short.MaxValue), []),
            ["u16"] = (TestColumn.Scalar<ushort>(0, 1, ushort.MaxValue), []),
            ["i32"] = (TestColumn.Scalar(int.MinValue, 1, int.MaxValue), []),
            ["u32"] = (TestColumn.Scalar<uint>(0, 1, uint.MaxValue), []),
            ["i64"] = (TestColumn.Scalar<long>(-5, 1, 1L << 52), []),
            ["u64"] = (TestColumn.Scalar<ulong>(0, 1, 1UL << 52), []),
            ["f32"] = (TestColumn.Scalar(-0.1f, float.NaN, float.PositiveInfinity), []),
            ["f64"] = (TestColumn.Scalar(Math.PI, double.Epsilon, double.NegativeInfinity), []),
            ["x3"] = (TestColumn.Jagged<double>([1, 2, 3], [4, 5, 6], [7, 8, 9]), [3]),
            ["vf"] = (TestColumn.Jagged<float>([1, 2], [], [3]), []),
            ["vb"] = (TestColumn.Jagged<bool>([true, false], [], [true]), []),
            ["vvi"] = (TestColumn.Nested<int>([[1], [2, 3]], [], [[], [4]]), []),
            ["text"] = (TestColumn.Text("a", string.Empty, longText), []),
            ["vs"] = (TestColumn.Texts(["one", longText], [], [string.Empty]), []),
        };

        JsonNode tuple = Write(columns, compressionSetting, new RNTupleWriterOptions());

        Assert.Equal("a description", (string?)tuple["title"]);
        Assert.Equal("std::vector<std::vector<std::int32_t>>", (string?)tuple["fields"]!["vvi"]!["type"]);
        Assert.Equal("about vf", (string?)tuple["fields"]!["vf"]!["title"]);
    }

    [Fact]
    public void RNTuple_ManyPagesAndClusters_ReadByJsRoot()
    {
        Random random = new(5);
        float[][] jagged = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, random.Next(6)).Select(_ => random.NextSingle()).ToArray())];
        Dictionary<string, (TestColumn Column, int[] Dimensions)> columns = new()
        {
            ["id"] = (TestColumn.Scalar([.. Enumerable.Range(0, 3000)]), []),
            ["vector"] = (TestColumn.Jagged(jagged), []),
            ["text"] = (TestColumn.Text([.. jagged.Select(items => new string('t', items.Length))]), []),
        };

        Write(columns, 505, new RNTupleWriterOptions { PageByteCount = 1000, ClusterEntryCount = 700, Threads = 2 });
    }

    [Fact]
    public void StreamerInfo_OfTheAnchor_IsThatOfRoot()
    {
        string ofRoot = Corpus.Path("root640-rnt-snapshot.root");
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.CreateRNTuple("t", new RNTupleDefinition([new("x", DataType.Scalar(ElementKind.Float32))]));
            file.Commit();
        }

        Assert.Equal(JsRoot.ReadStreamers(ofRoot)["ROOT::RNTuple"]!.ToJsonString(), JsRoot.ReadStreamers(scratch.Path)["ROOT::RNTuple"]!.ToJsonString());
    }

    private static JsonNode Write(Dictionary<string, (TestColumn Column, int[] Dimensions)> columns, int compressionSetting, RNTupleWriterOptions options)
    {
        using ScratchFile scratch = new();
        int entryCount = columns.Values.First().Column.EntryCount;
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.FromSetting(compressionSetting) }))
        {
            RNTupleFieldDefinition[] fields =
                [.. columns.Select(pair => new RNTupleFieldDefinition(pair.Key, pair.Value.Column.Type) { Dimensions = pair.Value.Dimensions, Description = $"about {pair.Key}" })];
            RNTupleWriter tuple = file.CreateRNTuple("dir/Events", new RNTupleDefinition(fields, "a description"), options);
            tuple.Fill(entryCount, [.. columns.Values.Select(pair => pair.Column.BlockFrom(0))]);
            file.Commit();
        }

        JsonNode read = JsRoot.Read(scratch.Path)["rntuples"]!["dir/Events;1"]!;
        Assert.Equal(entryCount, (int)read["entries"]!);
        foreach ((string name, (TestColumn column, _)) in columns)
        {
            WrittenJson.AssertSame(name, new JsonArray([.. column.Expected.Select(node => node.DeepClone())]), read["fields"]![name]!["values"]!);
            column.Dispose();
        }

        return read;
    }
}
