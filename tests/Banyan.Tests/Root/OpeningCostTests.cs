using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;

namespace Banyan.Tests.Root;

/// <summary>What opening reads: the header, the lists of keys, the streamer infos and the description of what is asked for; no event data.</summary>
public sealed class OpeningCostTests
{
    [Theory]
    [InlineData("root640-phys-nanoaod.root", "Events")]
    [InlineData("root640-phys-delphes.root", "Delphes")]
    [InlineData("root640-phys-physlite.root", "CollectionTree")]
    [InlineData("uproot-HZZ-lz4.root", "events")]
    public void OpenTree_ReadsHeaderAndMetadataOnly(string name, string treeName)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        long folderCount = file.Keys.Count(key => key.IsDirectory);

        // Header, the top folder and its list of keys; a head and a list for each folder.
        Assert.Equal(3 + (2 * folderCount), file.Source.ReadCount);
        TTree tree = file.GetTree(treeName);
        Assert.True(tree.AllBranches.Count > 10);
        Assert.Equal(5 + (2 * folderCount), file.Source.ReadCount);
        long lists = file.Keys.Sum(key => 40L + key.KeyByteCount + 200) + 1000;
        long metadata = file.Header.StreamerInfoByteCount + tree.Key.RecordByteCount;
        Assert.InRange(file.Source.BytesRead, metadata - tree.Key.KeyByteCount, metadata + lists);
    }

    [Theory]
    [InlineData("root640-rnt-wide.root")]
    [InlineData("Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root")]
    public void OpenRNTuple_ReadsAnchorHeaderAndFooterOnly(string name)
    {
        using RootFile file = RootFile.Open(Corpus.Path(name));
        long before = file.Source.ReadCount;
        RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);
        Assert.NotEmpty(tuple.AllFields);
        Assert.Equal(before + 3, file.Source.ReadCount);
    }
}
