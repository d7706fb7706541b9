using Banyan.Root;
using Banyan.Root.Trees;

namespace Banyan.Tests.Root.Trees;

public sealed class TTreeTests
{
    [Fact]
    public void AllBranches_SplitObjects_HavePathsOfStoredNames()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-split.root"));
        TTree tree = file.GetTree("split99");

        Assert.True(tree.TryGetBranch("ev/best/best.name", out TBranch? branch));
        Assert.Equal("ev/best", branch.Parent?.Path);
        Assert.True(tree.GetBranch("ev").IsGroup);
        Assert.Equal(tree.AllBranches.Count, tree.AllBranches.Distinct().Count());
    }

    [Fact]
    public void GetBranch_UnknownName_OffersTheNearest()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-HZZ.root"));

        RootKeyNotFoundException error = Assert.Throws<RootKeyNotFoundException>(() => file.GetTree("events").GetBranch("Muon_px"));

        Assert.Contains("there is no branch Muon_px; did you mean Muon_Px", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FriendsAndAliases_AsStored_AreListed()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-friends.root"));
        List<TTree> trees = [.. file.TreeKeys.Select(k => file.GetTree(k))];

        Assert.Contains(trees, t => t.Friends.Count > 0 && t.Friends.All(f => f.TreeName.Length > 0));
    }

    [Fact]
    public void ClusterBoundaries_FlushedTree_CoverAllEntries()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-merged.root"));
        foreach (RootKey key in file.TreeKeys)
        {
            TTree tree = file.GetTree(key);
            IReadOnlyList<long> clusters = tree.ClusterBoundaries;

            Assert.Equal(0, clusters[0]);
            Assert.Equal(tree.EntryCount, clusters[^1]);
            Assert.Equal(clusters.Order().Distinct(), clusters);
        }
    }

    [Fact]
    public void ClusterBoundaries_EmptyTree_IsOneZero()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-empty.root"));

        Assert.Equal([0L], file.GetTree("tree").ClusterBoundaries);
    }

    [Fact]
    public void Baskets_OfEveryBranch_CoverItsEntriesWithoutGaps()
    {
        foreach (string name in (string[])["root640-cycles.root", "root640-baskets.root", "uproot-issue-798.root", "uproot-issue187.root"])
        {
            using RootFile file = RootFile.Open(Corpus.Path(name));
            foreach (RootKey key in file.TreeKeys)
            {
                foreach (TBranch branch in file.GetTree(key).AllBranches.Where(b => b.BasketCount > 0))
                {
                    long next = 0;
                    for (int i = 0; i < branch.BasketCount; i++)
                    {
                        BasketInfo basket = branch.GetBasket(i);
                        Assert.Equal(next, basket.FirstEntry);
                        next = basket.EndEntry;
                    }

                    Assert.Equal(branch.EntryCount, next);
                }
            }
        }
    }
}
