using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

/// <summary>What is written is read back by Banyan's own reader, to the last bit.</summary>
public sealed class OwnReaderTests
{
    public static TheoryData<int> CompressionSettings => [0, 101, 109, 404, 409, 505, 501];

    [Theory]
    [InlineData("TH1D")]
    [InlineData("TH2D")]
    [InlineData("TH3D")]
    [InlineData("TProfile")]
    [InlineData("TProfile2D")]
    public void Histogram_WrittenAndRead_IsTheSame(string className)
    {
        using ScratchFile scratch = new();
        RootHistogram written = RootHistogramTestData.Make(className);
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            writer.Write("dir/h", written);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        RootHistogram read = RootHistogram.From(file.Get("dir/h"), file.Path, "dir/h");

        Assert.Equal((written.ClassName, written.Name, written.Title, written.Entries), (read.ClassName, read.Name, read.Title, read.Entries));
        Assert.Equal(written.Contents.ToArray(), read.Contents.ToArray());
        Assert.Equal(written.SumW2.ToArray(), read.SumW2.ToArray());
        Assert.Equal(written.Statistics.ToArray(), read.Statistics.ToArray());
        AssertSame(written.X, read.X);
        AssertSame(written.Y, read.Y);
        AssertSame(written.Z, read.Z);
        Assert.Equal(written.Profile is null, read.Profile is null);
        if (written.Profile is ProfilePart profile)
        {
            Assert.Equal(profile.BinEntries.ToArray(), read.Profile!.BinEntries.ToArray());
            Assert.Equal(profile.BinSumW2.ToArray(), read.Profile.BinSumW2.ToArray());
            Assert.Equal((profile.ErrorMode, profile.LowestValue, profile.HighestValue), (read.Profile.ErrorMode, read.Profile.LowestValue, read.Profile.HighestValue));
        }
    }

    [Theory]
    [MemberData(nameof(CompressionSettings))]
    public void Tree_AllKindsOfColumns_ReadBackInEveryCompression(int setting)
    {
        Random random = new(setting);
        const int EntryCount = 5000;
        int[] lengths = [.. Enumerable.Range(0, EntryCount).Select(_ => random.Next(5))];
        (BranchDefinition Branch, TestColumn Column)[] columns =
        [
            Define("flag", TestColumn.Scalar([.. Make(EntryCount, _ => random.Next(2) == 1)])),
            Define("i8", TestColumn.Scalar([.. Make(EntryCount, _ => (sbyte)random.Next(256))])),
            Define("u16", TestColumn.Scalar([.. Make(EntryCount, _ => (ushort)random.Next(65536))])),
            Define("i32", TestColumn.Scalar([.. Make(EntryCount, _ => random.Next())])),
            Define("i64", TestColumn.Scalar([.. Make(EntryCount, _ => random.NextInt64(long.MinValue, long.MaxValue))])),
            Define("u64", TestColumn.Scalar([.. Make(EntryCount, _ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))])),
            Define("f32", TestColumn.Scalar([.. Make(EntryCount, _ => BitConverter.Int32BitsToSingle(random.Next()))])),
            Define("f64", TestColumn.Scalar([.. Make(EntryCount, _ => random.NextDouble() - 0.5)])),
            Define("counted", TestColumn.Jagged(Make(EntryCount, i => Make(lengths[i], _ => random.NextSingle()))), countBranch: "n"),
            Define("x3", TestColumn.Jagged(Make(EntryCount, _ => Make(3, _ => random.NextDouble()))), dimensions: 3),
            Define("vf", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(20), _ => random.NextSingle())))),
            Define("vb", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(3), _ => random.Next(2) == 1)))),
            Define("vu16", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(3), _ => (ushort)random.Next(65536))))),
            Define("vi64", TestColumn.Jagged(Make(EntryCount, i => Make(random.Next(3), _ => random.NextInt64(long.MinValue, long.MaxValue))))),
            Define("text", TestColumn.Text(Make(EntryCount, i => new string((char)('a' + random.Next(26)), random.Next(i % 100 == 0 ? 1000 : 10))))),
            Define("vtext", TestColumn.Texts(Make(EntryCount, _ => Make(random.Next(3), i => $"item {i}")))),
        ];
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.FromSetting(setting) }))
        {
            TreeWriterOptions options = new() { BasketByteCount = 7000, ClusterByteCount = 300_000, Threads = 2 };
            TreeWriter tree = writer.CreateTree("dir/Events", new TreeDefinition([.. columns.Select(column => column.Branch)], "all kinds"), options);
            for (int first = 0; first < EntryCount; first += 613)
            {
                tree.Fill(Math.Min(613, EntryCount - first), [.. columns.Select(column => column.Column.BlockFrom(first))]);
            }

            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        TTree read = file.GetTree("dir/Events");
        Assert.Equal(EntryCount, read.EntryCount);
        Assert.Equal("all kinds", read.Title);
        Assert.True(read.ClusterBoundaries.Count > 2, "several clusters");
        Assert.Equal(EntryCount, read.ClusterBoundaries[^1]);
        foreach ((BranchDefinition branch, TestColumn column) in columns)
        {
            AssertSame(column, read.GetBranch(branch.Name));
            column.Dispose();
        }
    }

    [Fact]
    public void Tree_ClustersOfDifferentSizes_HaveTheirBoundaries()
    {
        using TestColumn column = TestColumn.Scalar([.. Enumerable.Range(0, 1000)]);
        using ScratchFile scratch = new();
        int[] sizes = [100, 100, 40, 70, 70, 200];
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            TreeWriter tree = writer.CreateTree("t", new TreeDefinition([new("x", column.Type)]));
            int first = 0;
            foreach (int size in sizes)
            {
                using ClusterBuilder builder = tree.NewCluster();
                builder.Fill(size, [column.BlockFrom(first)]);
                using EncodedCluster cluster = builder.Encode();
                tree.Append(cluster);
                first += size;
            }

            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        TTree read = file.GetTree("t");

        Assert.Equal([0, 100, 200, 240, 310, 380, 580], read.ClusterBoundaries);
        TBranch branch = read.GetBranch("x");
        Assert.Equal(read.ClusterBoundaries, Enumerable.Range(0, branch.BasketCount).Select(i => branch.GetBasket(i).FirstEntry).Append(580));
        using BranchReader reader = branch.OpenReader();
        Assert.Equal(Enumerable.Range(0, 580), Enumerable.Range(0, branch.BasketCount).SelectMany(i => Ints(reader.Read(i))));
    }

    [Fact]
    public void Tree_BytesAndTitles_AreStated()
    {
        using TestColumn column = TestColumn.Jagged<float>([1, 2], []);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            TreeWriter tree = writer.CreateTree("t", new TreeDefinition([new("x", column.Type) { CountBranch = "n", Title = "documentation" }]));
            tree.Fill(2, [column.BlockFrom(0)]);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        TBranch branch = file.GetTree("t").GetBranch("x");

        Assert.Equal("documentation", branch.Title);
        int keyByteCount = 34 + 8 + 2 + 2 + 19; // fixed part, TBasket, x, t, the basket's own fields
        Assert.Equal(keyByteCount + 8 + 16, branch.TotalBytes);
        Assert.Equal(branch.TotalBytes, branch.ZipBytes);
        Assert.Equal("n", branch.Leaves[0].CountLeafName);
    }

    private static unsafe int[] Ints(DecodedBasket basket)
    {
        basket.GetColumn(0, out ColumnBlock block);
        return new ReadOnlySpan<int>(block.Values, (int)block.EntryCount).ToArray();
    }

    private static (BranchDefinition Branch, TestColumn Column) Define(string name, TestColumn column, string countBranch = "", params int[] dimensions) =>
        (new BranchDefinition(name, column.Type) { CountBranch = countBranch, Dimensions = dimensions }, column);

    private static T[] Make<T>(int count, Func<int, T> item) => [.. Enumerable.Range(0, count).Select(item)];

    private static void AssertSame(RootAxis expected, RootAxis actual)
    {
        Assert.Equal((expected.BinCount, expected.Low, expected.High, expected.Title), (actual.BinCount, actual.Low, actual.High, actual.Title));
        Assert.Equal(expected.VariableEdges.ToArray(), actual.VariableEdges.ToArray());
        Assert.Equal(expected.Labels, actual.Labels);
    }

    private static void AssertSame(TestColumn expected, TBranch branch)
    {
        Assert.True(branch.IsReadable, branch.Problem);
        using BranchReader reader = branch.OpenReader();
        long entry = 0;
        for (int i = 0; i < branch.BasketCount; i++)
        {
            DecodedBasket basket = reader.Read(i);
            basket.GetColumn(0, out ColumnBlock block);
            Assert.Equal(entry, block.FirstEntry);
            expected.AssertSame(branch.Name, block);
            entry = block.EndEntry;
        }

        Assert.Equal(expected.EntryCount, entry);
    }
}
