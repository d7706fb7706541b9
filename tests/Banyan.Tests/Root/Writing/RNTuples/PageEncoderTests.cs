using Banyan.Columns;
using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Envelopes;
using Banyan.Root.RNTuples.Pages;
using Banyan.Root.Writing.RNTuples;

namespace Banyan.Tests.Root.Writing.RNTuples;

/// <summary>The decoder, which is tested against an encoder element by element, undoes the encoder.</summary>
public sealed unsafe class PageEncoderTests
{
    private static readonly int[] s_counts = [0, 1, 2, 7, 8, 15, 16, 17, 33, 100, 1000];

    public static TheoryData<ColumnEncoding> Encodings =>
    [
        ColumnEncoding.Bit, ColumnEncoding.SplitInt16, ColumnEncoding.SplitUInt16, ColumnEncoding.SplitInt32, ColumnEncoding.SplitUInt32, ColumnEncoding.SplitInt64, ColumnEncoding.SplitUInt64,
        ColumnEncoding.SplitIndex64, ColumnEncoding.SplitReal32, ColumnEncoding.SplitReal64,
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encode_AnyNumberOfElements_IsUndoneByTheDecoder(ColumnEncoding encoding)
    {
        int size = ElementEncoding.KindOf(encoding)!.Value.SizeOf();
        int bits = ElementEncoding.BitsOf(encoding);
        foreach (int count in s_counts)
        {
            var random = new Random(count);
            var values = new byte[count * size];
            random.NextBytes(values);
            if (encoding == ColumnEncoding.Bit)
            {
                values = [.. values.Select(value => (byte)(value & 1))];
            }

            byte[] elements = [.. values, .. new byte[64]];
            var page = new byte[(((count * bits) + 7) / 8) + 64];
            var decoded = new byte[(count * size) + 128];
            fixed (byte* from = elements, to = page, back = decoded)
            {
                PageEncoder.Encode(encoding, from, count, to);
                Assert.All(page[(((count * bits) + 7) / 8)..], value => Assert.Equal(0, value));
                PageDecoder.Decode(new ColumnDescription(0, encoding, bits, 0, 0, 0, 0, 0), to, count, 0, count, back);
            }

            Assert.Equal(values, decoded[..(count * size)]);
        }
    }
}
