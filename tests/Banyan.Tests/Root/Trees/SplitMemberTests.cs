using System.Buffers.Binary;
using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Tests.Cli;
using Banyan.Tests.Root.Writing;

namespace Banyan.Tests.Root.Trees;

/// <summary>Members of split objects and collections that Banyan does not write itself: bytes as ROOT stores them, read as columns or as objects.</summary>
public sealed unsafe class SplitMemberTests
{
    private static readonly ForeignElement s_count = ForeignElement.Basic("n", 6, "Int_t");
    private static readonly ForeignElement s_floats = ForeignElement.Counted("x", 45, "Float_t*", "n");
    private static readonly ForeignElement s_rows = ForeignElement.Counted("y", 43, "Int_t*", "n") with { ArrayLength = 2 };

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Read_CountedArraysOfSplitItems_GiveAVectorForEachItem(bool hasOffsets, bool namesTheCount)
    {
        using var scratch = new ScratchFile();
        Hits(hasOffsets, namesTheCount, [Int(1), Int(3)]).WriteTo(scratch.Path, ("Hit", 1, 7, [s_count, s_floats, s_rows]));
        using RootFile file = RootFile.Open(scratch.Path);
        TBranch branch = file.GetTree("t").GetBranch("hits.x");
        using BranchReader reader = branch.OpenReader();

        reader.Read(0).GetColumn(0, out ColumnBlock block);

        Assert.Equal(("Float_t[][]", "ROOT::VecOps::RVec<std::vector<float>>"), (branch.TypeName, branch.Columns[0].Type.CppName));
        Assert.Equal([0, 2, 3], new ReadOnlySpan<int>(block.Offsets0, 3));
        Assert.Equal([0, 1, 4, 4], new ReadOnlySpan<int>(block.Offsets1, 4));
        Assert.Equal([1.5f, 2, 3, 4], new ReadOnlySpan<float>(block.Values, 4));
        JsonArray entries = JsonNode.Parse(CliRun.Of("show", scratch.Path, "-c", "hits.y", "--json").Succeeded())!.AsArray();
        Assert.Equal("[[[5],[6]],[[1,2,3],[4,5,6]]]", entries[0]!["hits.y"]!.ToJsonString());
        Assert.Equal("[[[],[]]]", entries[1]!["hits.y"]!.ToJsonString());
        string sizes = CliRun.Of("show", scratch.Path, "-c", "Map(hits.x, [](const std::vector<float> &v) { return v.size(); })", "--json").Succeeded();
        Assert.Contains("[1,3]", sizes, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CountedArrayLongerThanItsEntry_IsAFormatError()
    {
        using var scratch = new ScratchFile();
        Hits(true, true, [Int(1), Int(2_000_000_000)]).WriteTo(scratch.Path, ("Hit", 1, 7, [s_count, s_floats, s_rows]));
        using RootFile file = RootFile.Open(scratch.Path);
        using BranchReader reader = file.GetTree("t").GetBranch("hits.x").OpenReader();

        Assert.Contains("8000000000 bytes are needed", Assert.Throws<RootFormatException>(() => reader.Read(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NumberArraysOfROOT_AreColumns()
    {
        byte[] pointer = [0x40, 0, 0, 24, 0xff, 0xff, 0xff, 0xff, .. "TArrayI\0"u8, .. Int(2), .. Int(8), .. Int(9)];
        ForeignBranch[] branches =
        [
            new("a", "Box", 0, 0, [.. Int(2), .. Double(1.5), .. Double(2.5)], Int(0)),
            new("p", "Box", 1, 0, pointer, Int(0)),
            new("wrong", "Box", 1, 0, [0x40, 0, 0, 24, 0xff, 0xff, 0xff, 0xff, .. "TArrayS\0"u8, .. pointer[^12..]], Int(0)),
        ];
        using var scratch = new ScratchFile();
        new ForeignTree(branches, 2).WriteTo(scratch.Path, ("Box", 1, 7, [new("TStreamerObjectAny", "a", 62, "TArrayD"), new("TStreamerObjectAnyPointer", "p", 69, "TArrayI*")]));

        JsonArray entries = JsonNode.Parse(CliRun.Of("show", scratch.Path, "-c", "a,p", "--json").Succeeded())!.AsArray();

        Assert.Equal(("[1.5,2.5]", "[8,9]"), (entries[0]!["a"]!.ToJsonString(), entries[0]!["p"]!.ToJsonString()));
        Assert.Equal(("[]", "[]"), (entries[1]!["a"]!.ToJsonString(), entries[1]!["p"]!.ToJsonString()));
        using RootFile file = RootFile.Open(scratch.Path);
        using BranchReader wrong = file.GetTree("t").GetBranch("wrong").OpenReader();
        Assert.Contains("something else than a TArrayI", Assert.Throws<RootNotSupportedException>(() => wrong.Read(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_CountedArraysOfObjects_HaveTheObjects()
    {
        byte[] item = [0x40, 0, 0, 6, 0, 1, .. Int(7)];
        byte[] other = [0x40, 0, 0, 6, 0, 1, .. Int(8)];
        byte[] pointer = [0x40, 0, 0, 19, 0xff, 0xff, 0xff, 0xff, .. "Item\0"u8, .. item];
        var count = new ForeignBranch("n", "Box", 0, 0, Int(2), Int(0));
        ForeignBranch[] branches =
        [
            count,
            new("items", "Box", 1, 0, Head(item, other), Head()) { Count = count },
            new("pointers", "Box", 2, 0, Head(pointer, [0, 0, 0, 0]), Head()),
            new("old", "Box", 2, 0, Head(item, other), Head()) { Count = count }, // without classes, as before ROOT 5.15/09
            new("rows", "Box", 3, 0, Head(item, other, other, item), Head()) { Count = count },
        ];
        ForeignElement loop = new("TStreamerLoop", "items", 501, "Item*") { CountName = "n" };
        using var scratch = new ScratchFile();
        new ForeignTree(branches, 2).WriteTo(
            scratch.Path,
            ("Box", 1, 7, [s_count, loop, loop with { Name = "pointers", TypeName = "Item**" }, loop with { Name = "rows", Type = 521, ArrayLength = 2 }]),
            ("Item", 1, 8, [ForeignElement.Basic("k", 3, "Int_t")]));

        JsonNode values = JsonNode.Parse(CliRun.Of("inspect", scratch.Path, "--values").Succeeded())!["trees"]!["t"]!["branches"]!;

        Assert.Equal("""[[{"k":7},{"k":8}],[]]""", values["items"]!["head"]!.ToJsonString());
        Assert.Equal("""[[{"k":7},null],[]]""", values["pointers"]!["head"]!.ToJsonString());
        Assert.Equal("""[[{"k":7},{"k":8}],[]]""", values["old"]!["head"]!.ToJsonString());
        Assert.Equal("""[[[{"k":7},{"k":8}],[{"k":8},{"k":7}]],[]]""", values["rows"]!["head"]!.ToJsonString());
    }

    [Fact]
    public void Read_ArrayOfStringsWithoutDimensions_HasAllOfThem()
    {
        byte[] entry = [0x40, 0, 0, 8, 0, 9, 1, (byte)'a', 0, 2, (byte)'b', (byte)'c'];
        using var scratch = new ScratchFile();
        new ForeignTree([new("names", "Box", 0, 0, entry)], 1).WriteTo(scratch.Path, ("Box", 1, 7, [new("TStreamerSTL", "names", 500, "string") { ArrayLength = 3 }]));

        Assert.Contains("""["a","","bc"]""", CliRun.Of("show", scratch.Path, "--json").Succeeded(), StringComparison.Ordinal);
        Assert.Contains("good", CliRun.Of("check", scratch.Path).Succeeded(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_MemberObjectWithoutAHead_IsRead()
    {
        ForeignBranch[] branches = [new("bare", "Box", 0, 0, [.. Int(1), .. Int(5)]), new("bare2", "Box", 0, 0, [0x40, 0, 0, 10, 0, 1, .. Int(1), .. Int(5)])];
        using var scratch = new ScratchFile();
        new ForeignTree(branches, 1).WriteTo(
            scratch.Path,
            ("Box", 1, 7, [new("TStreamerObjectAny", "bare", 62, "Item")]),
            ("Item", 1, 8, [ForeignElement.Basic("k", 3, "Int_t"), ForeignElement.Basic("m", 3, "Int_t")]));

        JsonNode values = JsonNode.Parse(CliRun.Of("inspect", scratch.Path, "--values").Succeeded())!["trees"]!["t"]!["branches"]!;

        Assert.Equal("""[{"k":1,"m":5}]""", values["bare"]!["head"]!.ToJsonString());
        Assert.Equal("""[{"k":1,"m":5}]""", values["bare2"]!["head"]!.ToJsonString());
    }

    [Fact]
    public void Check_BasketsInAnotherFile_AreNoFault()
    {
        ForeignBranch[] branches = [new("n", "Box", 0, 0, Int(2)), new("far", "Box", 0, 0) { FileName = "friend.root" }];
        using var scratch = new ScratchFile();
        new ForeignTree(branches, 1).WriteTo(scratch.Path, ("Box", 1, 7, [s_count]));

        string output = CliRun.Of("check", scratch.Path).Succeeded();

        Assert.Contains("the baskets of 1 branches lie in another file, friend.root", output, StringComparison.Ordinal);
    }

    private static ForeignTree Hits(bool hasOffsets, bool namesTheCount, byte[][] counts)
    {
        var hits = new ForeignBranch("hits", "vector<Hit>", -1, 4, Int(2), Int(1)) { HasOffsets = false };
        ForeignBranch n = new("hits.n", "Hit", 0, 41, [.. counts[0], .. counts[1]], Int(0)) { Count = hits, HasOffsets = hasOffsets };
        ForeignBranch x = new("hits.x", "Hit", 1, 41, [1, .. Float(1.5f), 1, .. Float(2), .. Float(3), .. Float(4)], [0]) { Count = hits, ItemCount = namesTheCount ? n : null, HasOffsets = hasOffsets };
        byte[] rows = [1, .. Int(5), .. Int(6), 1, .. Int(1), .. Int(2), .. Int(3), .. Int(4), .. Int(5), .. Int(6)];
        ForeignBranch y = new("hits.y", "Hit", 2, 41, rows, [0]) { Count = hits, ItemCount = namesTheCount ? n : null, HasOffsets = hasOffsets };
        hits.Branches = [n, x, y];
        return new ForeignTree([hits], 2);
    }

    private static byte[] Head(params byte[][] parts)
    {
        byte[] content = [.. parts.SelectMany(part => part)];
        return [0x40, 0, 0, (byte)(content.Length + 2), 0, 5, .. content];
    }

    private static byte[] Int(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Float(float value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Double(double value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return bytes;
    }
}
