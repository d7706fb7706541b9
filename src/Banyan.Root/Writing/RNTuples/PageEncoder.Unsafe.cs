using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Banyan.Root.RNTuples;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>Turns numbers into the bytes of a page: the reverse of <see cref="Root.RNTuples.Pages.PageDecoder"/>.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Column Description" (split, zigzag, delta). Hosts are little endian. Unsafe: the caller vouches for both ranges.</remarks>
internal static unsafe class PageEncoder
{
    /// <summary>True when elements lie in a page as they lie in memory.</summary>
    public static bool IsPlain(ColumnEncoding encoding) => Root.RNTuples.Pages.ElementEncoding.IsPlain(encoding);

    /// <summary>Encodes a page.</summary>
    /// <param name="encoding">An encoding that is not plain.</param>
    /// <param name="source">The elements; those of zigzag and delta encodings are changed in place.</param>
    /// <param name="count">Number of elements.</param>
    /// <param name="destination">Room for (count × bits + 7) / 8 bytes.</param>
    public static void Encode(ColumnEncoding encoding, byte* source, int count, byte* destination)
    {
        switch (encoding)
        {
            case ColumnEncoding.Bit:
                EncodeBits(source, count, destination);
                break;
            case ColumnEncoding.SplitInt16:
                Zigzag((short*)source, count);
                Split(source, count, 2, destination);
                break;
            case ColumnEncoding.SplitInt32:
                Zigzag((int*)source, count);
                Split(source, count, 4, destination);
                break;
            case ColumnEncoding.SplitInt64:
                Zigzag((long*)source, count);
                Split(source, count, 8, destination);
                break;
            case ColumnEncoding.SplitUInt16:
                Split(source, count, 2, destination);
                break;
            case ColumnEncoding.SplitUInt32 or ColumnEncoding.SplitReal32:
                Split(source, count, 4, destination);
                break;
            case ColumnEncoding.SplitUInt64 or ColumnEncoding.SplitReal64:
                Split(source, count, 8, destination);
                break;
            case ColumnEncoding.SplitIndex64:
                Differences((ulong*)source, count);
                Split(source, count, 8, destination);
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"{encoding} is not written");
        }
    }

    /// <summary>Puts the bytes of elements apart: all first bytes, then all second ones, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Split(byte* source, int count, int size, byte* destination)
    {
        int done = 0;
        if (Sse2.IsSupported)
        {
            done = size switch
            {
                2 => Split2(source, count, destination),
                4 => Split4(source, count, destination),
                _ => Split8(source, count, destination),
            };
        }

        for (int i = done; i < count; i++)
        {
            for (int b = 0; b < size; b++)
            {
                destination[((long)b * count) + i] = source[((long)i * size) + b];
            }
        }
    }

    private static int Split2(byte* source, int count, byte* destination)
    {
        int i = 0;
        Vector128<short> lowByte = Vector128.Create((short)0xFF);
        for (; i + 16 <= count; i += 16)
        {
            Vector128<short> a = Vector128.Load((short*)(source + (2L * i)));
            Vector128<short> b = Vector128.Load((short*)(source + (2L * i)) + 8);
            Sse2.PackUnsignedSaturate(a & lowByte, b & lowByte).Store(destination + i);
            Sse2.PackUnsignedSaturate(Vector128.ShiftRightLogical(a, 8), Vector128.ShiftRightLogical(b, 8)).Store(destination + count + i);
        }

        return i;
    }

    private static int Split4(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            byte* from = source + (4L * i);
            Rows(Vector128.Load(from), Vector128.Load(from + 16), Vector128.Load(from + 32), Vector128.Load(from + 48), destination + i, count);
        }

        return i;
    }

    private static int Split8(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            float* from = (float*)(source + (8L * i));
            Halves(from, out Vector128<byte> low0, out Vector128<byte> high0);
            Halves(from + 8, out Vector128<byte> low1, out Vector128<byte> high1);
            Halves(from + 16, out Vector128<byte> low2, out Vector128<byte> high2);
            Halves(from + 24, out Vector128<byte> low3, out Vector128<byte> high3);
            Rows(low0, low1, low2, low3, destination + i, count);
            Rows(high0, high1, high2, high3, destination + (4L * count) + i, count);
        }

        return i;
    }

    // The lower and the upper four bytes of four elements. Shuffles move bits and do not look at them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Halves(float* source, out Vector128<byte> low, out Vector128<byte> high)
    {
        Vector128<float> a = Vector128.Load(source);
        Vector128<float> b = Vector128.Load(source + 4);
        low = Sse.Shuffle(a, b, 0b10_00_10_00).AsByte();
        high = Sse.Shuffle(a, b, 0b11_01_11_01).AsByte();
    }

    // Four rows of sixteen bytes from sixteen elements of four bytes: unpacking four times sorts them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows(Vector128<byte> v0, Vector128<byte> v1, Vector128<byte> v2, Vector128<byte> v3, byte* destination, long row)
    {
        for (int round = 0; round < 2; round++)
        {
            (v0, v1, v2, v3) = (Sse2.UnpackLow(v0, v2), Sse2.UnpackHigh(v0, v2), Sse2.UnpackLow(v1, v3), Sse2.UnpackHigh(v1, v3));
            (v0, v1, v2, v3) = (Sse2.UnpackLow(v0, v2), Sse2.UnpackHigh(v0, v2), Sse2.UnpackLow(v1, v3), Sse2.UnpackHigh(v1, v3));
        }

        v0.Store(destination);
        v1.Store(destination + row);
        v2.Store(destination + (2 * row));
        v3.Store(destination + (3 * row));
    }

    private static void EncodeBits(byte* source, int count, byte* destination)
    {
        int i = 0;
        if (Sse2.IsSupported)
        {
            for (; i + 16 <= count; i += 16)
            {
                Vector128<byte> isFalse = Vector128.Equals(Vector128.Load(source + i), Vector128<byte>.Zero);
                *(ushort*)(destination + (i >> 3)) = (ushort)~Sse2.MoveMask(isFalse);
            }
        }

        for (; i < count; i += 8)
        {
            int bits = 0;
            for (int bit = 0; bit < 8 && i + bit < count; bit++)
            {
                bits |= source[i + bit] != 0 ? 1 << bit : 0;
            }

            destination[i >> 3] = (byte)bits;
        }
    }

    private static void Zigzag(short* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (short)((values[i] << 1) ^ (values[i] >> 15));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Zigzag(int* values, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector256<int> v = Vector256.Load(values + i);
            (Vector256.ShiftLeft(v, 1) ^ Vector256.ShiftRightArithmetic(v, 31)).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = (values[i] << 1) ^ (values[i] >> 31);
        }
    }

    private static void Zigzag(long* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (values[i] << 1) ^ (values[i] >> 63);
        }
    }

    private static void Differences(ulong* values, int count)
    {
        for (int i = count - 1; i > 0; i--)
        {
            values[i] -= values[i - 1];
        }
    }
}
