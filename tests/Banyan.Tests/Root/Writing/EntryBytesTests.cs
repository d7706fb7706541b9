using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

/// <summary>Writes the columns of a file of ROOT 6.40 anew and compares every byte of every entry: vectors of numbers, bools and strings, nested up to three levels.</summary>
public sealed class EntryBytesTests
{
    private const int VersionPlace = 4; // behind the byte count of an entry

    [Theory]
    [InlineData("root640-stl.root", "stl", "v_bool")]
    [InlineData("root640-stl.root", "stl", "v_str")]
    [InlineData("root640-stl.root", "stl", "vv_f")]
    [InlineData("root640-stl.root", "stl", "vv_i")]
    [InlineData("root640-stl.root", "stl", "vv_b")]
    [InlineData("root640-stl.root", "stl", "vv_s")]
    [InlineData("root640-stl.root", "stl", "vvv_s")]
    [InlineData("root640-stl.root", "stl", "vvv_d")]
    [InlineData("root640-stl.root", "stl", "str")]
    public void Branch_WrittenAnew_HasTheBytesOfRoot(string corpusFile, string tree, string name)
    {
        using RootFile roots = RootFile.Open(Corpus.Path(corpusFile));
        TBranch original = roots.GetTree(tree).GetBranch(name);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            TreeWriter copy = writer.CreateTree("t", new TreeDefinition([new(name, original.Columns[0].Type)]));
            using BranchReader reader = original.OpenReader();
            for (int i = 0; i < original.BasketCount; i++)
            {
                reader.Read(i).GetColumn(0, out ColumnBlock block);
                copy.Fill((int)block.EntryCount, [block]);
            }

            writer.Commit();
        }

        using RootFile own = RootFile.Open(scratch.Path);
        byte[][] expected = Entries(original);
        byte[][] found = Entries(own.GetTree("t").GetBranch(name));
        Assert.True(expected.Length > 100);
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            if (name != "str")
            {
                // The version of containers is that of TStreamerInfo: 10 in 6.40; ours is 9, which every ROOT reads.
                Assert.Equal((10, 9), (Version(expected[i]), Version(found[i])));
                found[i][VersionPlace + 1] = 10;
            }

            Assert.True(expected[i].AsSpan().SequenceEqual(found[i]), $"entry {i}: {Convert.ToHexString(found[i])}, ROOT wrote {Convert.ToHexString(expected[i])}");
        }
    }

    private static int Version(byte[] entry) => BinaryPrimitives.ReadInt16BigEndian(entry.AsSpan(VersionPlace));

    // The bytes between the offsets of the table behind the data.
    private static byte[][] Entries(TBranch branch)
    {
        List<byte[]> entries = [];
        byte[] file = File.ReadAllBytes(branch.Tree.File.Path);
        for (int i = 0; i < branch.BasketCount; i++)
        {
            BasketInfo basket = branch.GetBasket(i);
            Assert.False(basket.IsEmbedded);
            ReadOnlySpan<byte> record = file.AsSpan((int)basket.FileOffset, basket.RecordByteCount);
            BasketHead head = BasketHead.Read(record)!.Value;
            Assert.False(head.HasSizes);
            byte[] content = record[head.KeyByteCount..].ToArray();
            if (content.Length != head.ObjectByteCount)
            {
                content = new byte[head.ObjectByteCount];
                Assert.Null(Decompressor.Decompress(record[head.KeyByteCount..].ToArray(), content));
            }

            int dataByteCount = head.DataEnd - head.KeyByteCount;
            int[] starts = [.. Enumerable.Range(0, head.EntryCount).Select(k => BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(dataByteCount + 4 + (4 * k))) - head.KeyByteCount), dataByteCount];
            entries.AddRange(Enumerable.Range(0, head.EntryCount).Select(k => content[starts[k]..starts[k + 1]]));
        }

        return [.. entries];
    }
}
