using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.Tests.Sources;

public sealed class TreeSourceTests : IDisposable
{
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void OpenChain_FilesInAnyColumnOrder_ReadsEveryEntryInOrder()
    {
        for (int f = 0; f < 4; f++)
        {
            int first = f * 500;
            int[] x = [.. Enumerable.Range(first, 500)];
            float[][] v = [.. x.Select(i => Enumerable.Repeat(i + 0.5f, i % 4).ToArray())];
            string[] s = [.. x.Select(i => $"entry {i}")];
            ArrayColumn[] columns = [ArrayColumn.Scalar("x", x), ArrayColumn.Vector("v", v), ArrayColumn.Strings("s", s)];
            _files.Write($"f{f}.root", f % 2 == 0 ? columns : [columns[2], columns[0], columns[1]]);
        }

        using TreeSource source = Open("f*.root", new TreeSourceOptions { PartitionEntries = 150 });
        Assert.Equal(2000, source.EntryCount);
        Assert.Equal(["x", "v", "s"], source.Columns.Select(column => column.Name));
        Assert.True(source.Partitions.Count >= 13);
        Assert.Equal(Enumerable.Range(0, 2000), Take<int>(source, "x"));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => Enumerable.Repeat(i + 0.5f, i % 4)), Take<float[]>(source, "v"));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"entry {i}"), Take<string>(source, "s"));
    }

    [Fact]
    public void Partitions_AnyColumnsOrOrder_AreThoseOfTheClusters()
    {
        _files.Write("a.root", 100, ArrayColumn.Scalar("x", new int[1000]));
        using TreeSource source = Open("a.root", new TreeSourceOptions { PartitionEntries = 200 });
        Assert.Equal([200L, 400, 600, 800, 1000], source.Partitions.Select(partition => partition.EndEntry));
    }

    [Fact]
    public void Require_FileWithoutAUsedColumn_NamesFileAndColumn()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1, 2), ArrayColumn.Scalar("y", 1f, 2));
        _files.Write("b.root", ArrayColumn.Scalar("x", 3));
        using TreeSource source = Open("*.root");
        Assert.Equal([1, 2, 3], Take<int>(source, "x"));
        InputException e = Assert.Throws<InputException>(() => Take<float>(source, "y"));
        Assert.Contains("b.root", e.Message, StringComparison.Ordinal);
        Assert.Contains("'y'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Defaults_FillTheFilesWithoutTheColumn()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1, 2));
        _files.Write("b.root", ArrayColumn.Scalar("x", 3), ArrayColumn.Scalar("y", 1.5f), ArrayColumn.Vector("v", [[4.0, 5]]), ArrayColumn.Strings("s", "b"));
        _files.Write("c.root", ArrayColumn.Scalar("x", 4, 5));
        var defaults = new Dictionary<string, object> { ["y"] = -1, ["v"] = new[] { 7 }, ["s"] = "none", ["nowhere"] = 1 };
        using TreeSource source = Open("*.root", new TreeSourceOptions { Defaults = defaults });
        Assert.Equal([-1f, -1, 1.5f, -1, -1], Take<float>(source, "y"));
        Assert.Equal([[7], [7], [4, 5], [7], [7]], Take<double[]>(source, "v"));
        Assert.Equal(["none", "none", "b", "none", "none"], Take<string>(source, "s"));
        Assert.False(source.TryGetColumn("nowhere", out _));
    }

    [Fact]
    public void Open_DefaultOfAnotherType_IsAnAnalysisError()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1));
        _files.Write("b.root", ArrayColumn.Scalar("x", 3), ArrayColumn.Scalar("y", 1.5f));
        using TreeSource source = Open("*.root", new TreeSourceOptions { Defaults = new Dictionary<string, object> { ["y"] = "text" } });
        Assert.Throws<AnalysisException>(() => Take<float>(source, "y"));
    }

    [Fact]
    public void Open_NarrowerTypesInOtherFiles_AreWidened()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", (short)-7, (short)8), ArrayColumn.Vector("v", [[1f], [2, 3]]));
        _files.Write("b.root", ArrayColumn.Scalar("x", 70000), ArrayColumn.Vector("v", [[0.1, 4]]));
        _files.Write("c.root", ArrayColumn.Scalar("x", (ushort)65535), ArrayColumn.Vector("v", [[(short)-5]]));
        using TreeSource source = Open("*.root");
        Assert.Equal(DataType.Scalar(ElementKind.Int32), source.Columns[0].Type);
        Assert.Equal(DataType.Vector(ElementKind.Float64), source.Columns[1].Type);
        Assert.Equal([-7, 8, 70000, 65535], Take<int>(source, "x"));
        Assert.Equal([[1], [2, 3], [0.1, 4], [-5]], Take<double[]>(source, "v"));
    }

    [Fact]
    public void Open_TypesWithoutACommonOne_MakeTheColumnUnusable()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1), ArrayColumn.Scalar("k", 1));
        _files.Write("b.root", ArrayColumn.Scalar("x", 1.5f), ArrayColumn.Scalar("k", 2));
        using TreeSource source = Open("*.root");
        Assert.Equal([1, 2], Take<int>(source, "k"));
        AnalysisException e = Assert.Throws<AnalysisException>(() => Take<int>(source, "x"));
        Assert.Contains("a.root", e.Message, StringComparison.Ordinal);
        Assert.Contains("b.root", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenChain_ManyFiles_KeepsFewOpen()
    {
        for (int f = 0; f < 12; f++)
        {
            _files.Write($"f{f:d2}.root", ArrayColumn.Scalar("x", f));
        }

        using TreeSource source = Open("f*.root", new TreeSourceOptions { OpenFiles = 3 });
        Assert.InRange(source.OpenFileCount, 1, 3);
        Assert.Equal(Enumerable.Range(0, 12), Take<int>(source, "x"));

        // Decoders that wait for their next partition keep their files open too.
        Assert.InRange(source.OpenFileCount, 1, 3 + Environment.ProcessorCount);
    }

    [Fact]
    public void OpenChain_FileThatIsNoRootFile_StopsOrIsLeftOut()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1));
        File.WriteAllText(_files.PathOf("b.root"), "this is no ROOT file");
        _files.Write("c.root", ArrayColumn.Scalar("x", 3));
        InputException e = Assert.Throws<InputException>(() => Open("*.root"));
        Assert.Contains("b.root", e.Message, StringComparison.Ordinal);
        using TreeSource source = Open("*.root", new TreeSourceOptions { SkipUnreadableFiles = true });
        Assert.Equal([1, 3], Take<int>(source, "x"));
        Assert.EndsWith("b.root", Assert.Single(source.Skipped).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NoSuchTree_OffersTheNearest()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1));
        InputException e = Assert.Throws<InputException>(() => TreeSource.OpenChain([_files.PathOf("a.root") + ":Event"]));
        Assert.Contains("did you mean Events", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_Friends_AddColumnsByEntryNumber()
    {
        _files.Write("a.root", ArrayColumn.Scalar("x", 1, 2), ArrayColumn.Scalar("y", 1f, 2));
        _files.Write("b.root", ArrayColumn.Scalar("x", 3), ArrayColumn.Scalar("y", 3f));
        _files.Write("friend.dat", ArrayColumn.Scalar("x", 10, 20, 30), ArrayColumn.Scalar("w", 0.1, 0.2, 0.3));
        using EventSource source = TreeSource.Open(
            [_files.PathOf("*.root")], new TreeSourceOptions { Friends = [new FriendInput([_files.PathOf("friend.dat")], Alias: "other")] });
        Assert.Equal([11, 22, 33], Take<int>(source, "x + other.x"));
        Assert.Equal([0.1, 0.2, 0.3], Take<double>(source, "w"));
    }

    [Fact]
    public void SizeOf_Column_SumsOverFiles()
    {
        _files.Write("a.root", 100, ArrayColumn.Scalar("x", new int[1000]));
        _files.Write("b.root", 100, ArrayColumn.Scalar("x", new int[500]));
        using TreeSource source = Open("*.root");
        ColumnSize? size = source.SizeOf(source.Columns[0]);
        Assert.NotNull(size);
        Assert.True(size.Baskets >= 15);
        Assert.True(size.Bytes >= 6000 && size.StoredBytes < size.Bytes);
    }

    [Fact]
    public void OpenPartition_TwiceInTheSameFile_CountsBytesPerPartition()
    {
        _files.Write("a.root", 100, ArrayColumn.Scalar("x", [.. Enumerable.Range(0, 1000)]));
        using TreeSource source = Open("a.root", new TreeSourceOptions { PartitionEntries = 500 });
        var bytes = new List<long>();
        foreach (Partition partition in source.Partitions)
        {
            using PartitionReader reader = source.OpenPartition(partition, source.Columns);
            Assert.Equal(0, reader.BytesDecompressed);
            for (long entry = partition.FirstEntry; entry < partition.EndEntry; entry = reader.GetCursor(0).BlockEnd(entry))
            {
                reader.GetCursor(0).Load(entry, out _);
            }

            bytes.Add(reader.BytesDecompressed);
        }

        Assert.Equal(2, bytes.Count);
        Assert.All(bytes, b => Assert.InRange(b, 2000, 4000));
    }

    private static T[] Take<T>(EventSource source, string expression) => EventFrame.FromSource(source).Take<T>(expression).Value;

    private TreeSource Open(string pattern, TreeSourceOptions? options = null) => TreeSource.OpenChain([_files.PathOf(pattern)], options);
}
