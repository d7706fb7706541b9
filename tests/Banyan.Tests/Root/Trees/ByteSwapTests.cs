using Banyan.Columns;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Tests.Root.Trees;

/// <summary>The vector loops of basket decoding agree with their plain twins, at every length, and whatever the CPU can do.</summary>
public sealed unsafe class ByteSwapTests
{
    private const string Class = "Banyan.Tests.Root.Trees.ByteSwapTests";
    private readonly NativePool _pool = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Copy_EveryLength_EqualsScalar(int size)
    {
        var random = new Random(size);
        for (int count = 0; count < 200; count++)
        {
            int byteCount = count * size;
            using NativeBuffer source = Random(random, byteCount + 3);
            using NativeBuffer expected = Filled(byteCount);
            using NativeBuffer actual = Filled(byteCount);

            ByteSwapScalar.Copy(source.Pointer + 3, expected.Pointer, byteCount, size);
            ByteSwap.Copy(source.Pointer + 3, actual.Pointer, byteCount, size);
            Assert.True(expected.Span.SequenceEqual(actual.Span), $"{count} elements of {size} bytes");
            Assert.Equal(0xee, actual.Pointer[byteCount]);

            ByteSwap.Copy(source.Pointer + 3, source.Pointer + 3, byteCount, size);
            Assert.True(expected.Span.SequenceEqual(source.Span[3..]), $"{count} elements of {size} bytes in place");
        }
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(4, 10)]
    [InlineData(8, 10)]
    [InlineData(4, 1)]
    public void GatherEntries_RandomLengths_EqualsScalar(int size, int headByteCount)
    {
        var random = new Random(size + headByteCount);
        for (int round = 0; round < 100; round++)
        {
            int entryCount = random.Next(1, 40);
            int[] counts = [.. Enumerable.Range(0, entryCount).Select(_ => random.Next(4) == 0 ? random.Next(100) : random.Next(4))];
            int total = counts.Sum();
            using NativeBuffer source = Random(random, (headByteCount * entryCount) + (total * size));
            using NativeBuffer entries = _pool.Rent((entryCount + 1) * 4);
            int position = 0;
            for (int i = 0; i < entryCount; i++)
            {
                entries.As<int>()[i] = position;
                if (headByteCount >= 4)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(source.Span.Slice(position + headByteCount - 4, 4), counts[i]);
                }

                position += headByteCount + (counts[i] * size);
            }

            entries.As<int>()[entryCount] = position;
            using NativeBuffer expected = Filled(total * size);
            using NativeBuffer actual = Filled(total * size);
            using NativeBuffer expectedOffsets = _pool.Rent((entryCount + 1) * 4);
            using NativeBuffer actualOffsets = _pool.Rent((entryCount + 1) * 4);

            Assert.True(ByteSwapScalar.GatherEntries(source.Pointer, entries.As<int>(), entryCount, headByteCount, size, expected.Pointer, expectedOffsets.As<int>()));
            Assert.True(ByteSwap.GatherEntries(source.Pointer, entries.As<int>(), entryCount, headByteCount, size, actual.Pointer, actualOffsets.As<int>()));

            Assert.True(expected.Span.SequenceEqual(actual.Span));
            Assert.True(expectedOffsets.Span.SequenceEqual(actualOffsets.Span));
        }
    }

    [Fact]
    public void GatherEntries_WrongCountOrLength_SaysSo()
    {
        using NativeBuffer source = Filled(100);
        source.Span.Clear();
        using NativeBuffer entries = _pool.Rent(12);
        using NativeBuffer values = _pool.Rent(100);
        using NativeBuffer offsets = _pool.Rent(12);
        entries.As<int>()[0] = 0;

        entries.As<int>()[1] = 14; // one element, but the head says 0
        Assert.False(ByteSwap.GatherEntries(source.Pointer, entries.As<int>(), 1, 10, 4, values.Pointer, offsets.As<int>()));
        entries.As<int>()[1] = 12; // half an element
        Assert.False(ByteSwap.GatherEntries(source.Pointer, entries.As<int>(), 1, 10, 4, values.Pointer, offsets.As<int>()));
        entries.As<int>()[1] = 9; // not even a head
        Assert.False(ByteSwap.GatherEntries(source.Pointer, entries.As<int>(), 1, 10, 4, values.Pointer, offsets.As<int>()));
    }

    [Fact]
    public void ReadOffsets_EveryLength_EqualsScalar()
    {
        var random = new Random(3);
        for (int count = 0; count < 100; count++)
        {
            using NativeBuffer table = _pool.Rent((count + 1) * 4);
            int position = 70;
            for (int i = 0; i < count; i++)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(table.Span.Slice(4 * i, 4), position);
                position += random.Next(20);
            }

            using NativeBuffer expected = _pool.Rent((count + 1) * 4);
            using NativeBuffer actual = _pool.Rent((count + 1) * 4);
            Assert.True(ByteSwapScalar.ReadOffsets(table.Pointer, count, 70, position - 70, expected.As<int>()));
            Assert.True(ByteSwap.ReadOffsets(table.Pointer, count, 70, position - 70, actual.As<int>()));
            Assert.True(expected.Span.SequenceEqual(actual.Span));

            if (count > 0)
            {
                // One offset that passes the next, anywhere, is found.
                int wrong = random.Next(count);
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(table.Span.Slice(4 * wrong, 4), position + 1);
                Assert.False(ByteSwap.ReadOffsets(table.Pointer, count, 70, position - 70, actual.As<int>()), $"offset {wrong} of {count}");
                System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(table.Span.Slice(0, 4), 3);
                Assert.False(ByteSwap.ReadOffsets(table.Pointer, count, 70, position - 70, actual.As<int>()));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DivideOffsets_EveryLength_EqualsScalar(int shift)
    {
        for (int count = 1; count < 60; count++)
        {
            using NativeBuffer expected = _pool.Rent(count * 4);
            using NativeBuffer actual = _pool.Rent(count * 4);
            for (int i = 0; i < count; i++)
            {
                expected.As<int>()[i] = actual.As<int>()[i] = i << shift;
            }

            Assert.True(ByteSwapScalar.DivideOffsets(expected.As<int>(), count, shift));
            Assert.True(ByteSwap.DivideOffsets(actual.As<int>(), count, shift));
            Assert.True(expected.Span.SequenceEqual(actual.Span));

            if (shift > 0)
            {
                actual.As<int>()[count / 2] = (count << shift) + 1;
                Assert.False(ByteSwap.DivideOffsets(actual.As<int>(), count, shift));
            }
        }
    }

    [Fact]
    public void NormalizeBools_AnyBytes_AreZeroAndOne()
    {
        using NativeBuffer values = Random(new Random(5), 1000);
        byte[] before = values.Span.ToArray();

        ByteSwap.NormalizeBools(values.Pointer, 1000);

        Assert.Equal(before.Select(b => b != 0 ? (byte)1 : (byte)0), values.Span.ToArray());
    }

    [Fact]
    public void All_Kernels_AgreeInThisProcess()
    {
        VectorWidths.AssertAsAsked();
        foreach (int size in (int[])[1, 2, 4, 8])
        {
            Copy_EveryLength_EqualsScalar(size);
            GatherEntries_RandomLengths_EqualsScalar(size, 10);
        }

        ReadOffsets_EveryLength_EqualsScalar();
        DivideOffsets_EveryLength_EqualsScalar(2);
        NormalizeBools_AnyBytes_AreZeroAndOne();
    }

    [Theory]
    [MemberData(nameof(VectorWidths.Switches), MemberType = typeof(VectorWidths))]
    public void All_WithInstructionsSwitchedOff_Agree(string setting) => VectorWidths.RunWithout($"{Class}.{nameof(All_Kernels_AgreeInThisProcess)}", setting);

    private NativeBuffer Filled(int byteCount)
    {
        NativeBuffer buffer = _pool.Rent(byteCount);
        new Span<byte>(buffer.Pointer, byteCount + NativeBuffer.Padding).Fill(0xee);
        return buffer;
    }

    private NativeBuffer Random(Random random, int byteCount)
    {
        NativeBuffer buffer = Filled(byteCount);
        random.NextBytes(buffer.Span);
        return buffer;
    }
}
