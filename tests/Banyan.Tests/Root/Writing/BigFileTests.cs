using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;
using Banyan.Tests.Fuzzing;

namespace Banyan.Tests.Root.Writing;

/// <summary>Files over 2 GB are read back: written in full with <c>./test --soak</c>, else with a gap before the data, which crosses the border.</summary>
public sealed unsafe class BigFileTests
{
    private const int BlockEntryCount = 1_000_000;
    private const int Gap = 2_139_000_000; // the first block crosses 2^31

    private static long EntryCount => FuzzRun.IsSoak ? 600_000_000 : 3_000_000; // of 4 bytes: 2.4 GB

    [Fact]
    public void Tree_OverTwoGigabytes_IsReadBack()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            LeaveGap(file);
            Fill(file.CreateTree("dir/big", new TreeDefinition([new("x", DataType.Scalar(ElementKind.Int32))])));
            file.Write("behind", new NamedObject("behind it"));
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        Assert.True(read.GetKey("behind").FileOffset > int.MaxValue);
        Assert.Equal("behind it", read.Get("behind").GetString("fTitle"));
        TBranch branch = read.GetTree("dir/big").GetBranch("x");
        Assert.Equal(EntryCount, branch.EntryCount);
        using BranchReader reader = branch.OpenReader();
        for (int i = 0; i < branch.BasketCount; i++)
        {
            reader.Read(i).GetColumn(0, out ColumnBlock block);
            Check(block);
        }

        JsRootSees(scratch.Path, "behind");
    }

    [Fact]
    public void RNTuple_OverTwoGigabytes_IsReadBack()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            LeaveGap(file);
            Fill(file.CreateRNTuple("dir/big", new RNTupleDefinition([new("x", DataType.Scalar(ElementKind.Int32))])));
            file.Write("behind", new NamedObject("behind it"));
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        Assert.True(read.GetKey("dir/big").FileOffset > int.MaxValue);
        RNTuple tuple = read.GetRNTuple("dir/big");
        Assert.Equal(EntryCount, tuple.EntryCount);
        using RNTupleColumnReader reader = tuple.OpenReader(tuple.Columns[0]);
        for (long entry = 0; entry < EntryCount;)
        {
            reader.Read(entry, out ColumnBlock block);
            Check(block);
            entry = block.EndEntry;
        }

        JsRootSees(scratch.Path, "behind");
    }

    private static void LeaveGap(RootFileWriter file)
    {
        if (!FuzzRun.IsSoak)
        {
            file.LeaveGap(Gap);
        }
    }

    private static void Fill(EntryWriter writer)
    {
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
    }

    private static int Value(long entry) => (int)(entry * 2_654_435_761);

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

    private static void JsRootSees(string path, string name) => Assert.Equal("behind it", (string?)JsRoot.ReadObject(path, name)["fTitle"]);
}
