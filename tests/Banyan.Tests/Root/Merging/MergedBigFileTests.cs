using Banyan.Checking;
using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;
using Banyan.Tests.Fuzzing;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Merging;

/// <summary>Merged files of 5 GB, really written with <c>./test --soak</c>, else of 40 MB; every value is read back, and everything checked.</summary>
public sealed unsafe class MergedBigFileTests
{
    private const int InputCount = 10;
    private const int BlockEntryCount = 100_000;

    private static long EntryCount => FuzzRun.IsSoak ? 125_000_000 : 1_000_000; // of one input, 4 bytes each

    [Fact]
    public void Merge_TreesToFiveGigabytes_KeepsEveryValue()
    {
        using ScratchFile scratch = new();
        Write(scratch.PathOf("in.root"), file => file.CreateTree("dir/big", new TreeDefinition([new("x", DataType.Scalar(ElementKind.Int32))])));
        Merge(scratch);
        using RootFile read = RootFile.Open(scratch.Path);
        TBranch branch = read.GetTree("dir/big").GetBranch("x");
        Assert.Equal(InputCount * EntryCount, branch.EntryCount);
        using BranchReader reader = branch.OpenReader();
        long entries = 0;
        for (int i = 0; i < branch.BasketCount; i++)
        {
            reader.Read(i).GetColumn(0, out ColumnBlock block);
            Check(block);
            entries += block.EndEntry - block.FirstEntry;
        }

        Assert.Equal(branch.EntryCount, entries);
    }

    [Fact]
    public void Merge_RNTuplesToFiveGigabytes_KeepsEveryValue()
    {
        using ScratchFile scratch = new();
        Write(scratch.PathOf("in.root"), file => file.CreateRNTuple("dir/big", new RNTupleDefinition([new("x", DataType.Scalar(ElementKind.Int32))])));
        Merge(scratch);
        using RootFile read = RootFile.Open(scratch.Path);
        RNTuple tuple = read.GetRNTuple("dir/big");
        Assert.Equal(InputCount * EntryCount, tuple.EntryCount);
        using RNTupleColumnReader reader = tuple.OpenReader(tuple.Columns[0]);
        for (long entry = 0; entry < tuple.EntryCount;)
        {
            reader.Read(entry, out ColumnBlock block);
            Check(block);
            entry = block.EndEntry;
        }
    }

    private static void Merge(ScratchFile scratch)
    {
        MergedValues.Merge(scratch.Path, [.. Enumerable.Repeat(scratch.PathOf("in.root"), InputCount)]);
        File.Delete(scratch.PathOf("in.root"));
        Assert.True(new FileInfo(scratch.Path).Length > InputCount * EntryCount * sizeof(int));
        Assert.Empty(FileChecker.Check(scratch.Path, cancellation: TestContext.Current.CancellationToken).Findings);
        using RootFile read = RootFile.Open(scratch.Path);
        Assert.Equal([0, InputCount, 2 * InputCount, 0], RootHistogram.From(read.Get("h"), read.Path, "h").Contents.ToArray());
    }

    private static void Write(string path, Func<RootFileWriter, EntryWriter> create)
    {
        using RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = RootCompression.None });
        EntryWriter writer = create(file);
        int[] values = new int[BlockEntryCount];
        for (long first = 0; first < EntryCount; first += BlockEntryCount)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Value(first + i);
            }

            fixed (int* pointer = values)
            {
                writer.Fill(BlockEntryCount, [new ColumnBlock { EndEntry = BlockEntryCount, Values = pointer }]);
            }
        }

        writer.Finish();
        file.Write("h", new RootHistogram("TH1D") { X = new RootAxis { BinCount = 2, Low = 0, High = 2 }, Contents = new double[] { 0, 1, 2, 0 }, Entries = 3 });
        file.Commit();
    }

    private static int Value(long entry) => (int)((entry % EntryCount) * 2_654_435_761);

    private static void Check(in ColumnBlock block)
    {
        int* values = (int*)block.Values;
        for (long entry = block.FirstEntry; entry < block.EndEntry; entry++)
        {
            if (values[entry - block.FirstEntry] != Value(entry))
            {
                Assert.Fail($"entry {entry} is {values[entry - block.FirstEntry]}, expected {Value(entry)}");
            }
        }
    }
}
