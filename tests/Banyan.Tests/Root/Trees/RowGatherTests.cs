using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Tests.Root.Trees;

/// <summary>The loops over nested containers agree with plain ones, and stop at the end of the entry.</summary>
public sealed unsafe class RowGatherTests
{
    private readonly NativePool _pool = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Numbers_RandomRows_AreInHostOrder(int size)
    {
        var random = new Random(size);
        for (int round = 0; round < 100; round++)
        {
            int[] counts = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(6) == 0 ? random.Next(60) : random.Next(5))];
            using NativeBuffer source = _pool.Rent(counts.Sum(c => 4 + (c * size)));
            random.NextBytes(source.Span);
            var expected = new List<byte>();
            var expectedEnds = new List<int>();
            int position = 0;
            foreach (int count in counts)
            {
                BinaryPrimitives.WriteInt32BigEndian(source.Span.Slice(position, 4), count);
                position += 4;
                for (int i = 0; i < count; i++, position += size)
                {
                    expected.AddRange(source.Span.Slice(position, size).ToArray().Reverse());
                }

                expectedEnds.Add(1000 + (expected.Count / size));
            }

            using NativeBuffer values = _pool.Rent(position);
            using NativeBuffer ends = _pool.Rent(counts.Length * 4);
            byte* end = source.Pointer + position;
            Assert.True(RowGather.Numbers(source.Pointer, end, counts.Length, size, values.Pointer, ends.As<int>(), 1000) == end);
            Assert.Equal(expected, new Span<byte>(values.Pointer, expected.Count).ToArray());
            Assert.Equal(expectedEnds, new Span<int>(ends.Pointer, counts.Length).ToArray());
            Assert.True(RowGather.Numbers(source.Pointer, end - 1, counts.Length, size, values.Pointer, ends.As<int>(), 0) == null);
            Assert.True(RowGather.Numbers(source.Pointer, end, counts.Length + 1, size, values.Pointer, ends.As<int>(), 0) == null);
        }
    }

    [Fact]
    public void CountRows_HeadsOfContainers_AreAddedUpOrRefused()
    {
        // Three entries: byte count with its mark, version, number of rows; then what the rows take.
        int[] rows = [2, 0, 5];
        using NativeBuffer data = _pool.Rent(100);
        var offsets = new int[4];
        for (int i = 0; i < 3; i++)
        {
            Span<byte> head = data.Span[offsets[i]..];
            BinaryPrimitives.WriteUInt32BigEndian(head, 0x40000000 | (uint)(6 + rows[i]));
            BinaryPrimitives.WriteInt16BigEndian(head[4..], 9);
            BinaryPrimitives.WriteInt32BigEndian(head[6..], rows[i]);
            offsets[i + 1] = offsets[i] + RowGather.ContainerHeadByteCount + rows[i];
        }

        fixed (int* entries = offsets)
        {
            Assert.Equal(7, RowGather.CountRows(data.Pointer, entries, 3));
            foreach ((int place, byte value) in new (int, byte)[] { (0, 0), (3, 1), (4, 0x40), (6, 0x80), (9, 3) })
            {
                byte before = data.Span[place];
                data.Span[place] = value;
                Assert.Equal(-1, RowGather.CountRows(data.Pointer, entries, 3));
                data.Span[place] = before;
            }

            Assert.Equal(7, RowGather.CountRows(data.Pointer, entries, 3));
            entries[1] = 9;
            Assert.Equal(-1, RowGather.CountRows(data.Pointer, entries, 1));
        }
    }

    [Fact]
    public void Texts_ShortLongAndEmpty_AreCollected()
    {
        string[] texts = ["", "abc", new string('x', 254), new string('y', 255), new string('z', 70_000), ""];
        var stored = new List<byte>();
        foreach (string text in texts)
        {
            if (text.Length < 255)
            {
                stored.Add((byte)text.Length);
            }
            else
            {
                stored.AddRange([255, (byte)(text.Length >> 24), (byte)(text.Length >> 16), (byte)(text.Length >> 8), (byte)text.Length]);
            }

            stored.AddRange(System.Text.Encoding.ASCII.GetBytes(text));
        }

        using NativeBuffer source = _pool.Rent(stored.Count);
        stored.ToArray().CopyTo(source.Span);
        using NativeBuffer values = _pool.Rent(stored.Count);
        using NativeBuffer ends = _pool.Rent(texts.Length * 4);
        byte* end = source.Pointer + stored.Count;

        Assert.True(RowGather.Texts(source.Pointer, end, texts.Length, values.Pointer, ends.As<int>(), 0) == end);

        string all = System.Text.Encoding.ASCII.GetString(values.Pointer, ends.As<int>()[texts.Length - 1]);
        Assert.Equal(string.Concat(texts), all);
        Assert.Equal([0, 3, 257, 512, 70_512, 70_512], new Span<int>(ends.Pointer, texts.Length).ToArray());
        Assert.True(RowGather.Texts(source.Pointer, end - 1, texts.Length, values.Pointer, ends.As<int>(), 0) == null);
        Assert.True(RowGather.Texts(source.Pointer, source.Pointer + 300, 4, values.Pointer, ends.As<int>(), 0) == null);
    }
}
