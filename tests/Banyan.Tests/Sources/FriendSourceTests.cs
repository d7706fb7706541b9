using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Sources;

namespace Banyan.Tests.Sources;

public sealed class FriendSourceTests
{
    [Fact]
    public unsafe void Load_FriendWithOtherPartitions_GivesTheSameEntry()
    {
        int[] x = [.. Enumerable.Range(0, 100)];
        float[][] v = [.. Enumerable.Range(0, 103).Select(i => Enumerable.Repeat((float)i, i % 4).ToArray())];
        using FriendSource joined = Join(x, v);
        Assert.Equal(["x", "w", "f.x", "f.v"], joined.Columns.Select(column => column.Name));
        Assert.True(joined.TryGetColumn("v", out ColumnInfo? shortName));
        Assert.Equal("f.v", shortName.Name);
        Assert.True(joined.TryGetColumn("x", out ColumnInfo? mine));
        Assert.True(joined.TryGetColumn("f.x", out ColumnInfo? theirs));
        foreach (Partition partition in joined.Partitions)
        {
            using PartitionReader reader = joined.OpenPartition(partition, [shortName, mine, theirs]);
            for (long entry = partition.FirstEntry; entry < partition.EndEntry; entry++)
            {
                reader.GetCursor(0).Load(entry, out ColumnBlock vs);
                Assert.True(vs.FirstEntry <= entry && entry < reader.GetCursor(0).BlockEnd(entry));
                long k = entry - vs.FirstEntry;
                Assert.Equal(v[entry], new Span<float>((float*)vs.Values + vs.Offsets0[k], vs.Offsets0[k + 1] - vs.Offsets0[k]).ToArray());
                reader.GetCursor(1).Load(entry, out ColumnBlock xs);
                Assert.Equal(x[entry], ((int*)xs.Values)[entry - xs.FirstEntry]);
                reader.GetCursor(2).Load(entry, out ColumnBlock fs);
                Assert.Equal(-entry, ((long*)fs.Values)[entry - fs.FirstEntry]);
            }
        }
    }

    [Fact]
    public void Constructor_FriendWithFewerEntries_IsAnInputError()
    {
        InputException e = Assert.Throws<InputException>(() => Join(new int[5], new float[4][]));
        Assert.Contains("4 entries", e.Message, StringComparison.Ordinal);
    }

    private static FriendSource Join(int[] x, float[][] v)
    {
        var main = new ArraySource(
            [ArrayColumn.Scalar("x", x).InBlocksOf(9), ArrayColumn.Scalar("w", new double[x.Length])],
            new ArraySourceOptions { PartitionEntries = [30, 11] });
        for (int i = 0; i < v.Length; i++)
        {
            v[i] ??= [];
        }

        var other = new ArraySource(
            [ArrayColumn.Scalar("x", [.. Enumerable.Range(0, v.Length).Select(i => -(long)i)]).InBlocksOf(4), ArrayColumn.Vector("v", v).InBlocksOf(7, 2)],
            new ArraySourceOptions { PartitionEntries = [8, 23] });
        return new FriendSource(main, [new Friend("f", other)]);
    }
}
