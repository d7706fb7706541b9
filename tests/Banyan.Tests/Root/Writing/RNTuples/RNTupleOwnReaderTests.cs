using Banyan.Columns;
using Banyan.Root;
using Banyan.Root.RNTuples;
using Banyan.Root.Writing;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Tests.Root.Writing.RNTuples;

/// <summary>RNTuples that are written are read back by Banyan's own reader, to the last bit.</summary>
public sealed class RNTupleOwnReaderTests
{
    public static TheoryData<int> CompressionSettings => [0, 101, 109, 207, 404, 409, 505, 501];

    [Theory]
    [MemberData(nameof(CompressionSettings))]
    public void RNTuple_AllKindsOfColumns_ReadBackInEveryCompression(int setting)
    {
        using KindsOfColumns kinds = new(setting);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.FromSetting(setting) }))
        {
            kinds.Write(writer, new RNTupleWriterOptions { PageByteCount = 7000, ClusterByteCount = 500_000, Threads = 2 }, () => 613);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        RNTuple read = file.GetRNTuple("dir/Events");
        Assert.Equal(("Events", "all kinds", "1.0.0.0"), (read.Name, read.Title, read.FormatVersion));
        Assert.StartsWith("Banyan ", read.Writer, StringComparison.Ordinal);
        Assert.True(read.ClusterBoundaries.Count > 2, "several clusters");
        AssertSame(kinds, read);
        Assert.Equal(setting == 0 ? ColumnEncoding.Index64 : ColumnEncoding.SplitIndex64, read.Fields.Single(field => field.Name == "vf").Encoding);
        Assert.Equal(setting == 0 ? ColumnEncoding.Int32 : ColumnEncoding.SplitInt32, read.Fields.Single(field => field.Name == "i32").Encoding);
    }

    [Fact]
    public void RNTuple_Fields_HaveTheNamesAndTypesOfRoot()
    {
        using KindsOfColumns kinds = new(1);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            writer.CreateRNTuple("Events", kinds.Definition);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        RNTuple read = file.GetRNTuple("Events");

        Assert.Equal(0, read.EntryCount);
        Assert.Equal(
            "bool, std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t, std::int64_t, std::uint64_t, float, double, std::array<double,3>, "
            + "std::array<std::array<std::int32_t,3>,2>, std::vector<float>, std::vector<bool>, std::vector<std::int64_t>, std::vector<std::vector<std::int32_t>>, std::string, std::vector<std::string>",
            string.Join(", ", read.Fields.Select(field => field.TypeName)));
        Assert.Equal(kinds.Fields.Select(field => field.Field.Name), read.Fields.Select(field => field.Name));
        Assert.All(read.Fields, field => Assert.Equal($"about {field.Name}", field.Title));
    }

    [Fact]
    public void Fill_ItemsOfFixedArrays_AreArraysInVectors()
    {
        using TestColumn column = TestColumn.Jagged<float>([1, 2, 3, 4], [], [5, 6]);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            RNTupleWriter tuple = writer.CreateRNTuple("t", new RNTupleDefinition([new("v", column.Type) { ItemDimensions = [2] }]));
            tuple.Fill(3, [column.BlockFrom(0)]);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        RNTuple read = file.GetRNTuple("t");
        Assert.Equal("std::vector<std::array<float,2>>", read.Fields[0].TypeName);
        using TestColumn expected = TestColumn.Nested<float>([[1, 2], [3, 4]], [], [[5, 6]]);
        AssertSame(expected, read, read.Columns[0]);
    }

    [Fact]
    public void RNTuple_AddedToAFile_StandsBesideWhatIsThere()
    {
        using KindsOfColumns kinds = new(2);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            kinds.Write(writer, new RNTupleWriterOptions(), () => 1000);
            writer.Write("note", new NamedObject("old"));
            writer.Commit();
        }

        using (RootFileWriter writer = RootFileWriter.Append(scratch.Path))
        {
            kinds.Write(writer, new RNTupleWriterOptions { Compression = RootCompression.Lz4() }, () => 777);
            kinds.Write(writer, new RNTupleWriterOptions { ClusterEntryCount = 100 }, () => 999, "dir/sub/more");
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        AssertSame(kinds, file.GetRNTuple("dir/Events;1"));
        AssertSame(kinds, file.GetRNTuple("dir/Events;2"));
        AssertSame(kinds, file.GetRNTuple("dir/sub/more"));
        Assert.Equal(51, file.GetRNTuple("dir/sub/more").ClusterBoundaries.Count);
        Assert.Equal("old", file.GetKey("note").Title);
    }

    [Fact]
    public void Envelopes_LongerThanAKey_LieInSeveral()
    {
        using KindsOfColumns kinds = new(3);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path, new RootFileWriterOptions { Compression = RootCompression.None }))
        {
            kinds.Write(writer, new RNTupleWriterOptions { PageByteCount = 16, ClusterEntryCount = 1000, LargestKeyByteCount = 40_000 }, () => 5000);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        AssertSame(kinds, file.GetRNTuple("dir/Events"));
    }

    [Fact]
    public void Pages_EqualWithinACluster_AreStoredOnce()
    {
        using TestColumn one = TestColumn.Jagged([.. Enumerable.Range(0, 1000).Select(i => Enumerable.Repeat(i, i % 7).ToArray())]);
        using TestColumn two = TestColumn.Jagged([.. Enumerable.Range(0, 1000).Select(i => Enumerable.Repeat(-i, i % 7).ToArray())]);
        using ScratchFile scratch = new();
        using (RootFileWriter writer = RootFileWriter.Create(scratch.Path))
        {
            RNTupleWriter tuple = writer.CreateRNTuple("t", new RNTupleDefinition([new("one", one.Type), new("two", two.Type)]));
            tuple.Fill(1000, [one.BlockFrom(0), two.BlockFrom(0)]);
            writer.Commit();
        }

        using RootFile file = RootFile.Open(scratch.Path);
        RNTuple read = file.GetRNTuple("t");
        Assert.Equal(read.PagesOf(read.Fields[0]), read.PagesOf(read.Fields[1]));
        AssertSame(one, read, read.Columns[0]);
        AssertSame(two, read, read.Columns[1]);
    }

    [Fact]
    public void Fill_ArrayOfAnotherLength_NamesFieldAndEntry()
    {
        using TestColumn column = TestColumn.Jagged<float>([1, 2], [1]);
        using ScratchFile scratch = new();
        using RootFileWriter writer = RootFileWriter.Create(scratch.Path);
        RNTupleWriter tuple = writer.CreateRNTuple("t", new RNTupleDefinition([new("x", column.Type) { Dimensions = [2] }]));

        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => tuple.Fill(2, [column.BlockFrom(0)]));

        Assert.Equal("field x: entry 1 has 1 values, expected 2", problem.Message);
    }

    [Theory]
    [InlineData("t", "a.b", "field 'a.b' cannot be written: a name must not be empty or have dots")]
    [InlineData("t", "a b", "field 'a b' cannot be written: a name must not")]
    [InlineData("t", "", "field '' cannot be written: a name must not")]
    [InlineData("t", "x", "field 'x' cannot be written: there are two fields of this name")]
    [InlineData("my tuple", "y", "'my tuple' cannot be the name of an RNTuple")]
    public void CreateRNTuple_WrongNames_AreRefused(string name, string field, string expected)
    {
        using ScratchFile scratch = new();
        using RootFileWriter writer = RootFileWriter.Create(scratch.Path);
        DataType type = DataType.Scalar(ElementKind.Int32);

        ArgumentException problem = Assert.Throws<ArgumentException>(() => writer.CreateRNTuple(name, new RNTupleDefinition([new("x", type), new(field, type)])));

        Assert.StartsWith(expected, problem.Message, StringComparison.Ordinal);
    }

    private static void AssertSame(KindsOfColumns kinds, RNTuple read)
    {
        Assert.Equal(KindsOfColumns.EntryCount, read.EntryCount);
        foreach (((RNTupleFieldDefinition field, TestColumn column), RNTupleColumn found) in kinds.Fields.Zip(read.Columns))
        {
            Assert.Equal((field.Name, column.Type.CppName), (found.Name, found.Type.CppName));
            AssertSame(column, read, found);
        }
    }

    private static void AssertSame(TestColumn expected, RNTuple read, RNTupleColumn found)
    {
        using RNTupleColumnReader reader = read.OpenReader(found);
        for (long entry = 0; entry < read.EntryCount;)
        {
            reader.Read(entry, out ColumnBlock block);
            Assert.Equal(entry, block.FirstEntry);
            expected.AssertSame(found.Name, block);
            entry = block.EndEntry;
        }
    }
}
