using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Tests.Root.Writing;

// Opening /dev/full locks it: no other test may do so at the same time.
[Collection(nameof(Alone))]
public sealed class FileStructureTests
{
    [Fact]
    public void Commit_Records_FollowEachOtherWithoutGapsToTheEndOfTheFile()
    {
        using ScratchFile scratch = new();
        WriteSomeOfEverything(scratch.Path);
        byte[] bytes = File.ReadAllBytes(scratch.Path);

        Assert.Equal("root"u8, bytes.AsSpan(0, 4));
        Assert.Equal(100, Int32(bytes, 8));
        Assert.Equal(bytes.Length, Int32(bytes, 12));
        List<(int Offset, string Class, string Name)> records = Records(bytes);
        Assert.Equal(bytes.Length, records[^1].Offset + Int32(bytes, records[^1].Offset));
        Assert.Equal(
            ["TFile", "TH1D", "TDirectory", "TDirectory", "TObjString", "TBasket", "TTree", "TList", "TDirectory", "TDirectory", "TFile", "TFile"],
            records.Select(record => record.Class).Aggregate(new List<string>(), (list, name) => [.. list, .. name == "TBasket" && list[^1] == name ? Array.Empty<string>() : [name]]));
    }

    [Fact]
    public void Header_PointsToFreeListAndStreamerInfos()
    {
        using ScratchFile scratch = new();
        WriteSomeOfEverything(scratch.Path);
        byte[] bytes = File.ReadAllBytes(scratch.Path);
        List<(int Offset, string Class, string Name)> records = Records(bytes);

        int freeList = Int32(bytes, 16);
        Assert.Equal(records[^1].Offset, freeList);
        Assert.Equal(bytes.Length - freeList, Int32(bytes, 20));
        Assert.Equal(1, Int32(bytes, 24));
        Assert.Equal(505, Int32(bytes, 33));
        int streamerInfo = Int32(bytes, 37);
        Assert.Equal("StreamerInfo", records.Single(record => record.Offset == streamerInfo).Name);
        Assert.Equal(Int32(bytes, streamerInfo), Int32(bytes, 41));

        // The free segment behind the end: version, first, last (TFree::FillBuffer).
        Assert.Equal(bytes.Length, Int32(bytes, bytes.Length - 8));
        Assert.Equal(2_000_000_000, Int32(bytes, bytes.Length - 4));
    }

    [Fact]
    public void Commit_SameContent_GivesTheSameBytesUnderAnyName()
    {
        using ScratchFile scratch = new();
        string other = scratch.PathOf("another-name.root");
        WriteSomeOfEverything(scratch.Path, threads: 1);
        WriteSomeOfEverything(other, threads: 3);

        Assert.Equal(File.ReadAllBytes(scratch.Path), File.ReadAllBytes(other));
    }

    [Fact]
    public void Commit_DifferentContent_GivesDifferentUuids()
    {
        using ScratchFile scratch = new();
        WriteText(scratch.Path, "one");
        byte[] one = File.ReadAllBytes(scratch.Path);
        WriteText(scratch.Path, "two");
        byte[] two = File.ReadAllBytes(scratch.Path);

        Assert.Equal(one.Length, two.Length);
        Assert.NotEqual(one[47..63], two[47..63]);
        Assert.Equal(0x80, one[47 + 6] & 0xF0);
    }

    [Fact]
    public void Options_TimeAndUuid_AreWritten()
    {
        using ScratchFile scratch = new();
        Guid uuid = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
        RootFileWriterOptions options = new() { WrittenAt = new DateTime(2026, 11, 21, 3, 53, 7, DateTimeKind.Unspecified), Uuid = uuid };
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path, options))
        {
            file.Commit();
        }

        byte[] bytes = File.ReadAllBytes(scratch.Path);
        Assert.Equal(uuid.ToByteArray(bigEndian: true), bytes[47..63]);
        Assert.Equal(31u << 26 | 11 << 22 | 21 << 17 | 3 << 12 | 53 << 6 | 7, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(110)));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesWhatWasThere()
    {
        using ScratchFile scratch = new();
        File.WriteAllText(scratch.Path, "old");
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write("text", new TextObject("never seen"));
            Assert.Equal("old", File.ReadAllText(scratch.Path));
        }

        Assert.Equal("old", File.ReadAllText(scratch.Path));
        Assert.Equal(["out.root"], scratch.Names);
    }

    [Fact]
    public void Create_InMissingFolder_IsOneClearError()
    {
        using ScratchFile scratch = new();
        string path = Path.Combine(scratch.PathOf("missing"), "out.root");

        IOException problem = Assert.Throws<Banyan.Storage.OutputException>(() => RootFileWriter.Create(path));

        Assert.StartsWith($"cannot write {path}: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WhileTheSameFileIsBeingWritten_IsRefused()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter first = RootFileWriter.Create(scratch.Path))
        {
            Assert.Throws<Banyan.Storage.OutputException>(() => RootFileWriter.Create(scratch.Path));
            first.Write("text", new TextObject("first"));
            first.Commit();
        }

        Assert.Equal("first", (string?)JsRoot.Read(scratch.Path)["objects"]!["text;1"]!["fString"]);
    }

    [Fact]
    public void Commit_FullDisk_IsOneClearErrorAndLeavesNothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full here");
        using ScratchFile scratch = new();
        File.CreateSymbolicLink(scratch.Path + ".part", "/dev/full");

        IOException problem = Assert.ThrowsAny<IOException>(() => WriteText(scratch.Path, new string('x', 100_000)));

        Assert.StartsWith($"cannot write {scratch.Path}: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains("space", problem.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(scratch.Names);
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("/a")]
    [InlineData("")]
    [InlineData("text/inside")]
    public void Write_WrongPath_IsRefused(string path)
    {
        using ScratchFile scratch = new();
        using RootFileWriter file = RootFileWriter.Create(scratch.Path);
        file.Write("text", new TextObject("is an object"));

        Assert.Throws<ArgumentException>(() => file.Write(path, new TextObject("x")));
    }

    [Fact]
    public void Write_SameNameTwice_MakesCycles()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write("text", new TextObject("first"));
            file.Write("note", new NamedObject("a note"));
            file.Write("text", new TextObject("second"));
            file.Commit();
        }

        JsonNode read = JsRoot.Read(scratch.Path);

        Assert.Equal(["text;2", "text;1", "note;1"], read["keys"]!.AsArray().Select(key => $"{key!["path"]};{key["cycle"]}"));
        Assert.Equal("first", (string?)read["objects"]!["text;1"]!["fString"]);
        Assert.Equal("second", (string?)read["objects"]!["text;2"]!["fString"]);
        Assert.Equal("a note", (string?)read["objects"]!["note;1"]!["fTitle"]);
    }

    [Fact]
    public void MakeDirectory_TitlesAndEmptyOnes_ReadByJsRoot()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.MakeDirectory("a/b", "inner");
            file.MakeDirectory("empty");
            file.Write("a/b/text", new TextObject("deep"));
            file.Commit();
        }

        JsonNode read = JsRoot.Read(scratch.Path);

        Assert.Equal(
            ["a TDirectory a", "a/b TDirectory inner", "a/b/text TObjString Collectable string class", "empty TDirectory empty"],
            read["keys"]!.AsArray().Select(key => $"{key!["path"]} {key["class"]} {key["title"]}"));
    }

    [Fact]
    public void File_Over2GB_Has64BitOffsetsAndIsReadByJsRoot()
    {
        using ScratchFile scratch = new();
        using TestColumn column = TestColumn.Scalar(1, 2, 3);
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            file.Write("before", new TextObject("before"));
            file.LeaveGap(2_000_000_100);
            file.Write("dir/after", new TextObject("after"));
            TreeWriter tree = file.CreateTree("dir/tree", new TreeDefinition([new("x", column.Type)]));
            tree.Fill(3, [column.BlockFrom(0)]);
            file.Commit();
        }

        JsonNode read = JsRoot.Read(scratch.Path);

        Assert.Equal("before", (string?)read["objects"]!["before;1"]!["fString"]);
        Assert.Equal("after", (string?)read["objects"]!["dir/after;1"]!["fString"]);
        Assert.Equal("[1,2,3]", read["trees"]!["dir/tree;1"]!["branches"]!["x"]!["values"]!.ToJsonString());
        using FileStream stream = File.OpenRead(scratch.Path);
        byte[] header = new byte[100];
        stream.ReadExactly(header);
        Assert.Equal(1_063_200, Int32(header, 4));
        Assert.Equal(stream.Length, BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(12)));
        Assert.Equal(8, header[40]);
    }

    private static void WriteText(string path, string text)
    {
        using RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = RootCompression.None });
        file.Write("text", new TextObject(text));
        file.Commit();
    }

    private static void WriteSomeOfEverything(string path, int threads = 2)
    {
        using TestColumn id = TestColumn.Scalar([.. Enumerable.Range(0, 10_000)]);
        using TestColumn values = TestColumn.Jagged([.. Enumerable.Range(0, 10_000).Select(i => Enumerable.Repeat(i * 0.5f, i % 4).ToArray())]);
        using RootFileWriter file = RootFileWriter.Create(path);
        file.Write("pt", HistogramWritingTests.WeightedTH1D());
        file.Write("dir/sub/text", new TextObject("text"));
        TreeDefinition definition = new([new("id", id.Type), new("values", values.Type) { CountBranch = "n" }, new("vector", values.Type)]);
        TreeWriter tree = file.CreateTree("dir/tree", definition, new TreeWriterOptions { BasketByteCount = 4000, ClusterByteCount = 50_000, Threads = threads });
        tree.Fill(10_000, [id.BlockFrom(0), values.BlockFrom(0), values.BlockFrom(0)]);
        file.Commit();
    }

    private static List<(int Offset, string Class, string Name)> Records(byte[] bytes)
    {
        List<(int, string, string)> records = [];
        for (int offset = 100; offset < bytes.Length; offset += Int32(bytes, offset))
        {
            bool isBig = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(offset + 4)) > 1000;
            int strings = offset + (isBig ? 34 : 26);
            string className = Text(bytes, ref strings);
            records.Add((offset, className, Text(bytes, ref strings)));
        }

        return records;
    }

    private static string Text(byte[] bytes, ref int position)
    {
        int length = bytes[position];
        string text = System.Text.Encoding.UTF8.GetString(bytes, position + 1, length);
        position += length + 1;
        return text;
    }

    private static int Int32(byte[] bytes, int offset) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));
}
