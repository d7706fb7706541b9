using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

/// <summary>Writes what ROOT 6.40 wrote into a file of the corpus, and compares every member of the objects, as JSROOT reads them from
/// both.</summary>
public sealed class SameAsRootTests
{
    /// <summary>Members that say where and how compactly baskets lie.</summary>
    private static readonly string[] s_places =
        ["fTotBytes", "fZipBytes", "fSavedBytes", "fFlushedBytes", "fBasketBytes", "fBasketSeek", "fBasketEntry", "fMaxBaskets", "fWriteBasket", "fBasketSize", "fCompress", "fAutoFlush", "fBaskets", "fEntryOffsetLen"];

    /// <summary>TBranchElement::kAddressSet: a state in the memory of the program that wrote, which ROOT lets slip into the file.</summary>
    private const long AddressSet = 1 << 20;

    [Fact]
    public void ScalarTree_AgainstRoot640()
    {
        using TestColumn run = TestColumn.Scalar([.. Enumerable.Repeat(1u, 22)]);
        JsonNode own = WriteTree("LuminosityBlocks", 22, (run, new BranchDefinition("run", run.Type)), (run, new BranchDefinition("luminosityBlock", run.Type)));

        AssertSame(JsRoot.ReadObject(Corpus.Path("root640-phys-nanoaod.root"), "LuminosityBlocks"), own);
    }

    [Fact]
    public void CountedBranches_AgainstRoot640()
    {
        JsonNode roots = JsRoot.ReadObject(Corpus.Path("root640-phys-nanoaod.root"), "Events");
        using TestColumn count = TestColumn.Scalar([.. Enumerable.Range(0, 2000).Select(i => i == 7 ? 5u : 0u)]);
        using TestColumn pt = TestColumn.Jagged([.. Enumerable.Range(0, 2000).Select(i => new float[i == 7 ? 5 : 0])]);
        JsonNode own = WriteTree(
            "Events",
            2000,
            (count, new BranchDefinition("nElectron", count.Type) { Title = "number of Electron" }),
            (pt, new BranchDefinition("Electron_pt", pt.Type) { CountBranch = "nElectron", Title = "pt of Electron" }));

        AssertSame(Branch(roots, "nElectron"), Branch(own, "nElectron"));
        JsonNode electron = Branch(roots, "Electron_pt");
        electron["fLeaves"]!["arr"]![0]!["fLeafCount"] = Branch(roots, "nElectron")["fLeaves"]!["arr"]![0]!.DeepClone();
        AssertSame(electron, Branch(own, "Electron_pt"));
    }

    [Theory]
    [InlineData("v_float", ElementKind.Float32)]
    [InlineData("v_Int_t", ElementKind.Int32)]
    [InlineData("v_bool", ElementKind.Bool)]
    [InlineData("v_UChar_t", ElementKind.UInt8)]
    public void VectorBranch_AgainstRoot640(string name, ElementKind kind)
    {
        using TestColumn values = TestColumn.Jagged<float>([.. Enumerable.Repeat(Array.Empty<float>(), 260)]);
        JsonNode own = WriteTree("stl", 260, (values, new BranchDefinition(name, DataType.Vector(kind))));

        AssertSame(Branch(JsRoot.ReadObject(Corpus.Path("root640-stl.root"), "stl"), name), Branch(own, name));
    }

    [Fact]
    public void StringBranch_AgainstRoot640()
    {
        using TestColumn values = TestColumn.Text([.. Enumerable.Repeat("x", 260)]);
        JsonNode own = WriteTree("stl", 260, (values, new BranchDefinition("str", values.Type)));
        JsonNode roots = Branch(JsRoot.ReadObject(Corpus.Path("root640-stl.root"), "stl"), "str");
        roots["fCheckSum"] = Branch(own, "str")["fCheckSum"]!.DeepClone(); // depends on the compiler that built ROOT

        AssertSame(roots, Branch(own, "str"));
    }

    [Fact]
    public void CStringBranch_AgainstRoot640()
    {
        using TestColumn values = TestColumn.Text([new string('x', 1000), .. Enumerable.Repeat("x", 2999)]);
        JsonNode own = WriteTree("leaves", 3000, (values, new BranchDefinition("text", values.Type) { Storage = BranchStorage.Leaf }));

        AssertSame(Branch(JsRoot.ReadObject(Corpus.Path("root640-leaves.root"), "leaves"), "text"), Branch(own, "text"));
    }

    [Fact]
    public void TH1D_AgainstRoot640() => AssertSameHistogram("weighted", 1);

    [Fact]
    public void TH2D_AgainstRoot640() => AssertSameHistogram("h2d", 2);

    [Fact]
    public void TH3D_AgainstRoot640() => AssertSameHistogram("h3d", 3);

    [Fact]
    public void TProfile2D_AgainstRoot640() => AssertSameHistogram("prof2", 2);

    [Fact]
    public void TProfile_AgainstRoot640() => AssertSameHistogram("profw_s", 1);

    private static void AssertSameHistogram(string name, int dimensions)
    {
        JsonNode roots = JsRoot.ReadObject(Corpus.Path("root640-hists.root"), name);
        string className = (string)roots["_typename"]!;
        List<string> statistics = ["fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"];
        statistics.AddRange(className switch
        {
            "TProfile" => ["fTsumwy", "fTsumwy2"],
            "TH2D" => ["fTsumwy", "fTsumwy2", "fTsumwxy"],
            "TH3D" => ["fTsumwy", "fTsumwy2", "fTsumwxy", "fTsumwz", "fTsumwz2", "fTsumwxz", "fTsumwyz"],
            "TProfile2D" => ["fTsumwy", "fTsumwy2", "fTsumwxy", "fTsumwz", "fTsumwz2"],
            _ => [],
        });
        RootHistogram copy = new(className)
        {
            Title = (string)roots["fTitle"]!,
            X = Axis(roots["fXaxis"]!),
            Y = dimensions > 1 ? Axis(roots["fYaxis"]!) : RootAxis.Unused((string)roots["fYaxis"]!["fTitle"]!),
            Z = dimensions > 2 ? Axis(roots["fZaxis"]!) : RootAxis.Unused((string)roots["fZaxis"]!["fTitle"]!),
            Contents = Numbers(roots["fArray"]),
            SumW2 = Numbers(roots["fSumw2"]),
            Entries = (double)roots["fEntries"]!,
            Statistics = statistics.Select(member => (double)roots[member]!).ToArray(),
            Profile = className.StartsWith("TProfile", StringComparison.Ordinal)
                ? new ProfilePart
                {
                    BinEntries = Numbers(roots["fBinEntries"]),
                    BinSumW2 = Numbers(roots["fBinSumw2"]),
                    ErrorMode = (ProfileErrorMode)(int)roots["fErrorMode"]!,
                    LowestValue = (double)roots[dimensions == 1 ? "fYmin" : "fZmin"]!,
                    HighestValue = (double)roots[dimensions == 1 ? "fYmax" : "fZmax"]!,
                }
                : null,
        };
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write(name, copy);
            file.Commit();
        }

        AssertSame(roots, JsRoot.ReadObject(scratch.Path, name));
    }

    private static RootAxis Axis(JsonNode axis) => new()
    {
        BinCount = (int)axis["fNbins"]!,
        Low = (double)axis["fXmin"]!,
        High = (double)axis["fXmax"]!,
        VariableEdges = Numbers(axis["fXbins"]),
        Title = (string)axis["fTitle"]!,
    };

    private static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(item => (double)item!)];

    private static JsonNode WriteTree(string name, int entryCount, params (TestColumn Column, BranchDefinition Definition)[] branches)
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            TreeWriter tree = file.CreateTree(name, new TreeDefinition([.. branches.Select(branch => branch.Definition)]));
            tree.Fill(entryCount, [.. branches.Select(branch => branch.Column.BlockFrom(0))]);
            file.Commit();
        }

        return JsRoot.ReadObject(scratch.Path, name);
    }

    private static JsonNode Branch(JsonNode tree, string name) => tree["fBranches"]!["arr"]!.AsArray().Single(branch => (string?)branch!["fName"] == name)!;

    private static void AssertSame(JsonNode roots, JsonNode own) => Assert.Equal(Lines(roots), Lines(own));

    private static List<string> Lines(JsonNode node)
    {
        List<string> lines = [];
        Collect(node, string.Empty);
        return lines;

        void Collect(JsonNode? part, string path)
        {
            switch (part)
            {
                case JsonObject members:
                    foreach ((string name, JsonNode? value) in members)
                    {
                        if (name == "fBits")
                        {
                            lines.Add($"{path}.{name} = {(long)value! & ~AddressSet}");
                        }
                        else if (!s_places.Contains(name))
                        {
                            Collect(value, $"{path}.{name}");
                        }
                    }

                    break;
                case JsonArray items:
                    for (int i = 0; i < items.Count; i++)
                    {
                        Collect(items[i], $"{path}[{i}]");
                    }

                    break;
                default:
                    lines.Add($"{path} = {part?.ToJsonString() ?? "null"}");
                    break;
            }
        }
    }
}
