using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

public sealed class TreeWriterDeterminismTests
{
    [Fact]
    public void Fill_AnyBlockSizesAndThreads_GiveTheSameBytes()
    {
        using ScratchFile scratch = new();
        byte[] expected = Write(scratch, _ => 4000, threads: 1);
        Random random = new(11);
        for (int i = 0; i < 10; i++)
        {
            int threads = 1 + random.Next(4);
            int largest = 1 << random.Next(13);

            Assert.True(expected.AsSpan().SequenceEqual(Write(scratch, _ => 1 + random.Next(largest), threads)), $"blocks of up to {largest}, {threads} threads");
        }
    }

    [Fact]
    public void Append_ClustersMadeOnOtherThreads_GiveTheSameBytesAsFilling()
    {
        using ScratchFile scratch = new();
        using TestColumn column = TestColumn.Jagged(Jagged(4000));
        TreeDefinition definition = new([new("x", column.Type) { CountBranch = "n" }]);
        byte[] filled = Write(scratch, tree =>
        {
            for (int first = 0; first < 4000; first += 1000)
            {
                tree.Fill(1000, [column.BlockFrom(first)]);
                tree.FlushCluster();
            }
        });
        byte[] appended = Write(scratch, tree =>
        {
            EncodedCluster[] clusters = new EncodedCluster[4];
            Parallel.For(0, 4, i =>
            {
                using ClusterBuilder builder = tree.NewCluster();
                builder.Fill(1000, [column.BlockFrom(1000 * i)]);
                clusters[i] = builder.Encode();
            });
            foreach (EncodedCluster cluster in clusters)
            {
                tree.Append(cluster);
                cluster.Dispose();
            }
        });

        Assert.Equal(filled, appended);

        byte[] Write(ScratchFile scratch, Action<TreeWriter> fill)
        {
            using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
            {
                fill(file.CreateTree("t", definition, new TreeWriterOptions { ClusterEntryCount = 1000 }));
                file.Commit();
            }

            return File.ReadAllBytes(scratch.Path);
        }
    }

    [Fact]
    public void Objects_WrittenWhileATreeIsFilled_StandBehindTheClustersThatWereFull()
    {
        using ScratchFile scratch = new();
        using TestColumn column = TestColumn.Scalar([.. Enumerable.Range(0, 1000)]);
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            TreeWriterOptions options = new() { ClusterEntryCount = 500, Threads = 4 };
            TreeWriter first = file.CreateTree("first", new TreeDefinition([new("x", column.Type)]), options);
            TreeWriter second = file.CreateTree("second", new TreeDefinition([new("x", column.Type)]), options);
            first.Fill(500, [column.BlockFrom(0)]);
            second.Fill(1000, [column.BlockFrom(0)]);
            file.Write("note", new NamedObject("in between"));
            first.Fill(500, [column.BlockFrom(500)]);
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        long note = read.GetKey("note").FileOffset;
        Assert.True(read.GetTree("second").GetBranch("x").GetBasket(1).FileOffset < note);
        Assert.True(read.GetTree("first").GetBranch("x").GetBasket(0).FileOffset < read.GetTree("second").GetBranch("x").GetBasket(0).FileOffset);
        Assert.True(read.GetTree("first").GetBranch("x").GetBasket(1).FileOffset > note);
    }

    [Fact]
    public void ClusterBuilder_AllMemory_GoesBackToThePool()
    {
        NativePool pool = new();
        using TestColumn column = TestColumn.Jagged(Jagged(4000));
        using TestColumn text = TestColumn.Text([.. Enumerable.Range(0, 4000).Select(i => new string('t', i % 50))]);
        TreePlan plan = new("t", new TreeDefinition([new("x", column.Type), new("y", column.Type) { CountBranch = "n" }, new("z", text.Type)]), RootCompression.Zstd(1));
        using (ClusterBuilder builder = new(plan, basketByteCount: 3000, pool))
        {
            ColumnBlock[] blocks = [column.BlockFrom(0), column.BlockFrom(0), text.BlockFrom(0)];
            builder.Fill(4000, blocks);
            Assert.True(builder.ByteCount > 4000 * 4);
            using (EncodedCluster cluster = builder.Encode(threads: 2))
            {
                Assert.Equal(4000, cluster.EntryCount);
                Assert.True(cluster.ByteCount < 4000 * 50);
            }

            builder.Fill(100, blocks);
        }

        Assert.Equal(0, pool.RentedBuffers);
    }

    private static float[][] Jagged(int entryCount) => [.. Enumerable.Range(0, entryCount).Select(i => Enumerable.Range(0, i * 7919 % 6).Select(k => i + (k * 0.25f)).ToArray())];

    private static byte[] Write(ScratchFile scratch, Func<int, int> blockSize, int threads)
    {
        const int EntryCount = 4000;
        using TestColumn id = TestColumn.Scalar([.. Enumerable.Range(0, EntryCount)]);
        using TestColumn values = TestColumn.Jagged(Jagged(EntryCount));
        using TestColumn text = TestColumn.Text([.. Enumerable.Range(0, EntryCount).Select(i => new string('t', i % 300))]);
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            TreeDefinition definition = new([new("id", id.Type), new("counted", values.Type) { CountBranch = "n" }, new("vector", values.Type), new("text", text.Type)]);
            TreeWriterOptions options = new() { BasketByteCount = 2000, ClusterByteCount = 100_000, Threads = threads };
            TreeWriter tree = file.CreateTree("t", definition, options);
            for (int first = 0; first < EntryCount;)
            {
                int count = Math.Min(blockSize(first), EntryCount - first);
                tree.Fill(count, [id.BlockFrom(first), values.BlockFrom(first), values.BlockFrom(first), text.BlockFrom(first)]);
                first += count;
            }

            file.Commit();
        }

        return File.ReadAllBytes(scratch.Path);
    }
}
