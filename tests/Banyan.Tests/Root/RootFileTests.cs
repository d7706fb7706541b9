using Banyan.Root;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Root;

public sealed class RootFileTests
{
    [Fact]
    public void Open_OrdinaryFile_GivesVersionKeysAndTrees()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-Zmumu.root"));

        Assert.Equal("6.08/04", file.RootVersion);
        RootKey key = Assert.Single(file.Keys);
        Assert.Equal(("events", "TTree", 1), (key.Path, key.ClassName, key.Cycle));
        Assert.Equal([key], file.TreeKeys);
    }

    [Fact]
    public void Open_Folders_GivesKeysWithTheirPaths()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-nesteddirs.root"));

        Assert.Equal(["one/two/tree", "one/tree", "three/tree"], file.TreeKeys.Select(k => k.Path).OrderBy(p => p.Length == 12 ? 0 : 1).ThenBy(p => p));
        Assert.True(file.GetKey("one/two").IsDirectory);
    }

    [Fact]
    public void FindKey_SeveralCycles_TakesTheHighest()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-cycles.root"));

        Assert.Equal(3, file.GetKey("three").Cycle);
        Assert.Equal(1, file.GetKey("three;1").Cycle);
        Assert.Null(file.FindKey("three;9"));
        Assert.Single(file.TreeKeys, k => k.Path == "three");
        Assert.Equal(300, file.GetTree("three").EntryCount);
        Assert.Equal(10, file.GetTree("three;1").EntryCount);
    }

    [Fact]
    public void GetKey_UnknownName_OffersTheNearest()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-Zmumu.root"));

        RootKeyNotFoundException error = Assert.Throws<RootKeyNotFoundException>(() => file.GetTree("event"));

        Assert.EndsWith("there is no object event; did you mean events?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoRootFile_SaysWhatItBeginsWith()
    {
        RootFormatException error = Assert.Throws<RootFormatException>(() => RootFile.Open(new MemoryByteSource("PK34 and more"u8.ToArray(), "a.zip")));

        Assert.Equal("a.zip: is no ROOT file: it begins with 0x504b3334 instead of 'root' (at byte 0)", error.Message);
    }

    [Fact]
    public void Open_ReadsHeaderAndMetadataOnly()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-HZZ-uncompressed.root"));

        Assert.InRange(file.Source.ReadCount, 1, 3);
        Assert.InRange(file.Source.BytesRead, 1, 2_000);

        TTree tree = file.GetTree("events");
        Assert.All(tree.AllBranches, b => Assert.True(b.IsReadable));
        _ = tree.ClusterBoundaries;

        Assert.InRange(file.Source.ReadCount, 4, 6);
        Assert.True(file.Source.BytesRead < file.Source.Length / 10, $"{file.Source.BytesRead} of {file.Source.Length} bytes were read to open a tree");
    }

    [Theory]
    [InlineData("uproot-histograms.root", "one", "TH1F")]
    [InlineData("uproot-histograms.root", "two", "TH1F")]
    public void Get_Histogram_GivesMembersOfAllBaseClasses(string name, string key, string className)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));

        RootObject histogram = file.Get(key);

        Assert.Equal(className, histogram.ClassName);
        Assert.True(histogram.Inherits("TH1"));
        Assert.True(histogram.Inherits("TNamed"));
        Assert.Equal(key, histogram.GetString("fName"));
        RootObject axis = histogram.GetObject("fXaxis")!;
        int bins = (int)axis.GetInt64("fNbins");
        Assert.Equal(bins + 2, histogram.GetInt64("fNcells"));
        Assert.Equal(bins + 2, histogram.GetArray<float>("fArray").Length);
        Assert.Equal(histogram.GetDouble("fEntries"), histogram.GetArray<float>("fArray").Sum(), 0);
    }

    [Fact]
    public void Get_StlObjects_GivesTheirValue()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-objects.root"));

        Assert.Equal([1, 2.5, -3], file.Get("stdvector").GetArray<double>("value"));
        Assert.Equal("plain string", file.Get("stdstring").GetString("value"));
        Assert.Equal([true, false, true], file.Get("bools").GetArray<bool>("value"));
        Assert.Equal(["x", "", "yy"], (object?[])file.Get("strings")["value"]!);
    }

    [Fact]
    public void Get_EveryObjectOfTheCorpus_IsReadOrNamed()
    {
        foreach (string path in Directory.EnumerateFiles(Corpus.SharedPath("corpus"), "*.root"))
        {
            using RootFile file = RootFile.Open(path);
            foreach (RootKey key in file.Keys)
            {
                try
                {
                    _ = file.Get(key);
                }
                catch (RootNotSupportedException e)
                {
                    Assert.Equal(key.Path, e.ObjectPath);
                }
                catch (RootFormatException)
                {
                    // A few classes of RooFit and a TClonesArray of objects with references have streamers of their own; a byte count tells.
                    Assert.True(key.ClassName is "RooFitResult" or "Holder", $"{path} {key.Path}");
                }
            }
        }
    }
}
