using Banyan.Columns;
using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Tests.Root.RNTuples;

/// <summary>Every encoding against an encoder that is written element by element from the specification.</summary>
public sealed unsafe class PageDecoderTests
{
    private static readonly int[] s_counts = [0, 1, 2, 7, 8, 15, 16, 17, 33, 100, 1000];

    public static TheoryData<ColumnEncoding> Integers =>
    [
        ColumnEncoding.Int8, ColumnEncoding.UInt8, ColumnEncoding.Int16, ColumnEncoding.UInt16, ColumnEncoding.Int32, ColumnEncoding.UInt32, ColumnEncoding.Int64, ColumnEncoding.UInt64,
        ColumnEncoding.Index32, ColumnEncoding.Index64, ColumnEncoding.SplitInt16, ColumnEncoding.SplitUInt16, ColumnEncoding.SplitInt32, ColumnEncoding.SplitUInt32,
        ColumnEncoding.SplitInt64, ColumnEncoding.SplitUInt64, ColumnEncoding.SplitIndex32, ColumnEncoding.SplitIndex64, ColumnEncoding.SplitReal32, ColumnEncoding.SplitReal64,
    ];

    [Theory]
    [MemberData(nameof(Integers))]
    public void Decode_Integers_GivesWhatWasEncoded(ColumnEncoding encoding)
    {
        int size = ElementEncoding.KindOf(encoding)!.Value.SizeOf();
        foreach (int count in s_counts)
        {
            var random = new Random(count);
            var values = new byte[count * size];
            random.NextBytes(values);
            Assert.Equal(values, Decode(new ColumnDescription(0, encoding, 8 * size, 0, 0, 0, 0, 0), Encode(encoding, values, size), count, size));
        }
    }

    [Fact]
    public void Decode_Bits_GivesTruthValues()
    {
        foreach (int count in s_counts)
        {
            var random = new Random(count);
            byte[] values = [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(2))];
            var page = new byte[(count + 7) / 8];
            for (int i = 0; i < count; i++)
            {
                page[i / 8] |= (byte)(values[i] << (i % 8));
            }

            Assert.Equal(values, Decode(new ColumnDescription(0, ColumnEncoding.Bit, 1, 0, 0, 0, 0, 0), page, count, 1));
        }
    }

    [Theory]
    [InlineData(ColumnEncoding.Real16)]
    [InlineData(ColumnEncoding.SplitReal16)]
    public void Decode_HalfPrecision_GivesFloats(ColumnEncoding encoding)
    {
        foreach (int count in s_counts)
        {
            Half[] values = [.. Enumerable.Range(0, count).Select(i => (Half)(i * 0.37f))];
            byte[] plain = [.. values.SelectMany(BitConverter.GetBytes)];
            byte[] decoded = Decode(new ColumnDescription(0, encoding, 16, 0, 0, 0, 0, 0), encoding == ColumnEncoding.Real16 ? plain : Split(plain, 2), count, 4);
            Assert.Equal(values.Select(v => (float)v), Enumerable.Range(0, count).Select(i => BitConverter.ToSingle(decoded, 4 * i)));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(17)]
    [InlineData(31)]
    public void Decode_TruncatedReals_KeepsTheUpperBits(int bits)
    {
        foreach (int count in s_counts)
        {
            float[] values = [.. Enumerable.Range(0, count).Select(i => (i - 50) * 1.37e3f)];
            uint[] stored = [.. values.Select(v => BitConverter.SingleToUInt32Bits(v) >> (32 - bits))];
            byte[] decoded = Decode(new ColumnDescription(0, ColumnEncoding.Real32Trunc, bits, 0, 0, 0, 0, 0), Pack(stored, bits), count, 4);
            Assert.Equal(stored.Select(s => BitConverter.UInt32BitsToSingle(s << (32 - bits))), Enumerable.Range(0, count).Select(i => BitConverter.ToSingle(decoded, 4 * i)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void Decode_QuantisedReals_SpansTheRange(int bits)
    {
        foreach (int count in s_counts)
        {
            var random = new Random(bits);
            uint[] stored = [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << bits))];
            byte[] decoded = Decode(new ColumnDescription(0, ColumnEncoding.Real32Quant, bits, 0, 0, 0, -10, 30), Pack(stored, bits), count, 8);
            double steps = (1UL << bits) - 1;
            Assert.Equal(stored.Select(s => (s * (40 / steps)) - 10), Enumerable.Range(0, count).Select(i => BitConverter.ToDouble(decoded, 8 * i)));
        }
    }

    // The whole page, after parts of it gave the same.
    private static byte[] Decode(ColumnDescription column, byte[] page, int count, int size)
    {
        byte[] whole = Decode(column, page, count, 0, count, size);
        if (!ElementEncoding.HoldsDifferences(column.Encoding))
        {
            foreach (int first in s_counts.Where(first => first < count))
            {
                Assert.Equal(whole[(first * size)..], Decode(column, page, count, first, count - first, size));
                Assert.Equal(whole[(first * size)..(((first + count) / 2) * size)], Decode(column, page, count, first, ((first + count) / 2) - first, size));
            }
        }

        return whole;
    }

    private static byte[] Decode(ColumnDescription column, byte[] page, int pageCount, int first, int count, int size)
    {
        byte[] source = [.. page, .. new byte[16]];
        var destination = new byte[(count * size) + 64];
        fixed (byte* from = source)
        fixed (byte* to = destination)
        {
            PageDecoder.Decode(column, from, pageCount, first, count, to);
        }

        return destination[..(count * size)];
    }

    internal static byte[] Encode(ColumnEncoding encoding, byte[] values, int size)
    {
        byte[] numbers = [.. values];
        UInt128 mask = (UInt128.One << (8 * size)) - 1;
        UInt128 previous = 0;
        for (int i = 0; i < values.Length; i += size)
        {
            UInt128 value = 0;
            for (int b = 0; b < size; b++)
            {
                value |= (UInt128)values[i + b] << (8 * b);
            }

            UInt128 stored = encoding switch
            {
                ColumnEncoding.SplitInt16 or ColumnEncoding.SplitInt32 or ColumnEncoding.SplitInt64 => ((value << 1) ^ (value >> ((8 * size) - 1) == 1 ? mask : 0)) & mask,
                ColumnEncoding.SplitIndex32 or ColumnEncoding.SplitIndex64 => (value - previous) & mask,
                _ => value,
            };
            previous = value;
            for (int b = 0; b < size; b++)
            {
                numbers[i + b] = (byte)(stored >> (8 * b));
            }
        }

        return encoding >= ColumnEncoding.SplitInt16 ? Split(numbers, size) : numbers;
    }

    private static byte[] Split(byte[] plain, int size) =>
        [.. Enumerable.Range(0, size).SelectMany(b => Enumerable.Range(0, plain.Length / size).Select(i => plain[(i * size) + b]))];

    private static byte[] Pack(uint[] values, int bits)
    {
        var page = new byte[((values.Length * bits) + 7) / 8];
        for (int i = 0; i < values.Length; i++)
        {
            for (int b = 0; b < bits; b++)
            {
                int bit = (i * bits) + b;
                page[bit / 8] |= (byte)(((values[i] >> b) & 1) << (bit % 8));
            }
        }

        return page;
    }
}
