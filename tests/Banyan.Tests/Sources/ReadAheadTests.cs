using Banyan.Columns.Ahead;
using Banyan.Execution.Threads;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Sources;

/// <summary>Files with one partition on several threads: the threads without a partition read and decompress ahead, and nothing else changes.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private const int EntryCount = 20_000;
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(SnapshotFormat.Tree)]
    [InlineData(SnapshotFormat.RNTuple)]
    public void Run_OnePartition_OtherThreadsDecompressAndResultsAreTheSame(SnapshotFormat format)
    {
        string path = Write(format);
        (double, float[][], string[]) expected = Read(path, 1);
        Assert.Equal(EntryCount, expected.Item2.Length);
        long before = WorkAhead.Shared.DoneCount;
        for (int run = 0; run < 100 && (run < 3 || WorkAhead.Shared.DoneCount == before); run++)
        {
            foreach (int threads in new[] { 2, 7 })
            {
                (double, float[][], string[]) found = Read(path, threads);
                Assert.Equal(expected.Item1, found.Item1);
                Assert.Equal(expected.Item2, found.Item2);
                Assert.Equal(expected.Item3, found.Item3);
            }
        }

        Assert.NotEqual(before, WorkAhead.Shared.DoneCount);
    }

    [Theory]
    [InlineData(SnapshotFormat.Tree)]
    [InlineData(SnapshotFormat.RNTuple)]
    public void Run_DamagedInTheMiddle_SaysTheSameOnAnyNumberOfThreads(SnapshotFormat format)
    {
        string path = Write(format);
        Damage(path);
        string expected = Assert.Throws<InputException>(() => Read(path, 1)).Message;
        foreach (int threads in new[] { 2, 7, 2, 7, 7, 7 })
        {
            Assert.Equal(expected, Assert.Throws<InputException>(() => Read(path, threads)).Message);
        }
    }

    [Fact]
    public void BranchReader_WhileOthersHelp_TakesBasketsThatWereReadAheadUpToTheEnd()
    {
        using RootFile file = RootFile.Open(Write(SnapshotFormat.Tree));
        TBranch branch = file.GetTree("Events").GetBranch("v");
        using var end = new CancellationTokenSource();
        var helper = new Thread(() => WorkAhead.Shared.Help(end.Token));
        helper.Start();
        try
        {
            using BranchReader reader = branch.OpenReader();
            using BranchReader plain = branch.OpenReader();
            reader.AheadEnd = branch.BasketCount / 2;
            for (int i = 0; i < reader.AheadEnd; i++)
            {
                Assert.Equal(plain.Read(i).ValueCount(0), reader.Read(i).ValueCount(0));
                Thread.Sleep(reader.AheadCount == 0 ? 1 : 0);
            }

            Assert.True(reader.AheadCount > 0);
            Assert.Equal(plain.BytesRead, reader.BytesRead);
            Assert.Equal(plain.BytesDecompressed, reader.BytesDecompressed);
        }
        finally
        {
            end.Cancel();
            helper.Join();
        }
    }

    private string Write(SnapshotFormat format)
    {
        var random = new Random(4);
        float[][] vectors = [.. Enumerable.Range(0, EntryCount).Select(_ => Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(100) * 0.5f).ToArray())];
        string[] texts = [.. Enumerable.Range(0, EntryCount).Select(i => $"entry {i % 100}")];
        using var source = new ArraySource(ArrayColumn.Scalar("x", [.. Enumerable.Range(0, EntryCount)]), ArrayColumn.Vector("v", vectors), ArrayColumn.Strings("s", texts));
        var options = new SnapshotOptions { Format = format, ClusterEntries = EntryCount, BasketBytes = 2000 };
        return EventFrame.FromSource(source).Snapshot("Events", _files.PathOf($"{format}.root"), null, options).Value.Path;
    }

    private static (double Sum, float[][] Vectors, string[] Texts) Read(string path, int threads)
    {
        using TreeSource source = TreeSource.OpenChain([path]);
        Assert.Single(source.Partitions);
        EventFrame frame = EventFrame.FromSource(source);
        frame.Engine = new ThreadEngine();
        frame.Options = new RunOptions { Threads = threads };
        Result<double> sum = frame.Sum("x");
        Result<float[][]> vectors = frame.Take<float[]>("v");
        Result<string[]> texts = frame.Take<string>("s");
        return (sum.Value, vectors.Value, texts.Value);
    }

    // Some bytes in the middle of the values' data.
    private static void Damage(string path)
    {
        long offset;
        using (RootFile file = RootFile.Open(path))
        {
            if (file.TreeKeys.Any())
            {
                TBranch branch = file.GetTree("Events").GetBranch("v");
                BasketInfo basket = branch.GetBasket(branch.BasketCount / 2);
                offset = basket.FileOffset + (basket.RecordByteCount / 2);
            }
            else
            {
                RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);
                (long first, long stored, _) = tuple.PagesOf(tuple.AllFields.First(field => field.Path == "v")).ElementAt(3);
                offset = first + (stored / 2);
            }
        }

        using FileStream stream = File.OpenWrite(path);
        stream.Position = offset;
        stream.Write([0x5a, 0xa5, 0x5a, 0xa5, 0x5a, 0xa5]);
    }
}
