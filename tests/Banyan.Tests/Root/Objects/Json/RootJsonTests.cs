using System.Text;
using System.Text.Json.Nodes;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Objects;
using Banyan.Root.Objects.Json;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Objects.Json;

/// <summary>The form of ROOT JSON, and what JSROOT makes of it.</summary>
public sealed class RootJsonTests
{
    private static readonly StreamerTable s_table = new(
        [
            new StreamerInfo("Base", 1, 0, [Element("x", StreamerType.Int), Element("both", StreamerType.Int)]),
            new StreamerInfo("Derived", 1, 0,
            [
                new StreamerElement { ElementClass = "TStreamerBase", Name = "Base", Type = StreamerType.Base, TypeName = "BASE", BaseVersion = 1 },
                Element("both", StreamerType.Double),
                Element("grid", StreamerType.Short + (int)StreamerType.FixedArray) with { ArrayLength = 4, Dimensions = [2, 2] },
                Element("text", StreamerType.Char + (int)StreamerType.FixedArray) with { ArrayLength = 4, Dimensions = [4] },
                new StreamerElement { ElementClass = "TStreamerSTL", Name = "map", Type = StreamerType.Streamer, TypeName = "map<string,vector<int>,less<string>>" },
            ]),
        ],
        BuiltInStreamers.Table);

    [Fact]
    public void ToBytes_MembersOfAllKinds_HaveRootsForm()
    {
        byte[] bytes =
        [
            0x40, 0, 0, 71, 0, 1, 0x40, 0, 0, 10, 0, 1, 0, 0, 0, 7, 0, 0, 0, 8, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 3, 0, 4, (byte)'h', (byte)'i', 0, 9,
            0x40, 0, 0, 31, 0, 9, 0, 0, 0, 2, 1, (byte)'a', 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 6, 2, (byte)'b', (byte)'c', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        ];
        bytes = Sized(bytes, 40, 27);

        Assert.Equal(
            """{"_typename":"Derived","x":7,"both":"Infinity","grid":[[1,2],[3,4]],"text":"hi","map":[{"$pair":"pair<string,vector<int>,less<string>>","first":"a","second":[5,6]},{"$pair":"pair<string,vector<int>,less<string>>","first":"bc","second":[]}]}""",
            Text(new ObjectReader(bytes, 0, s_table, new RecordContext("test.root", 0, null)).ReadObject("Derived")));
    }

    [Fact]
    public void ToBytes_ObjectTwiceInAList_IsAReferenceByItsNumber()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-objects.root"));

        Assert.Equal(
            """{"_typename":"TObjArray","name":"oa","arr":[{"_typename":"TNamed","fUniqueID":0,"fBits":0,"fName":"first","fTitle":""},{"_typename":"TObjString","fUniqueID":0,"fBits":0,"fString":"third"},{"$ref":1}]}""",
            Text(file.Get("tobjarray")));
    }

    [Fact]
    public void ToBytes_HistogramInJsRoot_HasTheSameCells()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-hists.root"));
        RootObject stored = file.Get("fitted");
        RootHistogram histogram = RootHistogram.From(stored, file.Path, "fitted");

        JsonNode seen = JsRoot.ParseJson(RootJson.ToBytes(stored).Span);

        Assert.Equal(histogram.Contents.ToArray(), seen["contents"]!.AsArray().Select(v => (double)v!));
        Assert.Equal(histogram.Variances().Length, seen["errors"]!.AsArray().Count);
        foreach ((double variance, JsonNode? error) in histogram.Variances().Zip(seen["errors"]!.AsArray()))
        {
            Assert.Equal(Math.Sqrt(variance), (double)error!, 1e-9);
        }

        double[] edges = histogram.X.ToEdges();
        Assert.Equal(edges.Length - 1, seen["centers"]!.AsArray().Count);
        Assert.Equal((edges[0] + edges[1]) / 2, (double)seen["centers"]![0]!, 1e-12);
        Assert.Contains("TF1", seen["functions"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public void ToBytes_GraphInJsRoot_HasTheSamePoints()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-graphs.root"));
        RootObject graph = file.Get("graph");

        JsonNode seen = JsRoot.ParseJson(RootJson.ToBytes(graph).Span);

        Assert.Equal(graph.GetArray<double>("fX"), seen["x"]!.AsArray().Select(v => (double)v!));
        Assert.Equal(graph.GetArray<double>("fY"), seen["y"]!.AsArray().Select(v => (double)v!));
        Assert.Equal(["TF1"], seen["functions"]!.AsArray().Select(f => (string)f!));
    }

    [Fact]
    public void ToBytes_FunctionInJsRoot_HasItsValues()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-graphs.root"));

        JsonNode seen = JsRoot.ParseJson(RootJson.ToBytes(file.Get("f1")).Span);

        // [0]*sin([1]*x)+gaus(2) with the parameters 1 to 5, from 0 to 10.
        for (int i = 0; i <= 10; i++)
        {
            double z = (i - 4) / 5.0;
            Assert.Equal(Math.Sin(2 * i) + (3 * Math.Exp(-0.5 * z * z)), (double)seen["values"]![i]!, 1e-9);
        }
    }

    [Fact]
    public void ToBytes_CollectionsInJsRoot_HoldTheSameObjects()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-objects.root"));

        Assert.Equal([0, 1, 0], JsRoot.ParseJson(RootJson.ToBytes(file.Get("tobjarray")).Span)["same"]!.AsArray().Select(v => (int)v!));
        Assert.Equal(["TPair k3", "TPair key1", "TPair key2"], JsRoot.ParseJson(RootJson.ToBytes(file.Get("tmap")).Span)["items"]!.AsArray().Select(v => (string)v!));
    }

    private static string Text(RootObject value) => Encoding.UTF8.GetString(RootJson.ToBytes(value).Span);

    // Sets the byte counts of the whole and of the container at an offset to what is there.
    private static byte[] Sized(byte[] bytes, int containerOffset, int containerByteCount)
    {
        byte[] result = bytes[..(containerOffset + 4 + containerByteCount)];
        result[3] = (byte)(result.Length - 4);
        result[containerOffset + 3] = (byte)containerByteCount;
        return result;
    }

    private static StreamerElement Element(string name, StreamerType type) => new() { ElementClass = "TStreamerBasicType", Name = name, Type = type, TypeName = "number" };
}
