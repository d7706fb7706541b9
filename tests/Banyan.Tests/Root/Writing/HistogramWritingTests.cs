using System.Text.Json.Nodes;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Writing;

public sealed class HistogramWritingTests
{
    [Fact]
    public void TH1D_ReadByJsRoot_HasBinsErrorsEntriesAndTitles()
    {
        using ScratchFile scratch = new();
        Write(scratch.Path, "hists/pt", WeightedTH1D());

        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["hists/pt;1"]!;

        Assert.Equal("TH1D", (string?)read["_typename"]);
        Assert.Equal("pt", (string?)read["fName"]);
        Assert.Equal("transverse momentum", (string?)read["fTitle"]);
        Assert.Equal([0.5, 1, 2.25, 3, -1], Numbers(read["fArray"]));
        Assert.Equal([0.25, 1, 5, 9, 1], Numbers(read["fSumw2"]));
        Assert.Equal(7, (double)read["fEntries"]!);
        Assert.Equal([6.25, 15, 10.5, 40.25], Members(read, "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2"));
        Assert.Equal("p_{T} [GeV]", (string?)read["fXaxis"]!["fTitle"]);
        Assert.Equal("events", (string?)read["fYaxis"]!["fTitle"]);
        Assert.Equal([3, 0, 30], Members(read["fXaxis"]!, "fNbins", "fXmin", "fXmax"));
        Assert.Empty(Numbers(read["fXaxis"]!["fXbins"]));
        Assert.Equal(5, (int)read["fNcells"]!);
    }

    [Fact]
    public void TH1D_VariableBinsAndLabels_ReadByJsRoot()
    {
        using ScratchFile scratch = new();
        RootHistogram histogram = new("TH1D")
        {
            Title = "cut flow",
            X = new RootAxis { BinCount = 2, Low = 0, High = 9, VariableEdges = new double[] { 0, 1, 9 }, Labels = new Dictionary<int, string> { [1] = "all", [2] = "η < 1" } },
            Contents = new double[] { 0, 10, 4, 0 },
            Entries = 14,
        };
        Write(scratch.Path, "flow", histogram);

        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["flow;1"]!;

        Assert.Equal([0, 1, 9], Numbers(read["fXaxis"]!["fXbins"]));
        Assert.Equal([0, 9], Members(read["fXaxis"]!, "fXmin", "fXmax"));
        Assert.Empty(Numbers(read["fSumw2"]));
        JsonArray labels = read["fXaxis"]!["fLabels"]!["arr"]!.AsArray();
        Assert.Equal(["all", "η < 1"], labels.Select(label => JsRoot.Text(label!["fString"])));
        Assert.Equal([1, 2], labels.Select(label => (int)label!["fUniqueID"]!));
    }

    [Fact]
    public void TH2D_ReadByJsRoot_HasCellsAndStatistics()
    {
        using ScratchFile scratch = new();
        double[] cells = [.. Enumerable.Range(0, 20).Select(i => i * 0.5)];
        RootHistogram histogram = new("TH2D")
        {
            Title = "eta:phi",
            X = new RootAxis { BinCount = 3, Low = -1, High = 2, Title = "#eta" },
            Y = new RootAxis { BinCount = 2, Low = 0, High = 1, Title = "#phi" },
            Z = RootAxis.Unused("weights"),
            Contents = cells,
            SumW2 = cells.Select(cell => cell * cell).ToArray(),
            Entries = 20,
            Statistics = new double[] { 1, 2, 3, 4, 5, 6, 7 },
        };
        Write(scratch.Path, "map", histogram);

        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["map;1"]!;

        Assert.Equal("TH2D", (string?)read["_typename"]);
        Assert.Equal(cells, Numbers(read["fArray"]));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], Members(read, "fTsumw", "fTsumw2", "fTsumwx", "fTsumwx2", "fTsumwy", "fTsumwy2", "fTsumwxy"));
        Assert.Equal([1], Members(read, "fScalefactor"));
        Assert.Equal(["#eta", "#phi", "weights"], new[] { "fXaxis", "fYaxis", "fZaxis" }.Select(axis => (string?)read[axis]!["fTitle"]));
        Assert.Equal([2, 0, 1], Members(read["fYaxis"]!, "fNbins", "fXmin", "fXmax"));
    }

    [Fact]
    public void TProfile_ReadByJsRoot_HasSumsAndErrorMode()
    {
        using ScratchFile scratch = new();
        RootHistogram histogram = new("TProfile")
        {
            Title = "mean",
            X = new RootAxis { BinCount = 2, Low = 0, High = 2 },
            Contents = new double[] { 0, 3, 8, 1 },
            SumW2 = new double[] { 0, 5, 40, 1 },
            Entries = 5,
            Statistics = new double[] { 4, 4, 5, 6, 11, 45 },
            Profile = new ProfilePart
            {
                BinEntries = new double[] { 0, 2, 2, 1 },
                BinSumW2 = new double[] { 0, 2, 3, 1 },
                ErrorMode = ProfileErrorMode.Spread,
                LowestValue = -5,
                HighestValue = 50,
            },
        };
        Write(scratch.Path, "profile", histogram);

        JsonNode read = JsRoot.Read(scratch.Path)["objects"]!["profile;1"]!;

        Assert.Equal("TProfile", (string?)read["_typename"]);
        Assert.Equal([0, 3, 8, 1], Numbers(read["fArray"]));
        Assert.Equal([0, 2, 2, 1], Numbers(read["fBinEntries"]));
        Assert.Equal([0, 2, 3, 1], Numbers(read["fBinSumw2"]));
        Assert.Equal([0, 5, 40, 1], Numbers(read["fSumw2"]));
        Assert.Equal([1, -5, 50, 11, 45], Members(read, "fErrorMode", "fYmin", "fYmax", "fTsumwy", "fTsumwy2"));
    }

    [Fact]
    public void Histogram_ArraysThatDisagreeWithTheAxes_IsRefused()
    {
        using ScratchFile scratch = new();
        RootHistogram wrong = new("TH1D") { X = new RootAxis { BinCount = 3, Low = 0, High = 1 }, Contents = new double[4] };

        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => Write(scratch.Path, "wrong", wrong));

        Assert.Contains("5 cells", problem.Message, StringComparison.Ordinal);
        Assert.Empty(scratch.Names);
    }

    internal static RootHistogram WeightedTH1D() => new("TH1D")
    {
        Title = "transverse momentum",
        X = new RootAxis { BinCount = 3, Low = 0, High = 30, Title = "p_{T} [GeV]" },
        Y = RootAxis.Unused("events"),
        Contents = new double[] { 0.5, 1, 2.25, 3, -1 },
        SumW2 = new double[] { 0.25, 1, 5, 9, 1 },
        Entries = 7,
        Statistics = new double[] { 6.25, 15, 10.5, 40.25 },
    };

    private static void Write(string path, string name, RootHistogram histogram)
    {
        using RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = RootCompression.None });
        file.Write(name, histogram);
        file.Commit();
    }

    private static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(item => (double)item!)];

    private static double[] Members(JsonNode node, params string[] names) => [.. names.Select(name => (double)node[name]!)];
}
