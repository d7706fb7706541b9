using Banyan.Root;
using Banyan.Root.Objects.Json;
using Banyan.Storage;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damaged objects of all kinds (containers of classes, member-wise ones, pointers, collections, custom streamers), read and written as JSON and text, give the documented exceptions.</summary>
[Collection(nameof(Alone))]
public class ObjectFuzzTests
{
    private static readonly string[] s_files =
    [
        "root640-memberwise.root", "uproot-issue475.root", "root640-physvec.root", "root640-clones.root", "root640-graphs.root", "root640-roofit.root", "root640-objects.root", "uproot-issue-350.root",
        "uproot-issue283.root", "uproot-issue-586.root", "uproot-issue431.root",
    ];

    private static readonly Dictionary<string, UncompressedCopy> s_copies = [];

    [Fact]
    public void DamagedObjects_Walked_GiveDocumentedExceptions() => FuzzRun.Seeds("objects", seed =>
    {
        UncompressedCopy copy = Copy(s_files[seed % s_files.Length]);
        FileWalk.Walk(new Mutator(seed).Damage(copy.Bytes, copy.Regions), FuzzRun.IsInputError);
    }, FuzzRun.IsInputError);

    [Fact]
    public void DamagedRecords_AsJson_GiveDocumentedExceptions() => FuzzRun.Seeds("records", seed =>
    {
        // Damage in the records of the keys only, so that nearly every case reaches an object.
        string name = s_files[seed % s_files.Length];
        UncompressedCopy copy = Copy(name);
        using RootFile sound = RootFile.Open(new MemoryByteSource(copy.Bytes));
        RootKey[] keys = [.. sound.Keys.Where(key => !key.IsDirectory && !key.IsTree)];
        if (keys.Length == 0)
        {
            return;
        }

        RootKey key = keys[seed / s_files.Length % keys.Length];
        byte[] damaged = new Mutator(seed).Damage(copy.Bytes, [((int)key.FileOffset + key.KeyByteCount, key.StoredByteCount)]);
        using RootFile file = RootFile.Open(new MemoryByteSource(damaged));
        if (file.FindKey(key.PathWithCycle) is RootKey found && !found.IsDirectory && !found.IsTree && !found.IsRNTuple)
        {
            _ = RootJson.ToBytes(file.Get(found));
        }
    }, FuzzRun.IsInputError);

    [Fact]
    public void TruncatedRecords_AsJson_GiveDocumentedExceptions()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-objects.root"));
        foreach (string name in new[] { "tmap", "tlist", "matrixsym", "stdmap", "tclones", "macro", "datime" })
        {
            byte[] whole = file.ReadRecord(file.GetKey(name));
            for (int length = 0; length < whole.Length; length++)
            {
                var reader = new Banyan.Root.Objects.ObjectReader(whole[..length], 60, file.Streamers, new RecordContext("cut.root", 0, name));
                string className = file.GetKey(name).ClassName;
                Assert.ThrowsAny<RootException>(() => className.StartsWith("map", StringComparison.Ordinal)
                    ? reader.ReadValue(Banyan.Root.Objects.CppTypeParser.Parse(className)) : reader.ReadWhole(className));
            }
        }
    }

    private static UncompressedCopy Copy(string name)
    {
        if (!s_copies.TryGetValue(name, out UncompressedCopy? copy))
        {
            s_copies[name] = copy = UncompressedCopy.Of(File.ReadAllBytes(Corpus.Path(name)));
        }

        return copy;
    }
}
