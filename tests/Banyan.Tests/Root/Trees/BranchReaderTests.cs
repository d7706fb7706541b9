using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Trees;

namespace Banyan.Tests.Root.Trees;

public sealed unsafe class BranchReaderTests
{
    [Fact]
    public void Read_JaggedBranch_GivesOffsetsOverFlatValues()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-HZZ.root"));
        TBranch branch = file.GetTree("events").GetBranch("Muon_Px");
        var pool = new NativePool();
        using (BranchReader reader = branch.OpenReader(pool))
        {
            reader.Read(0).GetColumn(0, out ColumnBlock block);

            Assert.Equal(DataType.Vector(ElementKind.Float32), branch.Columns[0].Type);
            Assert.Equal(0, block.FirstEntry);
            Assert.Equal([0, 2, 3, 5, 7], new ReadOnlySpan<int>(block.Offsets0, 5));
            Assert.Equal([-52.899456f, 37.73778f], new ReadOnlySpan<float>(block.Values, 2));
        }

        Assert.Equal(0, pool.RentedBuffers);
    }

    [Fact]
    public void Read_SameBasketAgain_ReadsNothing()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-Zmumu.root"));
        using BranchReader reader = file.GetTree("events").GetBranch("E1").OpenReader();
        DecodedBasket first = reader.Read(0);
        long reads = file.Source.ReadCount;

        DecodedBasket second = reader.Read(0);

        Assert.Same(first, second);
        Assert.Equal(reads, file.Source.ReadCount);
        Assert.Equal(first.CompressedBytes, reader.BytesRead);
    }

    [Fact]
    public void Read_JaggedBranchWithOffsets_DoesNotReadTheCountBranch()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-HZZ.root"));
        TBranch branch = file.GetTree("events").GetBranch("Muon_Px");
        using BranchReader reader = branch.OpenReader();
        long reads = file.Source.ReadCount;

        reader.Read(0);

        Assert.Equal(reads + 1, file.Source.ReadCount);
    }

    [Fact]
    public void Read_LeafListOfFixedLeaves_GivesAColumnForEachLeaf()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-leaflist.root"));
        TBranch branch = file.GetTree("tree").GetBranch("leaflist");
        using BranchReader reader = branch.OpenReader();

        DecodedBasket basket = reader.Read(0);
        basket.GetColumn(0, out ColumnBlock x);
        basket.GetColumn(1, out ColumnBlock y);
        basket.GetColumn(2, out ColumnBlock z);

        Assert.Equal(["x", "y", "z"], branch.Columns.Select(c => c.Name));
        Assert.Equal([1.1, 2.2, 3.3], new ReadOnlySpan<double>(x.Values, 3));
        Assert.Equal([1, 2, 3], new ReadOnlySpan<int>(y.Values, 3));
        Assert.Equal("abc"u8, new ReadOnlySpan<byte>(z.Values, 3));
    }

    [Fact]
    public void Read_FixedArray_HasOffsetsOfEqualSteps()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-small-flat-tree.root"));
        TBranch branch = file.GetTree("tree").GetBranch("ArrayInt32");
        using BranchReader reader = branch.OpenReader();

        reader.Read(0).GetColumn(0, out ColumnBlock block);

        Assert.Equal([10], branch.Columns[0].FixedDimensions);
        Assert.True(branch.Columns[0].IsFixedSize);
        Assert.Equal([0, 10, 20], new ReadOnlySpan<int>(block.Offsets0, 3));
        Assert.Equal(Enumerable.Repeat(1, 10), new ReadOnlySpan<int>((int*)block.Values + 10, 10).ToArray());
    }

    [Fact]
    public void Read_OutsideTheBaskets_IsMisuse()
    {
        using RootFile file = RootFile.Open(Corpus.Path("uproot-Zmumu.root"));
        TBranch branch = file.GetTree("events").GetBranch("E1");
        using BranchReader reader = branch.OpenReader();

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(branch.BasketCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => branch.BasketIndexOf(branch.EntryCount));
    }

    [Fact]
    public void OpenReader_UnreadableBranch_SaysWhyAndLeavesTheOthersAlone()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-phys-delphes.root"));
        TBranch branch = file.GetTree("Delphes").GetBranch("Jet/Jet.Constituents");

        RootNotSupportedException error = Assert.Throws<RootNotSupportedException>(() => branch.OpenReader());

        Assert.False(branch.IsReadable);
        Assert.Contains("Delphes, branch Jet/Jet.Constituents", error.Message, StringComparison.Ordinal);
        Assert.Contains("TRefArray", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(98, 1)]
    [InlineData(97, 0)]
    [InlineData(247, 1)]
    [InlineData(248, 2)]
    public void BasketIndexOf_Entry_IsTheBasketThatHoldsIt(long entry, int expected)
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-leaves.root"));

        Assert.Equal(expected, file.GetTree("leaves").GetBranch("text").BasketIndexOf(entry));
    }

    [Fact]
    public void Read_FromSeveralThreads_GivesTheSame()
    {
        using RootFile file = RootFile.Open(Corpus.Path("nanoAOD_2015_CMS_Open_Data_ttbar.root"));
        TTree tree = file.GetTree("Events");
        TBranch[] branches = [.. tree.AllBranches.Where(b => b.IsReadable).Take(200)];

        double[] one = [.. branches.Select(Sum)];
        var four = new double[branches.Length];
        Parallel.For(0, branches.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => four[i] = Sum(branches[i]));

        Assert.Equal(one, four);
    }

    private static double Sum(TBranch branch)
    {
        using BranchReader reader = branch.OpenReader();
        double sum = 0;
        for (int i = 0; i < branch.BasketCount; i++)
        {
            DecodedBasket basket = reader.Read(i);
            basket.GetColumn(0, out ColumnBlock block);
            foreach (byte value in new ReadOnlySpan<byte>(block.Values, (int)basket.ValueCount(0) * branch.Columns[0].Type.Element.SizeOf()))
            {
                sum += value;
            }
        }

        return sum;
    }
}
