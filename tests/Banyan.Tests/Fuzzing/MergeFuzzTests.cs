using System.Buffers.Binary;
using Banyan.Root;
using Banyan.Root.Merging;
using Banyan.Root.Writing;
using Banyan.Storage;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Fuzzing;

/// <summary>Merging damaged inputs: they are refused with the documented errors, and what is merged after them is whole.</summary>
public sealed class MergeFuzzTests
{
    [Theory]
    [InlineData("uproot-simple.root")]
    [InlineData("test_stl_containers_rntuple_v1-0-0-0.root")]
    [InlineData("test_multiple_representations_rntuple_v1-0-0-0.root")]
    public void Add_FileCutAtManyBytes_GivesDocumentedExceptions(string name)
    {
        byte[] content = File.ReadAllBytes(Corpus.Path(name));
        int step = Math.Max(1, content.Length / 700);
        for (int length = 64; length < content.Length; length += step)
        {
            // A file that states its new end, so that the cut shows only where it is read.
            byte[] cut = content[..length];
            BinaryPrimitives.WriteInt32BigEndian(cut.AsSpan(12), length);
            TryMerge(cut);
        }
    }

    [Theory]
    [InlineData("uproot-simple.root", 300)]
    [InlineData("root640-hists.root", 60)]
    [InlineData("root640-graphs.root", 40)]
    [InlineData("root640-friends.root", 100)]
    [InlineData("test_nested_structs_rntuple_v1-0-0-0.root", 300)]
    [InlineData("test_multiple_cluster_groups_rntuple_v1-0-0-0.root", 200)]
    [InlineData("test_extension_columns_rntuple_v1-0-0-0.root", 200)]
    public void Add_FileWithChangedBytes_GivesDocumentedExceptions(string name, int rounds)
    {
        byte[] content = File.ReadAllBytes(Corpus.Path(name));
        var random = new Random(20_241_127);
        for (int round = 0; round < rounds; round++)
        {
            byte[] changed = [.. content];
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                int position = random.Next(changed.Length);
                changed.AsSpan(position, Math.Min(random.Next(1, 5), changed.Length - position)).Fill((byte)random.Next(256));
            }

            TryMerge(changed);
        }
    }

    private static void TryMerge(byte[] content)
    {
        using ScratchFile scratch = new();
        using RootMerger merger = RootMerger.Create(scratch.Path, new MergeOptions { Compression = content.Length % 2 == 0 ? RootCompression.Lz4() : null, Threads = 1 });
        bool isMerged = false;
        for (int i = 0; i < 2; i++)
        {
            try
            {
                using RootFile file = RootFile.Open(new MemoryByteSource(content, "damaged.root"));
                merger.Add(file);
                isMerged = true;
            }
            catch (Exception problem) when (problem is RootException or StorageException)
            {
                // The documented ones.
            }
        }

        if (isMerged)
        {
            try
            {
                merger.Commit();
            }
            catch (RootException)
            {
                return; // numbers that an old version of a class has no room for
            }

            RootFile.Open(scratch.Path).Dispose();
        }
    }
}
