using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;
using Banyan.Sources.Trees;

namespace Banyan.Tests.Fuzzing;

/// <summary>Content that was made to do harm, found by fuzzing and by reading the code: each once hung, crashed or took memory without bounds.</summary>
public class HostileContentTests
{
    [Fact]
    public void Partitions_OfMoreEntriesThanThereCanBe_AreBounded()
    {
        long[] cuts = PartitionPlanner.Plan([0, long.MaxValue], 1000, 100_000, 1 << 20);

        Assert.InRange(cuts.Length, 2, 2_000_000);
        Assert.Equal(long.MaxValue, cuts[^1]);
    }

    [Theory]
    [InlineData("ZL")]
    [InlineData("CS")]
    [InlineData("L4")]
    [InlineData("XZ")]
    [InlineData("ZS")]
    public void Blocks_ThatClaimMoreThanTheirCodecCanHold_AreRefusedBeforeMemoryIsTaken(string tag)
    {
        byte[] block = [(byte)tag[0], (byte)tag[1], 8, 12, 0, 0, 0xff, 0xff, 0xff, .. new byte[12]];

        Assert.Contains("claims to hold", Decompressor.Check(block, 0xffffff));
    }

    [Fact]
    public void BaseClasses_NamedTwiceOnEveryLevel_GiveABoundedProgram()
    {
        StreamerInfo[] infos = [.. Enumerable.Range(0, 50).Select(i => new StreamerInfo($"C{i}", 1, 0, [Base($"C{i + 1}"), Base($"C{i + 1}")])), new StreamerInfo("C50", 1, 0, [])];
        var table = new StreamerTable(infos, null);

        Assert.InRange(table.Program(infos[0]).Ops.Length, 1, 1_000_000);
    }

    [Fact]
    public void BaseClass_OfItself_IsAnErrorAndNoCrash()
    {
        var info = new StreamerInfo("C", 1, 0, [Base("C")]);
        var reader = new ObjectReader([.. Enumerable.Repeat<byte[]>([0, 1], 500).SelectMany(b => b)], 0, new StreamerTable([info], null), new RecordContext("x.root", 0, "c"));

        Assert.ThrowsAny<RootException>(() => reader.ReadObject("C"));
    }

    [Fact]
    public void MemberWiseObjects_MoreThanTheBytesHold_AreRefusedBeforeMemoryIsTaken()
    {
        StreamerElement[] members = [.. Enumerable.Range(0, 1000).Select(i => Member($"m{i}", StreamerType.Int))];
        var info = new StreamerInfo("C", 1, 0, members);
        var reader = new ObjectReader(new byte[100_000], 0, new StreamerTable([info], null), new RecordContext("x.root", 0, "c"));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.ThrowsAny<RootException>(() => reader.ReadMemberWise(info, 90_000));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void ArraysWithoutElements_InType_AreNoContainers() => Assert.IsType<CppType.Class>(CppTypeParser.Parse("array<int,0>"));

    [Fact]
    public void FixedArray_OfHugeLength_KeepsALeastSizeAboveZero() =>
        Assert.Equal(int.MaxValue, new FixedArrayNode(new NumbersNode(0, ElementKind.Float64, null), int.MaxValue, []).LeastByteCount);

    private static StreamerElement Base(string name) => Member(name, StreamerType.Base, "TStreamerBase", 1);

    private static StreamerElement Member(string name, StreamerType type, string elementClass = "TStreamerBasicType", int baseVersion = 0) => new()
    {
        ElementClass = elementClass,
        Name = name,
        Title = string.Empty,
        Type = type,
        ArrayLength = 0,
        Dimensions = [],
        TypeName = type == StreamerType.Base ? "BASE" : "int",
        BaseVersion = baseVersion,
        CountName = string.Empty,
    };
}
