using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Appending;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Streamers;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

public sealed class StreamerInfoTests
{
    [Theory]
    [InlineData("root640-hists.root")]
    [InlineData("root640-graphs.root")]
    [InlineData("root640-leaves.root")]
    [InlineData("root640-phys-nanoaod.root")]
    [InlineData("root640-stl.root")]
    public void Catalogue_AgainstFilesOfRoot640_HasTheSameClasses(string corpusFile)
    {
        using ScratchFile scratch = new();
        WriteAllClasses(scratch.Path);
        JsonObject own = JsRoot.ReadStreamers(scratch.Path).AsObject();
        JsonObject roots = JsRoot.ReadStreamers(Corpus.Path(corpusFile)).AsObject();
        int compared = 0;
        foreach ((string className, JsonNode? info) in own)
        {
            if (roots[className] is JsonNode theirs)
            {
                Assert.Equal(Canonical(className, theirs), Canonical(className, info!));
                compared++;
            }
        }

        Assert.True(compared > 10, $"{compared} classes are in both files");
    }

    [Theory]
    [InlineData("root640-hists.root")]
    [InlineData("root640-graphs.root")]
    [InlineData("root640-objects.root")]
    [InlineData("root640-roofit.root")]
    public void CopiedInfos_ElementClasses_HaveTheVersionsOfRoot(string corpusFile)
    {
        using ScratchFile scratch = new();
        using (RootFile source = RootFile.Open(Corpus.Path(corpusFile)))
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.CopyObject(source, source.Keys.First(key => !key.IsDirectory && !key.IsTree));
            file.Commit();
        }

        Dictionary<string, int> roots = ElementVersions(Corpus.Path(corpusFile));

        Assert.True(roots.Count > 4, string.Join(", ", roots.Keys));
        Assert.Equal(roots.OrderBy(pair => pair.Key), ElementVersions(scratch.Path).OrderBy(pair => pair.Key));
    }

    [Fact]
    public void Catalogue_ElementClasses_HaveTheVersionsOfRoot()
    {
        using ScratchFile scratch = new();
        WriteAllClasses(scratch.Path);
        Dictionary<string, int> roots = ElementVersions(Corpus.Path("root640-hists.root"));

        Assert.All(ElementVersions(scratch.Path), own => Assert.Equal(roots[own.Key], own.Value));
    }

    [Fact]
    public void Catalogue_EveryClass_IsInAFileThatUsesIt()
    {
        using ScratchFile scratch = new();
        WriteAllClasses(scratch.Path);

        JsonObject own = JsRoot.ReadStreamers(scratch.Path).AsObject();

        Assert.Equal(ClassCatalogue.All.Select(description => description.Name), own.Select(pair => pair.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TAttMarker_Version2_IsThatOfRoot608()
    {
        using ScratchFile scratch = new();
        WriteAllClasses(scratch.Path);

        JsonNode own = JsRoot.ReadStreamers(scratch.Path)["TAttMarker"]!;
        JsonNode theirs = JsRoot.ReadStreamers(Corpus.Path("uproot-Zmumu.root"))["TAttMarker"]!;

        Assert.Equal(theirs.ToJsonString(), own.ToJsonString());
    }

    [Theory]
    [InlineData("vector<float>", 0x055a169bu)]
    [InlineData("vector<vector<int> >", 0xb90b52bdu)]
    [InlineData("vector<string>", 0x100e72bcu)]
    [InlineData("vector<unsigned long>", 0x2b7234c4u)]
    public void StandardClassChecksum_IsThatOfRootFiles(string className, uint checksum) => Assert.Equal(checksum, StandardClassChecksum.Of(className));

    /// <summary>The description without what may differ: ROOT 6.40 counts TAttMarker up to version 3, whose members and checksum are those of version
    /// 2.</summary>
    private static string Canonical(string className, JsonNode info)
    {
        JsonNode copy = info.DeepClone();
        if (className == "TAttMarker")
        {
            copy["version"] = 2;
        }

        foreach (JsonNode? element in copy["elements"]!.AsArray())
        {
            if ((string?)element!["name"] == "TAttMarker")
            {
                element["baseVersion"] = 2;
            }
        }

        return copy.ToJsonString();
    }

    /// <summary>The version of each class of elements where its name stands the first time: behind a byte count.</summary>
    private static Dictionary<string, int> ElementVersions(string path)
    {
        using ExistingFile file = ExistingFile.Open(path);
        byte[] bytes = file.ReadStreamerInfo()!.Value.Bytes;
        Dictionary<string, int> versions = [];
        foreach (string name in (string[])["Base", "BasicType", "BasicPointer", "Loop", "Object", "ObjectAny", "ObjectPointer", "ObjectAnyPointer", "String", "STL", "STLstring"])
        {
            int place = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"TStreamer{name}\0"));
            if (place >= 0)
            {
                versions.Add(name, BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(place + $"TStreamer{name}".Length + 1 + sizeof(int))));
            }
        }

        return versions;
    }

    private static void WriteAllClasses(string path)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        foreach (string className in HistogramClassesTests.All)
        {
            file.Write(className, RootHistogramTestData.Make(className));
        }

        file.Write("errors", RootGraph.WithErrors([1], [2], [3], [4]));
        file.Write("asymmetric", RootGraph.WithAsymmetricErrors([1], [2], [3], [4], [5], [6]));
        file.Write("efficiency", new RootEfficiency(RootHistogramTestData.Make("TH1D"), RootHistogramTestData.Make("TH1D")));

        file.Write("note", new NamedObject("note"));
        List<BranchDefinition> branches = [new("vector", DataType.Vector(ElementKind.Float32)), new("text", new StringType()) { Storage = BranchStorage.Leaf }];
        branches.AddRange(Enum.GetValues<ElementKind>().Select(kind => new BranchDefinition(kind.ToString(), DataType.Scalar(kind))));
        file.CreateTree("tree", new TreeDefinition(branches) { Friends = [new TreeFriend("f", "other", "other.root")] });
        file.CreateRNTuple("tuple", new RNTupleDefinition([new("x", DataType.Scalar(ElementKind.Float32))]));
        file.Commit();
    }
}
