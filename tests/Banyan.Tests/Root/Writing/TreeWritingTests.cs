using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

public sealed class TreeWritingTests
{
    [Fact]
    public void Tree_ScalarsOfAllTypes_ReadByJsRoot()
    {
        Dictionary<string, TestColumn> columns = new()
        {
            ["flag"] = TestColumn.Scalar(true, false, true),
            ["i8"] = TestColumn.Scalar<sbyte>(-128, 0, 127),
            ["u8"] = TestColumn.Scalar<byte>(0, 128, 255),
            ["i16"] = TestColumn.Scalar<short>(short.MinValue, 1, short.MaxValue),
            ["u16"] = TestColumn.Scalar<ushort>(0, 1, ushort.MaxValue),
            ["i32"] = TestColumn.Scalar(int.MinValue, 1, int.MaxValue),
            ["u32"] = TestColumn.Scalar<uint>(0, 1, uint.MaxValue),
            ["i64"] = TestColumn.Scalar<long>(-5, 1, 1L << 52), // JSROOT 7.11 misreads negative ones below -2^31; Banyan's own reader checks those
            ["u64"] = TestColumn.Scalar<ulong>(0, 1, 1UL << 52),
            ["f32"] = TestColumn.Scalar(-0.1f, float.NaN, float.PositiveInfinity),
            ["f64"] = TestColumn.Scalar(Math.PI, double.Epsilon, double.NegativeInfinity),
        };

        AssertRoundTrip(columns, name => new BranchDefinition(name, columns[name].Type));
    }

    [Fact]
    public void Tree_CountedArrays_ReadByJsRoot()
    {
        float[][] pt = [[1.5f, 2.5f], [], [3.5f], [4.5f, 5.5f, 6.5f]];
        Dictionary<string, TestColumn> columns = new()
        {
            ["Muon_pt"] = TestColumn.Jagged(pt),
            ["nMuon"] = TestColumn.Scalar(2u, 0u, 1u, 3u),
            ["Muon_charge"] = TestColumn.Jagged<sbyte>([1, -1], [], [-1], [1, 1, -1]),
            ["Jet_tag"] = TestColumn.Jagged<bool>([], [true], [], [false, true]),
        };

        JsonNode tree = AssertRoundTrip(
            columns,
            name => new BranchDefinition(name, columns[name].Type)
            {
                CountBranch = name.StartsWith("Muon", StringComparison.Ordinal) ? "nMuon" : name.StartsWith("Jet", StringComparison.Ordinal) ? "nJet" : string.Empty,
                Title = name == "Muon_pt" ? "transverse momentum" : string.Empty,
            });

        Assert.Equal(["nMuon", "Muon_pt", "Muon_charge", "nJet", "Jet_tag"], tree["branches"]!.AsObject().Select(branch => branch.Key));
        Assert.Equal("transverse momentum", (string?)tree["branches"]!["Muon_pt"]!["title"]);
        Assert.Equal("Muon_charge[nMuon]/B", (string?)tree["branches"]!["Muon_charge"]!["title"]);
        Assert.Equal("[0,1,0,2]", tree["branches"]!["nJet"]!["values"]!.ToJsonString());
    }

    [Fact]
    public void Tree_FixedArrays_ReadByJsRoot()
    {
        Dictionary<string, TestColumn> columns = new() { ["x"] = TestColumn.Jagged<double>([1, 2, 3], [4, 5, 6]), ["id"] = TestColumn.Scalar(7, 8) };

        AssertRoundTrip(columns, name => new BranchDefinition(name, columns[name].Type) { Dimensions = name == "x" ? [3] : [] });
    }

    [Fact]
    public void Tree_VectorsAndStrings_ReadByJsRoot()
    {
        string longText = new('x', 300);
        Dictionary<string, TestColumn> columns = new()
        {
            ["vf"] = TestColumn.Jagged<float>([1, 2], [], [3]),
            ["vu8"] = TestColumn.Jagged<byte>([255], [1, 2], []),
            ["vi64"] = TestColumn.Jagged<long>([-1], [1L << 40, 2], []),
            ["vb"] = TestColumn.Jagged<bool>([true, false], [], [true]),
            ["vvi"] = TestColumn.Nested<int>([[1], [2, 3]], [], [[], [4]]),
            ["text"] = TestColumn.Text("a", string.Empty, longText),
            ["ctext"] = TestColumn.Text(longText, "b", "cc"),
            ["vs"] = TestColumn.Texts(["one", longText], [], [string.Empty]),
        };

        AssertRoundTrip(columns, name => new BranchDefinition(name, columns[name].Type) { Storage = name == "ctext" ? BranchStorage.Leaf : BranchStorage.Automatic });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(207)]
    [InlineData(404)]
    [InlineData(505)]
    public void Tree_ManyBasketsAndClusters_ReadByJsRoot(int compressionSetting)
    {
        Random random = new(5);
        float[][] jagged = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, random.Next(6)).Select(_ => random.NextSingle()).ToArray())];
        Dictionary<string, TestColumn> columns = new()
        {
            ["id"] = TestColumn.Scalar([.. Enumerable.Range(0, 3000)]),
            ["n"] = TestColumn.Scalar([.. jagged.Select(item => item.Length)]),
            ["counted"] = TestColumn.Jagged(jagged),
            ["vector"] = TestColumn.Jagged(jagged),
        };

        AssertRoundTrip(
            columns,
            name => new BranchDefinition(name, columns[name].Type) { CountBranch = name == "counted" ? "n" : string.Empty },
            new TreeWriterOptions
            {
                BasketByteCount = 1000,
                ClusterByteCount = 30_000,
                Threads = 2,
                Compression = RootCompression.FromSetting(compressionSetting),
            },
            blockSize: 77);
    }

    [Fact]
    public void Tree_WithoutEntries_ReadByJsRoot()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.CreateTree("dir/empty", new TreeDefinition([new BranchDefinition("x", DataType.Scalar(ElementKind.Float32))], "nothing in it"));
            file.Commit();
        }

        JsonNode tree = JsRoot.Read(scratch.Path)["trees"]!["dir/empty;1"]!;

        Assert.Equal("nothing in it", (string?)tree["title"]);
        Assert.Equal(0, (int)tree["entries"]!);
    }

    [Fact]
    public void Fill_CountThatDisagrees_NamesBranchAndEntry()
    {
        using ScratchFile scratch = new();
        using TestColumn count = TestColumn.Scalar(1, 2);
        using TestColumn values = TestColumn.Jagged<float>([1], [2]);
        using RootFileWriter file = RootFileWriter.Create(scratch.Path);
        TreeWriter tree = file.CreateTree("t", new TreeDefinition([new("n", count.Type), new("v", values.Type) { CountBranch = "n" }]));

        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => tree.Fill(2, [count.BlockFrom(0), values.BlockFrom(0)]));

        Assert.Equal("branch v: entry 1 has 1 values, its count branch n says 2 × 1", problem.Message);
    }

    [Theory]
    [InlineData("x", "x", "two branches")]
    [InlineData("", "y", "needs a name")]
    [InlineData("a/b", "y", "without a slash")]
    public void CreateTree_WrongNames_AreRefused(string first, string second, string expected)
    {
        using ScratchFile scratch = new();
        using RootFileWriter file = RootFileWriter.Create(scratch.Path);
        DataType type = DataType.Scalar(ElementKind.Int32);

        ArgumentException problem = Assert.Throws<ArgumentException>(() => file.CreateTree("t", new TreeDefinition([new(first, type), new(second, type)])));

        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    private static JsonNode AssertRoundTrip(
        Dictionary<string, TestColumn> columns, Func<string, BranchDefinition> define, TreeWriterOptions? options = null, int blockSize = int.MaxValue)
    {
        using ScratchFile scratch = new();
        int entryCount = columns.Values.First().EntryCount;
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            TreeWriter tree = file.CreateTree("Events", new TreeDefinition([.. columns.Keys.Select(define)]), options);
            for (int first = 0; first < entryCount; first += Math.Min(blockSize, entryCount))
            {
                ColumnBlock[] blocks = [.. columns.Values.Select(column => column.BlockFrom(first))];
                tree.Fill(Math.Min(blockSize, entryCount - first), blocks);
            }

            file.Commit();
        }

        JsonNode read = JsRoot.Read(scratch.Path)["trees"]!["Events;1"]!;
        Assert.Equal(entryCount, (int)read["entries"]!);
        foreach ((string name, TestColumn column) in columns)
        {
            WrittenJson.AssertSame(name, new JsonArray([.. column.Expected.Select(node => node.DeepClone())]), read["branches"]![name]!["values"]!);
            column.Dispose();
        }

        return read;
    }
}
