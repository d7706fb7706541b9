using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame.Sources;

public sealed class ArraySourceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public unsafe void Load_EveryEntryInOddBlocks_GivesTheArraysBack(bool copyBlocks)
    {
        var pool = new NativePool();
        int[][] jagged = [[1], [], [2, 3, 4], [5, 6], [], [], [7], [8, 9]];
        string[][] words = [["a"], [], ["bc", ""], ["def"], [], ["g", "h"], ["ij"], []];
        double[] scalars = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5];
        using (var source = new ArraySource(
            [ArrayColumn.Scalar("x", scalars), ArrayColumn.Vector("v", jagged).InBlocksOf(3, 1), ArrayColumn.StringVectors("w", words).InBlocksOf(2)],
            new ArraySourceOptions { BlockEntries = [1, 4], PartitionEntries = [3, 2], CopyBlocks = copyBlocks },
            pool))
        {
            Assert.Equal([0L, 3, 5], source.Partitions.Select(p => p.FirstEntry));
            Assert.Equal([3L, 5, 8], source.Partitions.Select(p => p.EndEntry));
            foreach (Partition partition in source.Partitions)
            {
                using PartitionReader reader = source.OpenPartition(partition, source.Columns);
                for (long entry = partition.FirstEntry; entry < partition.EndEntry; entry++)
                {
                    reader.GetCursor(0).Load(entry, out ColumnBlock x);
                    Assert.Equal(scalars[entry], ((double*)x.Values)[entry - x.FirstEntry]);
                    reader.GetCursor(1).Load(entry, out ColumnBlock v);
                    Assert.True(v.FirstEntry <= entry && entry < v.EndEntry);
                    Assert.Equal(v.EndEntry, reader.GetCursor(1).BlockEnd(entry));
                    Assert.Equal(jagged[entry], Slice<int>(v.Values, v.Offsets0, entry - v.FirstEntry));
                    reader.GetCursor(2).Load(entry, out ColumnBlock w);
                    Assert.Equal(words[entry], Words(w, entry - w.FirstEntry));
                }
            }
        }

        Assert.Equal(0, pool.RentedBuffers);
    }

    [Fact]
    public void BlockEnd_WithoutLoad_LoadsNothing()
    {
        using var source = new ArraySource(ArrayColumn.Scalar("x", 1, 2, 3).InBlocksOf(2));
        using PartitionReader reader = source.OpenPartition(source.Partitions[0], source.Columns);
        Assert.Equal(2, reader.GetCursor(0).BlockEnd(1));
        Assert.Equal(3, reader.GetCursor(0).BlockEnd(2));
        Assert.Equal(0, source.BlocksLoaded("x"));
        Assert.Equal(0, reader.BytesRead);
    }

    [Fact]
    public void Partitions_WithFiles_EndAtFileEnds()
    {
        using var source = new ArraySource(
            [ArrayColumn.Scalar("x", new float[10])],
            new ArraySourceOptions { Files = [("a", 4), ("b", 0), ("c", 6)], PartitionEntries = [3] });
        Assert.Equal([("a", 0L, 3L, 0L), ("a", 3, 4, 0), ("c", 4, 7, 4), ("c", 7, 10, 4)], source.Partitions.Select(p => (p.File, p.FirstEntry, p.EndEntry, p.FileFirstEntry)));
    }

    [Fact]
    public void Constructor_ColumnsOfDifferentLength_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ArraySource(ArrayColumn.Scalar("x", 1, 2), ArrayColumn.Scalar("y", 1)));

    private static unsafe T[] Slice<T>(void* values, int* offsets, long index)
        where T : unmanaged => new Span<T>((T*)values + offsets[index], offsets[index + 1] - offsets[index]).ToArray();

    private static unsafe string[] Words(ColumnBlock block, long index)
    {
        var words = new List<string>();
        for (int i = block.Offsets0[index]; i < block.Offsets0[index + 1]; i++)
        {
            words.Add(System.Text.Encoding.UTF8.GetString(Slice<byte>(block.Values, block.Offsets1, i)));
        }

        return [.. words];
    }
}
