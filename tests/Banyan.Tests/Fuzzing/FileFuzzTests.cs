using Banyan.Frame.Sources;
using Banyan.Inspection;
using Banyan.Inspection.Listing;
using Banyan.Root;
using Banyan.Sources;
using Banyan.Storage;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damaged files give the documented exceptions: no other, no hang, no memory that the file cannot justify, and no crash.</summary>
[Collection(nameof(Alone))]
public class FileFuzzTests
{
    private static readonly string[] s_small =
    [
        "uproot-simple.root", "uproot-issue-1229.root", "uproot-small-flat-tree.root", "uproot-leaflist.root", "uproot-issue38a.root", "uproot-issue413.root",
        "uproot-stl_containers.root", "uproot-vectorVectorDouble.root", "uproot-double32-float16.root", "string-example.root", "uproot-histograms.root",
        "uproot-issue66.root", "uproot-issue-240.root", "uproot-issue30.root", "uproot-issue31.root", "uproot-issue33.root", "uproot-issue46.root",
        "uproot-issue-407.root", "uproot-issue-60.root", "uproot-issue-222.root", "uproot-issue-697.root", "uproot-issue-791.root", "uproot-issue-1043.root",
        "uproot-issue-722.root", "uproot-small-dy-withoffsets.root", "uproot-small-dy-nooffsets.root", "uproot-small-evnt-tree-fullsplit.root",
        "uproot-small-evnt-tree-nosplit.root", "uproot-nesteddirs.root", "uproot-issue-586.root", "uproot-issue-1502.root", "uproot-foriter2.root",
        "uproot-issue-350.root", "uproot-issue57.root", "uproot-issue213.root", "uproot-issue-400.root", "root640-friends.root", "root640-objects.root",
        "root640-killed-nothing.root", "root640-killed-autosave.root", "root640-evolution-v1.root", "root640-evolution-both.root", "root640-cycles.root",
        "root640-hists.root", "root640-snapshot.root", "root640-pointers.root", "root640-merged.root", "root640-roofit.root", "root640-baskets.root", "uproot-issue-861.root",
        "uproot-sample-5.23.02-uncompressed.root", "uproot-sample-6.20.04-uncompressed.root",
    ];

    private static readonly string[] s_coded =
    [
        "uproot-sample-6.20.04-lz4.root", "uproot-sample-6.20.04-zlib.root", "uproot-sample-6.20.04-lzma.root", "uproot-sample-5.30.00-zlib.root", "uproot-Zmumu-zstd.root",
    ];

    private static readonly Dictionary<string, (byte[] Bytes, List<(int, int)> Regions)> s_loaded = [];

    [Fact]
    public void SoundFiles_Walked_GiveValues()
    {
        foreach (string name in s_small)
        {
            byte[] original = File.ReadAllBytes(Corpus.Path(name));
            long count = FileWalk.Walk(original, FuzzRun.IsInputError);
            long copied = FileWalk.Walk(UncompressedCopy.Of(original).Bytes, FuzzRun.IsInputError);
            Assert.True(count == copied, $"{name}: {count} values, {copied} in the uncompressed copy");
        }
    }

    [Fact]
    public void DamagedContent_Walked_GivesDocumentedExceptions() => FuzzRun.Seeds("content", seed =>
    {
        (byte[] bytes, List<(int, int)> regions) = Plain(s_small[seed % s_small.Length]);
        FileWalk.Walk(new Mutator(seed).Damage(bytes, regions), FuzzRun.IsInputError);
    }, FuzzRun.IsInputError);

    [Fact]
    public void DamagedCompressedFile_Walked_GivesDocumentedExceptions() => FuzzRun.Seeds("compressed", seed =>
    {
        (byte[] bytes, List<(int, int)> regions) = Plain(s_coded[seed % s_coded.Length], isRaw: true);
        FileWalk.Walk(new Mutator(seed).Damage(bytes, regions), FuzzRun.IsInputError);
    }, FuzzRun.IsInputError);

    [Fact]
    public void DamagedFile_ListedAndInspectedAndRun_GivesDocumentedExceptions()
    {
        string path = Path.Combine(Path.GetTempPath(), $"banyan-fuzz-{Environment.ProcessId}.root");
        try
        {
            FuzzRun.Seeds("commands", seed =>
            {
                (byte[] bytes, List<(int, int)> regions) = Plain(s_small[seed % s_small.Length]);
                File.WriteAllBytes(path, new Mutator(seed).Damage(bytes, regions));
                List(path);
                FileValues.Write(path, Stream.Null);
                FileObjects.Write(path, Stream.Null);
                Run(path);
            }, FuzzRun.IsInputError);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TruncatedFile_AtEveryByte_GivesDocumentedExceptions()
    {
        byte[] whole = Plain("uproot-issue-586.root", isRaw: true).Bytes;
        byte[] tree = Plain("uproot-issue33.root", isRaw: true).Bytes;
        FuzzRun.Seeds("truncation", number =>
        {
            int seed = number % (whole.Length + tree.Length);
            byte[] bytes = seed < whole.Length ? whole : tree;
            using RootFile file = RootFile.Open(new MemoryByteSource(bytes.AsMemory(0, seed < whole.Length ? seed : seed - whole.Length)));
            foreach (RootKey key in file.Keys.Where(k => !k.IsDirectory))
            {
                _ = file.Get(key);
            }

        }, FuzzRun.IsInputError, whole.Length + tree.Length);
    }

    private static void List(string path)
    {
        try
        {
            FileListing listing = FileListing.Read(path);
            ListingText.Write(TextWriter.Null, listing, new ListingOptions());
            ListingJson.Write(Stream.Null, listing, new ListingOptions());
        }
        catch (Exception e) when (FuzzRun.IsInputError(e))
        {
        }
    }

    /// <summary>A few columns through the whole engine.</summary>
    private static void Run(string path)
    {
        using EventSource source = TreeSource.Open([path]);
        EventFrame frame = EventFrame.FromSource(source);
        Result<long> count = frame.Count();
        foreach (ColumnInfo column in source.Columns.Take(6))
        {
            try
            {
                EventFrame one = EventFrame.FromSource(source);
                _ = one.Take<object>($"`{column.Name}`").Value;
            }
            catch (Exception e) when (FuzzRun.IsInputError(e))
            {
            }
        }

        _ = count.Value;
    }

    private static (byte[] Bytes, List<(int, int)> Regions) Plain(string name, bool isRaw = false)
    {
        if (!s_loaded.TryGetValue(name, out (byte[] Bytes, List<(int, int)> Regions) loaded))
        {
            byte[] original = File.ReadAllBytes(Corpus.Path(name));
            UncompressedCopy? copy = isRaw ? null : UncompressedCopy.Of(original);
            s_loaded[name] = loaded = copy == null ? (original, [(0, 100), (0, 500)]) : (copy.Bytes, copy.Regions);
        }

        return loaded;
    }
}
