using Banyan.Columns;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Tests.Root.Writing.RNTuples;

public sealed class RNTupleDeterminismTests
{
    [Fact]
    public void Fill_AnyBlockSizesAndThreads_GiveTheSameBytes()
    {
        using ScratchFile scratch = new();
        using KindsOfColumns kinds = new(7);
        byte[] expected = Write(1, () => KindsOfColumns.EntryCount);
        Random random = new(11);
        for (int i = 0; i < 8; i++)
        {
            int threads = random.Next(5);
            int largest = 1 << random.Next(4, 13);

            Assert.True(expected.AsSpan().SequenceEqual(Write(threads, () => 1 + random.Next(largest))), $"blocks of up to {largest}, {threads} threads");
        }

        byte[] Write(int threads, Func<int> blockSize)
        {
            using (RootFileWriter file = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.Zstd(1) }))
            {
                kinds.Write(file, new RNTupleWriterOptions { PageByteCount = 3000, ClusterByteCount = 200_000, Threads = threads }, blockSize);
                file.Commit();
            }

            return File.ReadAllBytes(scratch.Path);
        }
    }

    [Fact]
    public void Writer_AbandonedHalfWay_GivesAllMemoryBack()
    {
        long rented = NativePool.Shared.RentedBuffers;
        using ScratchFile scratch = new();
        using KindsOfColumns kinds = new(8);
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            RNTupleWriter tuple = file.CreateRNTuple("t", kinds.Definition, new RNTupleWriterOptions { PageByteCount = 1000, Threads = 0 });
            tuple.Fill(KindsOfColumns.EntryCount, [.. kinds.Fields.Select(field => field.Column.BlockFrom(0))]);
        }

        Assert.Empty(scratch.Names);
        Assert.True(NativePool.Shared.RentedBuffers - rented < 10, "pages of the abandoned RNTuple are still rented"); // other tests run meanwhile
    }
}
