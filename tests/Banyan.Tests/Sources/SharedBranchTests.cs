using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Inspection;
using Banyan.Sources;

namespace Banyan.Tests.Sources;

/// <summary>Columns of one branch are decoded together, however far apart their cursors are.</summary>
public sealed class SharedBranchTests
{
    private const string File = "uproot-HZZ-objects.root"; // muonp4 has 10 baskets
    private static readonly string[] s_names = ["muonp4.fP.fX", "muonp4.fP.fY", "muonp4.fE"];

    [Fact]
    public void Read_SeveralColumnsOfABranch_DecompressesItsBasketsOnce()
    {
        (long one, _) = ReadAll(s_names[..1]);
        (long three, double sum) = ReadAll(s_names);

        Assert.True(one > 0);
        Assert.Equal(one, three);
        Assert.NotEqual(0, sum);
    }

    [Fact]
    public void Load_OneColumnAfterTheOther_DecompressesTheBasketsOnce()
    {
        using EventSource source = Open();
        ColumnInfo[] columns = [.. s_names.Select(name => source.Columns.Single(column => column.Name == name))];
        Partition partition = source.Partitions[0];
        using PartitionReader reader = source.OpenPartition(partition, columns);
        var after = new List<long>();
        for (int i = 0; i < columns.Length; i++)
        {
            for (long entry = partition.FirstEntry; entry < partition.EndEntry;)
            {
                reader.GetCursor(i).Load(entry, out ColumnBlock block);
                entry = block.EndEntry;
            }

            after.Add(reader.BytesDecompressed);
        }

        Assert.True(after[0] > 0);
        Assert.All(after, decompressed => Assert.Equal(after[0], decompressed));
    }

    [Fact]
    public void Load_CursorsFarApart_KeepTheirBlocks()
    {
        using EventSource source = Open();
        ColumnInfo[] columns = [.. s_names.Select(name => source.Columns.Single(column => column.Name == name))];
        using PartitionReader reader = source.OpenPartition(source.Partitions[0], columns);
        ColumnCursor first = reader.GetCursor(0);
        ColumnCursor second = reader.GetCursor(1);
        ColumnCursor third = reader.GetCursor(2);
        first.Load(0, out ColumnBlock held);
        double[] before = Values(held);
        for (long entry = 0; entry < source.Partitions[0].EndEntry;)
        {
            second.Load(entry, out ColumnBlock block);
            entry = block.EndEntry;
        }

        third.Load(first.BlockEnd(0), out ColumnBlock next);
        Assert.Equal(before, Values(held));

        first.Load(first.BlockEnd(0), out ColumnBlock own);
        Assert.Equal((next.FirstEntry, next.EndEntry), (own.FirstEntry, own.EndEntry));
        Assert.NotEqual(before, Values(own));
    }

    private static EventSource Open() => TreeSource.Open([Corpus.Path(File)], new TreeSourceOptions { Tree = "events" });

    private static (long Decompressed, double Sum) ReadAll(string[] names)
    {
        using EventSource source = Open();
        ColumnInfo[] columns = [.. names.Select(name => source.Columns.Single(column => column.Name == name))];
        long decompressed = 0;
        double sum = 0;
        foreach (Partition partition in source.Partitions)
        {
            using PartitionReader reader = source.OpenPartition(partition, columns);
            for (long entry = partition.FirstEntry; entry < partition.EndEntry;)
            {
                ColumnBlock block = default;
                for (int i = 0; i < columns.Length; i++)
                {
                    reader.GetCursor(i).Load(entry, out block);
                    sum += Values(block).Sum();
                }

                entry = block.EndEntry;
            }

            decompressed += reader.BytesDecompressed;
        }

        return (decompressed, sum);
    }

    private static unsafe double[] Values(in ColumnBlock block)
    {
        (long start, long count) = EntryJson.FlatRange(1, block, 0, block.EntryCount);
        return new Span<double>((double*)block.Values + start, (int)count).ToArray();
    }
}
