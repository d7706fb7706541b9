using System.Text.Json;
using Banyan.Frame;
using Banyan.Inspection.Listing;

namespace Banyan.Tests.Inspection;

public sealed class ListingTextTests
{
    [Fact]
    public void Write_FewBranches_ListsThemWithSizesAndTitles() => Assert.Equal(
        """
        f.root: 123 kB, ROOT 6.40/00, ZSTD 5, 2 keys

          key       class       entries  branches  bytes   in file  title
          Events;1  TTree         1,000         4  300 kB  100 kB   the events
          note;1    TObjString                      12 B    12 B  Collectable string class

        Events: 1,000 entries in 2 clusters, 4 branches, 300 kB, in the file 100 kB (3.0 times smaller)
          branch   type          bytes   in file  ratio  baskets  compression  title
          run      UInt_t        4.00 kB   400 B   10.0        2  LZ4 4        run number
          nMuon    UInt_t        4.00 kB   400 B   10.0        2  LZ4 4
          Muon_pt  Float_t[]     4.00 kB   400 B   10.0        2  LZ4 4        transverse momentum, GeV
          Muon_x   vector<what>  4.00 kB   400 B   10.0        2  LZ4 4        (cannot be read: class 'what' has no streamer info)

        """.Trim().Split('\n').Select(Squeeze),
        Text(new ListingOptions()).Trim().Split('\n').Select(Squeeze));

    [Fact]
    public void Write_ManyBranches_SummarisesByCollection()
    {
        string text = Text(new ListingOptions { SummaryAbove = 3 });
        Assert.Contains("Muon", text, StringComparison.Ordinal);
        Assert.Contains("(1 cannot be read)", text, StringComparison.Ordinal);
        Assert.Contains("1 single branch:\n    run\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Muon_pt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PatternThatFitsNothing_OffersTheNearest() =>
        Assert.Contains("did you mean Muon_pt", Text(new ListingOptions { Pattern = NamePattern.Parse("Muon_pz") }), StringComparison.Ordinal);

    [Fact]
    public void Write_NarrowTerminal_CutsLines() =>
        Assert.All(Text(new ListingOptions { Width = 50 }).Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 50));

    [Fact]
    public void WriteJson_Pattern_KeepsWhatFits()
    {
        using var output = new MemoryStream();
        ListingJson.Write(output, Listing(), new ListingOptions { Pattern = NamePattern.Parse("Muon_*") });
        using var json = JsonDocument.Parse(output.ToArray());
        JsonElement[] branches = [.. json.RootElement.GetProperty("trees")[0].GetProperty("branches").EnumerateArray()];
        Assert.Equal(["Muon_pt", "Muon_x"], branches.Select(branch => branch.GetProperty("name").GetString()));
        Assert.Equal("transverse momentum, GeV", branches[0].GetProperty("title").GetString());
        Assert.Equal(10.0, branches[0].GetProperty("ratio").GetDouble());
    }

    private static string Squeeze(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Text(ListingOptions options)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ListingText.Write(output, Listing(), options);
        return output.ToString();
    }

    private static FileListing Listing()
    {
        BranchListing[] branches =
        [
            Branch("run", "UInt_t", "run number", string.Empty),
            Branch("nMuon", "UInt_t", string.Empty, "Muon"),
            Branch("Muon_pt", "Float_t[]", "transverse momentum, GeV", "Muon"),
            Branch("Muon_x", "vector<what>", string.Empty, "Muon") with { Problem = "class 'what' has no streamer info" },
        ];
        return new FileListing(
            "f.root",
            "6.40/00",
            123_000,
            505,
            [new KeyListing("Events", 1, "TTree", "the events", 5000, 4000), new KeyListing("note", 1, "TObjString", "Collectable string class", 12, 12)],
            [new TreeListing("Events", "the events", 1000, 2, 300_000, 100_000, branches, null, true)]);
    }

    private static BranchListing Branch(string name, string type, string title, string collection) =>
        new(name, name, type, title, 1000, 2, 4000, 400, 404, false, false, null, collection);
}
