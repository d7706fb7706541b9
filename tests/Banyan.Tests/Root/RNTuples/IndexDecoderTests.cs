using Banyan.Root.RNTuples;
using Banyan.Root.RNTuples.Pages;

namespace Banyan.Tests.Root.RNTuples;

/// <summary>Offsets straight from pages of an index, against numbers that are added up one by one; and what must not pass for offsets.</summary>
public sealed unsafe class IndexDecoderTests
{
    public static TheoryData<ColumnEncoding> Indices => [ColumnEncoding.Index32, ColumnEncoding.Index64, ColumnEncoding.SplitIndex32, ColumnEncoding.SplitIndex64];

    [Theory]
    [MemberData(nameof(Indices))]
    public void TryDecode_SmallCollections_GivesOffsets(ColumnEncoding encoding)
    {
        foreach (int count in new[] { 1, 2, 8, 9, 16, 17, 18, 33, 100, 1000, 16384, 16385, 16386, 40000 })
        {
            foreach (int most in new[] { 1, 3, 255, 65535 })
            {
                if (most * (long)count > int.MaxValue / 2)
                {
                    continue;
                }

                var random = new Random(count + most);
                ulong first = encoding is ColumnEncoding.Index32 or ColumnEncoding.SplitIndex32 ? 3_000_000_000 : 1UL << 41;
                ulong[] ends = new ulong[count];
                for (int i = 0; i < count; i++)
                {
                    ends[i] = i == 0 ? first : ends[i - 1] + (ulong)random.Next(most + 1);
                }

                (bool isSmall, int[] offsets, ulong found) = Decode(encoding, ends, 17);
                Assert.Equal(first, found);
                Assert.Equal(encoding is ColumnEncoding.SplitIndex32 or ColumnEncoding.SplitIndex64 || Fits(encoding, ends), isSmall);
                if (isSmall)
                {
                    Assert.Equal(ends.Select(end => (int)(end - first) + 17), offsets);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Indices))]
    public void TryDecode_EndsThatFall_GivesNone(ColumnEncoding encoding)
    {
        ulong[] ends = [.. Enumerable.Range(0, 100).Select(i => 1000UL + (ulong)i)];
        ends[70] = 999;
        Assert.False(Decode(encoding, ends, 0).IsSmall);
    }

    [Theory]
    [InlineData(ColumnEncoding.Index64)]
    [InlineData(ColumnEncoding.SplitIndex64)]
    public void TryDecode_MoreThanOffsetsHold_GivesNone(ColumnEncoding encoding)
    {
        ulong[] ends = [.. Enumerable.Range(0, 40000).Select(i => 60000UL * (ulong)i)];
        Assert.False(Decode(encoding, ends, 0).IsSmall);
        Assert.True(Decode(encoding, ends[..35791], 0).IsSmall);
        Assert.False(Decode(encoding, ends[..35792], 100_000).IsSmall);
        Assert.False(Decode(encoding, [5, 1UL << 40], 0).IsSmall);
    }

    // Ends of 32 bits that pass their width are none.
    private static bool Fits(ColumnEncoding encoding, ulong[] ends) => encoding != ColumnEncoding.Index32 || ends[^1] <= uint.MaxValue;

    private static (bool IsSmall, int[] Offsets, ulong First) Decode(ColumnEncoding encoding, ulong[] ends, int start)
    {
        bool isNarrow = encoding is ColumnEncoding.Index32 or ColumnEncoding.SplitIndex32;
        byte[] values = [.. ends.SelectMany(end => isNarrow ? BitConverter.GetBytes((uint)end) : BitConverter.GetBytes(end))];
        byte[] page = [.. PageDecoderTests.Encode(encoding, values, isNarrow ? 4 : 8), .. new byte[64]];
        var offsets = new int[ends.Length + 16];
        fixed (byte* from = page)
        fixed (int* to = offsets)
        {
            return (IndexDecoder.TryDecode(encoding, from, ends.Length, start, to), offsets[..ends.Length], IndexDecoder.First(encoding, from, ends.Length));
        }
    }
}
