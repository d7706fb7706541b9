using System.Buffers.Binary;
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
    public void ObjectsWithoutMembers_InAnyNumber_AreRefusedBeforeMemoryIsTaken()
    {
        var info = new StreamerInfo("C", 1, 0x01020304, []);
        var list = new StreamerInfo("List", 1, 0, [new StreamerElement { ElementClass = "TStreamerSTL", Name = "This", Type = StreamerType.Stl, TypeName = "List" }]);
        var table = new StreamerTable([info, list], null);
        byte[] Bytes(byte count) => [0x40, 0, 0, 12, 0x40, 9, 0, 0, 1, 2, 3, 4, count, 0, 0, 2];
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.ThrowsAny<RootException>(() => new ObjectReader(Bytes(0x7f), 0, table, new RecordContext("x.root", 0, "c")).ReadObject("List"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
        Assert.Equal(["C", "C"], new ObjectReader(Bytes(0), 0, table, new RecordContext("x.root", 0, "c")).ReadObject("List").Items.Select(item => item!.ClassName));
    }

    [Theory]
    [InlineData(1500, true)]
    [InlineData(5000, false)]
    public void NestedObjects_AreReadAsDeepAsListsOfRealFilesNest_AndRefusedBeyond(int levels, bool isRead)
    {
        // An object with a pointer to the next one, of a class that was named by the first: C { C* next; }.
        StreamerElement next = new() { ElementClass = "TStreamerObjectPointer", Name = "next", Type = StreamerType.ObjectPointer, TypeName = "C*" };
        var info = new StreamerInfo("C", 1, 0, [next]);
        using var output = new MemoryStream();
        var lengths = new int[levels + 1];
        for (int level = levels; level-- > 0;)
        {
            // byte count, class tag, version head, pointer
            lengths[level] = 4 + (level == 0 ? 6 : 4) + 6 + (level == levels - 1 ? 4 : lengths[level + 1]);
        }

        void Write(uint value)
        {
            Span<byte> number = stackalloc byte[sizeof(uint)];
            BinaryPrimitives.WriteUInt32BigEndian(number, value);
            output.Write(number);
        }

        for (int level = 0; level < levels; level++)
        {
            Write(0x40000000 | (uint)(lengths[level] - 4));
            Write(level == 0 ? 0xffffffff : 0x80000006);
            if (level == 0)
            {
                output.Write("C\0"u8);
            }

            Write(0x40000000 | (uint)(lengths[level] - 4 - (level == 0 ? 6 : 4) - 4));
            output.Write([0, 1]);
        }

        Write(0);
        // The depth depends on the stack, whose size for a thread differs from system to system.
        string outcome = string.Empty;
        var thread = new Thread(
            () =>
            {
                try
                {
                    int depth = 0;
                    var reader = new ObjectReader(output.ToArray(), 0, new StreamerTable([info], null), new RecordContext("x.root", 0, "c"));
                    for (RootObject? item = reader.ReadPointer(); item != null; item = item.GetObject("next"))
                    {
                        depth++;
                    }

                    outcome = $"{depth} levels";
                }
                catch (RootException e)
                {
                    outcome = e.Message;
                }
            },
            16 << 20);
        thread.Start();
        thread.Join();
        Assert.Contains(isRead ? $"{levels} levels" : "nested", outcome, StringComparison.Ordinal);
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
