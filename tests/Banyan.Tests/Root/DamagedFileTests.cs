using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Root;

/// <summary>Files that were cut or changed anywhere give the documented errors, bounded memory, and nothing else.</summary>
public sealed class DamagedFileTests
{
    [Theory]
    [InlineData("uproot-simple.root")]
    [InlineData("uproot-empty.root")]
    [InlineData("uproot-issue413.root")]
    public void Walk_FileCutAtEveryByte_GivesFormatErrorsOnly(string name)
    {
        byte[] content = File.ReadAllBytes(Corpus.Path(name));
        for (int length = 0; length < content.Length; length++)
        {
            Walk(content[..length]);
        }
    }

    [Theory]
    [InlineData("uproot-simple.root", 400)]
    [InlineData("uproot-sample-6.10.05-uncompressed.root", 300)]
    [InlineData("uproot-sample-5.23.02-uncompressed.root", 300)]
    [InlineData("root640-iofeatures.root", 100)]
    [InlineData("root640-objects.root", 200)]
    [InlineData("uproot-issue413.root", 300)]
    [InlineData("uproot-small-evnt-tree-fullsplit.root", 50)]
    public void Walk_FileWithChangedBytes_GivesFormatErrorsOnly(string name, int rounds)
    {
        byte[] content = File.ReadAllBytes(Corpus.Path(name));
        var random = new Random(20_240_607);
        for (int round = 0; round < rounds; round++)
        {
            Walk(Mutate(content, random));
        }
    }

    [Fact]
    public void Walk_BasketThatClaimsTwoGigabytes_AllocatesNothing()
    {
        byte[] content = File.ReadAllBytes(Corpus.Path("uproot-Zmumu-zlib.root"));
        using RootFile file = RootFile.Open(new MemoryByteSource(content, "claims.root"));
        TBranch branch = file.GetTree("events").GetBranch("px1");
        long objectSize = branch.GetBasket(0).FileOffset + 6; // the object's length in the key
        new byte[] { 0x7f, 0xff, 0xff, 0xff }.CopyTo(content, objectSize);
        var pool = new NativePool();
        using BranchReader reader = branch.OpenReader(pool);

        RootFormatException error = Assert.Throws<RootFormatException>(() => reader.Read(0));

        Assert.Contains("branch px1, basket 0", error.Message, StringComparison.Ordinal);
        Assert.Equal(branch.GetBasket(0).FileOffset, error.FileOffset);
        Assert.True(pool.PeakBytes < 100_000, $"{pool.PeakBytes} bytes were taken");
    }

    [Fact]
    public void Walk_KeyListThatNamesItself_Ends()
    {
        byte[] content = File.ReadAllBytes(Corpus.Path("uproot-nesteddirs.root"));
        using RootFile whole = RootFile.Open(new MemoryByteSource(content, "whole.root"));
        RootKey folder = whole.GetKey("one");

        // The folder's list of keys becomes that of the top folder, which holds the folder again.
        int topList = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(TopFolder(content) + 26));
        int topLength = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(TopFolder(content) + 10));
        int place = (int)folder.FileOffset + folder.KeyByteCount;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(place + 26), topList);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(place + 10), topLength);

        using RootFile file = RootFile.Open(new MemoryByteSource(content, "cyclic.root"));

        Assert.True(file.Keys.Count < whole.Keys.Count);
    }

    private static int TopFolder(byte[] content) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(8)) + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(28));

    private static byte[] Mutate(byte[] content, Random random)
    {
        byte[] changed = [.. content];
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int position = random.Next(changed.Length);
            switch (random.Next(4))
            {
                case 0:
                    changed[position] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    changed[position] = (byte)random.Next(256);
                    break;
                case 2:
                    changed.AsSpan(position, Math.Min(4, changed.Length - position)).Fill(random.Next(2) == 0 ? (byte)0xff : (byte)0x7f);
                    break;
                default:
                    int length = Math.Min(random.Next(1, 32), changed.Length - position);
                    changed.AsSpan(random.Next(changed.Length - length), length).CopyTo(changed.AsSpan(position));
                    break;
            }
        }

        return changed;
    }

    private static void Walk(byte[] content)
    {
        var pool = new NativePool();
        try
        {
            using RootFile file = RootFile.Open(new MemoryByteSource(content, "damaged.root"));
            foreach (RootKey key in file.Keys)
            {
                Try(() => WalkKey(file, key, pool));
            }
        }
        catch (RootException)
        {
        }

        Assert.Equal(0, pool.RentedBuffers);
        Assert.True(pool.PeakBytes < 256 << 20, $"{pool.PeakBytes} bytes were taken");
    }

    private static void WalkKey(RootFile file, RootKey key, NativePool pool)
    {
        if (!key.IsTree)
        {
            _ = file.Get(key);
            return;
        }

        TTree tree = file.GetTree(key);
        _ = tree.ClusterBoundaries;
        foreach (TBranch branch in tree.AllBranches.Where(b => b.IsReadable))
        {
            using BranchReader reader = branch.OpenReader(pool);
            for (int i = 0; i < branch.BasketCount; i++)
            {
                Try(() => Touch(branch, reader.Read(i)));
            }
        }
    }

    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (RootException)
        {
        }
    }

    /// <summary>Checks that all offsets stay inside the values, and reads every byte of them.</summary>
    private static unsafe void Touch(TBranch branch, DecodedBasket basket)
    {
        for (int c = 0; c < branch.Columns.Count; c++)
        {
            basket.GetColumn(c, out ColumnBlock block);
            int*[] levels = [block.Offsets0, block.Offsets1, block.Offsets2, block.Offsets3];
            DataType type = branch.Columns[c].Type;
            long count = block.EntryCount;
            for (int level = 0; level < type.OffsetLevels; level++)
            {
                Assert.True(levels[level][0] >= 0);
                for (long i = 0; i < count; i++)
                {
                    Assert.True(levels[level][i] <= levels[level][i + 1]);
                }

                count = levels[level][count];
            }

            Assert.True(count <= basket.ValueCount(c));
            long sum = 0;
            foreach (byte value in new ReadOnlySpan<byte>(block.Values, checked((int)(basket.ValueCount(c) * type.Element.SizeOf()))))
            {
                sum += value;
            }

            Assert.True(sum >= 0);
        }
    }
}
