using System.Text;
using System.Text.Json;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;
using Banyan.Root.Writing.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Root.Writing;

public sealed class AppendingTests
{
    [Fact]
    public void Append_ObjectsTreesAndDirectories_StandBesideTheOldOnes()
    {
        using ScratchFile scratch = new();
        WriteOld(scratch.Path);
        byte[] old = File.ReadAllBytes(scratch.Path);
        using (RootFileWriter file = RootFileWriter.Append(scratch.Path))
        {
            AddNew(file);
            Assert.Equal(old, File.ReadAllBytes(scratch.Path).AsSpan(0, old.Length).ToArray());
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        Assert.Equal(
            ["note;2", "note;1", "dir;1", "dir/inner;1", "dir/inner/old;1", "dir/inner/more;1", "dir/beside;1", "dir/added;1", "Events;2", "Events;1", "h;1", "other;1", "other/sub;1", "other/sub/n;1", "other/tuple;1"],
            read.Keys.Select(key => key.PathWithCycle));
        Assert.Equal("second", read.Get("note").GetString("fTitle"));
        Assert.Equal("first", read.Get("note;1").GetString("fTitle"));
        Assert.Equal(300, read.GetTree("Events;1").EntryCount);
        Assert.Equal(700, read.GetTree("Events;2").EntryCount);
        Assert.Equal("TH2D", read.Get("dir/inner/more").ClassName);
        JsRootAgrees(scratch.Path);
    }

    [Fact]
    public void Append_InterruptedAtAnyWrite_LeavesTheOldFileOrTheNewOne()
    {
        using ScratchFile scratch = new();
        using ScratchFile copy = new();
        WriteOld(scratch.Path);
        string before = Content(scratch.Path);
        List<string> seen = [];
        RootFileWriterOptions options = new() { Compression = RootCompression.None };
        using (RootFileWriter file = RootFileWriter.Append(scratch.Path, options, Look))
        {
            AddNew(file);
            file.Commit();
        }

        string after = Content(scratch.Path);
        Assert.NotEqual(before, after);
        Assert.True(seen.Count > 5, $"only {seen.Count} changes of the file were seen");
        int first = seen.IndexOf(after);
        Assert.True(first > 0);
        Assert.All(seen.Take(first), content => Assert.Equal(before, content));
        Assert.All(seen.Skip(first), content => Assert.Equal(after, content));

        void Look()
        {
            byte[] bytes = File.ReadAllBytes(scratch.Path);
            File.WriteAllBytes(copy.Path, bytes);
            seen.Add(Content(copy.Path));

            // A second writer takes over what the first left.
            using (RootFileWriter next = RootFileWriter.Append(copy.Path))
            {
                next.Write("afterwards", new TextObject("whole"));
                next.Commit();
            }

            string[] lines = Content(copy.Path).Split('\n');
            Assert.Contains(lines, line => line.StartsWith("afterwards;1", StringComparison.Ordinal));
            Assert.All(seen[^1].Split('\n'), line => Assert.Contains(line, lines));
        }
    }

    [Fact]
    public void Append_NotCommitted_GivesTheOldBytesBack()
    {
        using ScratchFile scratch = new();
        WriteOld(scratch.Path);
        byte[] old = File.ReadAllBytes(scratch.Path);
        using (RootFileWriter file = RootFileWriter.Append(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            AddNew(file);
            file.Write("big", new TextObject(new string('x', 3 << 20)));
            Assert.True(new FileInfo(scratch.Path).Length > old.Length);
        }

        Assert.Equal(old, File.ReadAllBytes(scratch.Path));
        Assert.False(File.Exists(scratch.Path + ".part"));
    }

    [Fact]
    public void Append_WhileAnotherWriterHasTheFile_IsAnError()
    {
        using ScratchFile scratch = new();
        WriteOld(scratch.Path);
        using RootFileWriter file = RootFileWriter.Append(scratch.Path);
        Assert.Contains("it is being written already", Assert.Throws<OutputException>(() => RootFileWriter.Append(scratch.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("it is being written already", Assert.Throws<OutputException>(() => RootFileWriter.Create(scratch.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_FileThatIsCutOffOrNoRootFile_IsAnErrorAndChangesNothing()
    {
        using ScratchFile scratch = new();
        WriteOld(scratch.Path);
        byte[] cut = File.ReadAllBytes(scratch.Path)[..^40];
        File.WriteAllBytes(scratch.Path, cut);
        Assert.ThrowsAny<RootException>(() => RootFileWriter.Append(scratch.Path));
        Assert.Equal(cut, File.ReadAllBytes(scratch.Path));
        File.WriteAllText(scratch.Path, "no ROOT file at all, but long enough to be read as one");
        Assert.ThrowsAny<RootException>(() => RootFileWriter.Append(scratch.Path));
        File.Delete(scratch.Path);
        Assert.Throws<StorageException>(() => RootFileWriter.Append(scratch.Path));
        Assert.False(File.Exists(scratch.Path));
    }

    [Theory]
    [InlineData("uproot-HZZ.root")]
    [InlineData("root640-dirs.root")]
    [InlineData("root640-hists.root")]
    [InlineData("uproot-sample-5.24.00-uncompressed.root")]
    [InlineData("uproot-sample-6.20.04-zlib.root")]
    [InlineData("uproot-issue413.root")]
    public void Append_ToFilesOfRoot_KeepsWhatTheyHold(string name)
    {
        using ScratchFile scratch = new();
        File.WriteAllBytes(scratch.Path, File.ReadAllBytes(Corpus.Path(name)));
        string[] before = Content(scratch.Path).Split('\n');
        using (RootFileWriter file = RootFileWriter.Append(scratch.Path))
        {
            file.Write("banyan/h", Histogram());
            Tree(file, "banyan/Events", 50);
            file.Commit();
        }

        // Twice: the second time, the file is Banyan's as well as ROOT's.
        using (RootFileWriter file = RootFileWriter.Append(scratch.Path))
        {
            file.Write("banyan/h", Histogram());
            file.Commit();
        }

        string[] after = Content(scratch.Path).Split('\n');
        Assert.All(before, line => Assert.Contains(line, after));
        using RootFile read = RootFile.Open(scratch.Path);
        Assert.Equal(2, read.GetKey("banyan/h").Cycle);
        Assert.Equal(50, read.GetTree("banyan/Events").EntryCount);
    }

    [Fact]
    public void Append_OverTwoGigabytes_ChangesToWideOffsets()
    {
        using ScratchFile scratch = new();
        WriteOld(scratch.Path);
        for (int i = 0; i < 2; i++)
        {
            using RootFileWriter file = RootFileWriter.Append(scratch.Path);
            if (i == 0)
            {
                file.LeaveGap(2_000_000_000);
            }

            AddNew(file);
            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        Assert.True(read.GetKey("h").FileOffset > 2_000_000_000);
        Assert.Equal("first", read.Get("note;1").GetString("fTitle"));
        Assert.Equal("second", read.Get("note;3").GetString("fTitle"));
        Assert.Equal(700, read.GetTree("Events;3").EntryCount);
        JsRootAgrees(scratch.Path);
    }

    // What a file holds: keys with what is in the objects and in the trees.
    private static string Content(string path)
    {
        using RootFile file = RootFile.Open(path);
        return string.Join('\n', file.Keys.Where(key => !key.IsRNTuple).Select(key =>
        {
            string what = key.IsDirectory ? "folder" : key.IsTree
                ? string.Join(", ", file.GetTree(key).AllBranches.Select(branch => branch.IsReadable && !branch.IsGroup ? $"{branch.Path} {Values(branch)}" : branch.Path))
                : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.ReadRecord(key)));
            return $"{key.PathWithCycle} {key.ClassName} {what}";
        }));
    }

    private static string Values(TBranch branch)
    {
        using BranchValues values = new(branch);
        values.Read();
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            values.Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void JsRootAgrees(string path)
    {
        using RootFile read = RootFile.Open(path);
        System.Text.Json.Nodes.JsonNode found = JsRoot.Read(path);
        Assert.Equal(read.Keys.Select(key => key.Path), found["keys"]!.AsArray().Select(key => (string)key!["path"]!));
        foreach (RootKey key in read.Keys.Where(key => key.IsRNTuple))
        {
            Assert.Equal(read.GetRNTuple(key).EntryCount, (long)found["rntuples"]![key.PathWithCycle]!["entries"]!);
        }

        foreach (RootKey key in read.Keys.Where(key => key.IsTree))
        {
            Assert.Equal(read.GetTree(key).EntryCount, (long)found["trees"]![key.PathWithCycle]!["entries"]!);
        }
    }

    private static void WriteOld(string path)
    {
        using RootFileWriter file = RootFileWriter.Create(path);
        file.Write("note", new NamedObject("first"));
        file.Write("dir/inner/old", new TextObject(new string('o', 500)));
        file.Write("dir/beside", new TextObject("beside"));
        Tree(file, "Events", 300);
        file.Commit();
    }

    private static void AddNew(RootFileWriter file)
    {
        file.Write("note", new NamedObject("second"));
        file.Write("h", Histogram());
        file.Write("dir/inner/more", Histogram("TH2D"));
        file.Write("dir/added", new TextObject("added"));
        Tree(file, "Events", 700);
        file.Write("other/sub/n", new NamedObject("deep"));
        using TestColumn x = TestColumn.Jagged([.. Enumerable.Range(0, 400).Select(i => Enumerable.Repeat(i, i % 4).ToArray())]);
        RNTupleWriter tuple = file.CreateRNTuple("other/tuple", new RNTupleDefinition([new("x", x.Type)]), new RNTupleWriterOptions { ClusterEntryCount = 100 });
        tuple.Fill(400, [x.BlockFrom(0)]);
    }

    private static RootHistogram Histogram(string className = "TH1D") => new(className)
    {
        X = new RootAxis { BinCount = 4, Low = 0, High = 4 },
        Y = className == "TH2D" ? new RootAxis { BinCount = 1, Low = 0, High = 1 } : RootAxis.Unused(),
        Contents = className == "TH2D" ? new double[18] : new double[] { 1, 2, 3, 4, 5, 6 },
        Title = "a histogram",
    };

    private static void Tree(RootFileWriter file, string name, int entryCount)
    {
        using TestColumn x = TestColumn.Scalar([.. Enumerable.Range(0, entryCount)]);
        using TestColumn v = TestColumn.Jagged([.. Enumerable.Range(0, entryCount).Select(i => Enumerable.Repeat(i * 0.5f, i % 4).ToArray())]);
        TreeWriterOptions options = new() { BasketByteCount = 600, ClusterEntryCount = 200, Threads = 1 };
        TreeWriter tree = file.CreateTree(name, new TreeDefinition([new("x", x.Type), new("v", v.Type) { CountBranch = "n" }]), options);
        tree.Fill(entryCount, [x.BlockFrom(0), v.BlockFrom(0)]);
        tree.Finish();
    }
}
