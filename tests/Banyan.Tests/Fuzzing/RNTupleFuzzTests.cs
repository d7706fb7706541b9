using System.Buffers.Binary;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Storage;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damaged RNTuples give the documented exceptions, also where the checksums are right.</summary>
[Collection(nameof(Alone))]
public sealed class RNTupleFuzzTests
{
    private static readonly string[] s_files =
    [
        "rntviewer-testfile-uncomp-single-rntuple-v1-0-0-0.root", "rntviewer-testfile-multiple-rntuples-v1-0-0-0.root", "test_stl_containers_rntuple_v1-0-0-0.root",
        "test_multiple_cluster_groups_rntuple_v1-0-0-0.root", "test_extension_columns_rntuple_v1-0-0-0.root", "test_emptystruct_invalidvar_rntuple_v1-0-0-0.root",
        "test_multiple_representations_rntuple_v1-0-0-0.root", "root640-rnt-snapshot.root", "root640-rnt-streamed.root", "root640-rnt-import.root",
    ];

    private static readonly Dictionary<string, (byte[] Bytes, List<(int Start, int Length)> Sealed)> s_loaded = [];

    [Fact]
    public void DamagedEnvelope_WithItsChecksum_GivesDocumentedExceptions() => FuzzRun.Seeds("rntuple envelopes", seed =>
    {
        (byte[] bytes, List<(int Start, int Length)> parts) = Load(s_files[seed % s_files.Length]);
        var random = new Random(seed);
        byte[] damaged = [.. bytes];
        (int start, int length) = parts[random.Next(parts.Count)];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int place = start + random.Next(length);
            damaged[place] = random.Next(3) switch { 0 => (byte)random.Next(256), 1 => (byte)(damaged[place] ^ (1 << random.Next(8))), _ => (byte)(random.Next(2) * 255) };
        }

        BinaryPrimitives.WriteUInt64LittleEndian(damaged.AsSpan(start + length), XxHash3.Hash(damaged.AsSpan(start, length)));
        FileWalk.Walk(damaged, FuzzRun.IsInputError);
    }, FuzzRun.IsInputError);

    [Fact]
    public void DamagedFile_Inspected_GivesDocumentedExceptions() => FuzzRun.Seeds("rntuple bytes", seed =>
    {
        (byte[] bytes, _) = Load(s_files[seed % s_files.Length]);
        FileWalk.Walk(new Mutator(seed).Damage([.. bytes], [(0, bytes.Length)]), FuzzRun.IsInputError);
    }, FuzzRun.IsInputError);

    [Fact]
    public void CutFile_AtEveryByte_GivesDocumentedExceptions()
    {
        byte[] bytes = File.ReadAllBytes(Corpus.Path(s_files[0]));
        for (int length = 0; length < bytes.Length; length++)
        {
            try
            {
                FileWalk.Walk(bytes[..length], FuzzRun.IsInputError);
            }
            catch (Exception e) when (FuzzRun.IsInputError(e))
            {
            }
        }
    }

    [Fact]
    public void Locator_OfTheLowestType_IsNotSupported() => Assert.Throws<RootNotSupportedException>(() =>
        new EnvelopeReader([12, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0], new RecordContext("x.root", 0, "c")).ReadLocator());

    [Fact]
    public void Cluster_WithMoreEntriesThanAnyColumnHasElements_IsDamaged()
    {
        // Walking through 2^40 entries of nothing would take days.
        (byte[] bytes, List<(int Start, int Length)> parts) = Load("rntviewer-testfile-uncomp-single-rntuple-v1-0-0-0.root");
        byte[] damaged = [.. bytes];
        int changed = 0;
        foreach ((int start, int length) in parts.Where(part => bytes[part.Start] is 2 or 3))
        {
            for (int i = start; i + sizeof(long) <= start + length; i++)
            {
                if (BinaryPrimitives.ReadInt64LittleEndian(damaged.AsSpan(i)) == 22)
                {
                    BinaryPrimitives.WriteInt64LittleEndian(damaged.AsSpan(i), 1L << 40);
                    changed++;
                }
            }

            BinaryPrimitives.WriteUInt64LittleEndian(damaged.AsSpan(start + length), XxHash3.Hash(damaged.AsSpan(start, length)));
        }

        Assert.Equal(2, changed);
        using RootFile file = RootFile.Open(new MemoryByteSource(damaged));
        RNTuple tuple = file.GetRNTuple(file.RNTupleKeys[0]);
        Assert.Equal(1L << 40, tuple.EntryCount);
        Assert.Contains("no column holds as many", Assert.Throws<RootFormatException>(() => tuple.ClusterBoundaries).Message, StringComparison.Ordinal);
    }

    // Envelopes that lie uncompressed in the file: type 1 to 3, their length, and at the end their checksum.
    private static (byte[] Bytes, List<(int Start, int Length)> Sealed) Load(string name)
    {
        if (!s_loaded.TryGetValue(name, out (byte[] Bytes, List<(int, int)> Sealed) loaded))
        {
            byte[] bytes = File.ReadAllBytes(Corpus.Path(name));
            var parts = new List<(int, int)>();
            for (int i = 0; i + 24 <= bytes.Length; i++)
            {
                ulong head = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i));
                ulong length = head >> 16;
                if ((head & 0xFFFF) is >= 1 and <= 3 && length is >= 24 && length <= (ulong)(bytes.Length - i)
                    && XxHash3.Hash(bytes.AsSpan(i, (int)length - 8)) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i + (int)length - 8)))
                {
                    parts.Add((i, (int)length - 8));
                }
            }

            loaded = (bytes, parts.Count > 0 ? parts : [(0, bytes.Length - 8)]);
            s_loaded.Add(name, loaded);
        }

        return loaded;
    }
}
