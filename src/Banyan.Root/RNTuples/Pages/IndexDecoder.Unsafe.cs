using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Turns a page of an index, the ends of collections' items, into offsets of 32 bits at once, where its numbers are small enough for that; nearly all are.</summary>
/// <remarks>
/// Split indices hold the first end and then differences, byte by byte (RNTuple binary format 1.0, "Column Description"): where no collection of the page has 65,536 items, only the two lowest bytes of the
/// differences are not zero. <see cref="PageDecoder"/> decodes the same pages to numbers of their own width, whatever they hold.
/// </remarks>
internal static unsafe class IndexDecoder
{
    private const int BlockLength = 1 << 14; // elements whose differences of 16 bits cannot leave 31 bits together

    /// <summary>The first end in a page.</summary>
    /// <param name="encoding">One of an index.</param>
    /// <param name="source">The decompressed page, which has elements.</param>
    /// <param name="count">Number of elements in the page.</param>
    public static ulong First(ColumnEncoding encoding, byte* source, int count)
    {
        int size = encoding is ColumnEncoding.Index32 or ColumnEncoding.SplitIndex32 ? sizeof(uint) : sizeof(ulong);
        long row = encoding is ColumnEncoding.Index32 or ColumnEncoding.Index64 ? 1 : count;
        ulong first = 0;
        for (int b = 0; b < size; b++)
        {
            first |= (ulong)source[b * row] << (8 * b);
        }

        return first;
    }

    /// <summary>Decodes a page.</summary>
    /// <param name="encoding">One of an index.</param>
    /// <param name="source">The decompressed page.</param>
    /// <param name="count">Number of elements, at least 1.</param>
    /// <param name="start">What the first offset is to be, not negative; the others lie behind it as the ends in the page do.</param>
    /// <param name="offsets">Gets <paramref name="count"/> offsets; there is room for 64 bytes more.</param>
    /// <returns>False where the numbers are not small, or fall; then the output is undefined.</returns>
    public static bool TryDecode(ColumnEncoding encoding, byte* source, int count, int start, int* offsets) => encoding switch
    {
        ColumnEncoding.SplitIndex64 => AreSmall(source, count, 8) && AddUp(source, count, start, offsets),
        ColumnEncoding.SplitIndex32 => AreSmall(source, count, 4) && AddUp(source, count, start, offsets),
        ColumnEncoding.Index64 => Narrow((ulong*)source, count, start, offsets),
        ColumnEncoding.Index32 => Narrow((uint*)source, count, start, offsets),
        _ => false,
    };

    /// <summary>Adds a number to offsets on their way to another place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shift(int* source, int count, int shift, int* destination)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<int> shifts = Vector256.Create(shift);
            for (; i + 8 <= count; i += 8)
            {
                (Vector256.Load(source + i) + shifts).Store(destination + i);
            }
        }

        for (; i < count; i++)
        {
            destination[i] = source[i] + shift;
        }
    }

    // Rows of bytes from the third on, without the first element.
    private static bool AreSmall(byte* source, int count, int size)
    {
        for (int b = 2; b < size; b++)
        {
            if (new ReadOnlySpan<byte>(source + ((long)b * count) + 1, count - 1).ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AddUp(byte* source, int count, int start, int* offsets)
    {
        long sum = start;
        *offsets = start;
        for (int first = 1; first < count; first += BlockLength)
        {
            int length = Math.Min(BlockLength, count - first);
            if (sum > int.MaxValue - (BlockLength * (long)ushort.MaxValue))
            {
                // Near the end of what 32 bits can hold: one by one.
                for (int i = first; i < first + length; i++)
                {
                    sum += source[i] + (source[count + (long)i] << 8);
                    offsets[i] = (int)Math.Min(sum, int.MaxValue);
                }

                if (sum > int.MaxValue)
                {
                    return false;
                }
            }
            else
            {
                sum = AddUpBlock(source + first, source + count + first, length, (int)sum, offsets + first);
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddUpBlock(byte* lower, byte* upper, int count, int sum, int* offsets)
    {
        int i = 0;
        if (Avx512F.IsSupported)
        {
            Vector512<int> before = Vector512.Create(sum);
            Vector512<int> last = Vector512.Create(15);
            for (; i + 16 <= count; i += 16)
            {
                Vector512<int> x = Avx512F.ConvertToVector512Int32(Vector128.Load(lower + i)) + (Avx512F.ConvertToVector512Int32(Vector128.Load(upper + i)) << 8);
                x += Avx512F.AlignRight32(x, Vector512<int>.Zero, 15);
                x += Avx512F.AlignRight32(x, Vector512<int>.Zero, 14);
                x += Avx512F.AlignRight32(x, Vector512<int>.Zero, 12);
                x += Avx512F.AlignRight32(x, Vector512<int>.Zero, 8);
                (before + x).Store(offsets + i);
                before += Avx512F.PermuteVar16x32(x, last);
            }

            sum = before[0];
        }
        else if (Sse2.IsSupported)
        {
            Vector128<int> before = Vector128.Create(sum);
            for (; i + 8 <= count; i += 8)
            {
                Vector128<ushort> both = Sse2.UnpackLow(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(lower + i)).AsByte(), Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(upper + i)).AsByte()).AsUInt16();
                before = AddFour(Sse2.UnpackLow(both, Vector128<ushort>.Zero).AsInt32(), before, offsets + i);
                before = AddFour(Sse2.UnpackHigh(both, Vector128<ushort>.Zero).AsInt32(), before, offsets + i + 4);
            }

            sum = before[0];
        }

        for (; i < count; i++)
        {
            sum += lower[i] + (upper[i] << 8);
            offsets[i] = sum;
        }

        return sum;
    }

    // Stores four sums; returns the last in all lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> AddFour(Vector128<int> x, Vector128<int> before, int* offsets)
    {
        x += Sse2.ShiftLeftLogical128BitLane(x, 4);
        x += Sse2.ShiftLeftLogical128BitLane(x, 8);
        x += before;
        x.Store(offsets);
        return Sse2.Shuffle(x, 0b11_11_11_11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Narrow(ulong* ends, int count, int start, int* offsets)
    {
        ulong shift = *ends - (ulong)start;
        ulong falls = 0; // its highest bit, when one difference is negative
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<ulong> shifts = Vector256.Create(shift);
            Vector256<ulong> signs = Vector256<ulong>.Zero;
            for (; i + 8 < count; i += 8)
            {
                Vector256<ulong> low = Vector256.Load(ends + i);
                Vector256<ulong> high = Vector256.Load(ends + i + 4);
                signs |= (Vector256.Load(ends + i + 1) - low) | (Vector256.Load(ends + i + 5) - high);
                Vector256.Narrow(low - shifts, high - shifts).AsInt32().Store(offsets + i);
            }

            falls = signs[0] | signs[1] | signs[2] | signs[3];
        }

        for (; i < count; i++)
        {
            falls |= i + 1 < count ? ends[i + 1] - ends[i] : 0;
            offsets[i] = (int)(ends[i] - shift);
        }

        return falls <= long.MaxValue && ends[count - 1] - shift <= int.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Narrow(uint* ends, int count, int start, int* offsets)
    {
        uint shift = *ends - (uint)start;
        bool falls = false;
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<uint> shifts = Vector256.Create(shift);
            Vector256<uint> fallen = Vector256<uint>.Zero;
            for (; i + 8 < count; i += 8)
            {
                Vector256<uint> here = Vector256.Load(ends + i);
                fallen |= Vector256.GreaterThan(here, Vector256.Load(ends + i + 1));
                (here - shifts).AsInt32().Store(offsets + i);
            }

            falls = fallen != Vector256<uint>.Zero;
        }

        for (; i < count; i++)
        {
            falls |= i + 1 < count && ends[i] > ends[i + 1];
            offsets[i] = (int)(ends[i] - shift);
        }

        return !falls && (long)start + (ends[count - 1] - *ends) <= int.MaxValue;
    }
}
