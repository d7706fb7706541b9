using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Puts the bytes of elements together that lie apart in a page: all first bytes, then all second ones, and so on ("split" of RNTuple's binary format 1.0, "Column Description").</summary>
/// <remarks>
/// Vectors interleave bytes, then pairs, then fours, within lanes of 16 bytes. With 512 bits each row of bytes is dealt out to the four lanes first, so that every result is 64 bytes in a row: the number
/// of shuffles for each byte falls to a third. All forms give the same bytes, which tests compare.
/// </remarks>
internal static unsafe class ByteJoin
{
    /// <summary>Joins elements of a page.</summary>
    /// <param name="source">The first byte of the first element that is wanted.</param>
    /// <param name="row">Bytes from one byte of an element to its next: the number of elements in the page.</param>
    /// <param name="count">Number of elements that are wanted.</param>
    /// <param name="size">Bytes of an element: 2, 4 or 8.</param>
    /// <param name="destination">Room for them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Join(byte* source, long row, int count, int size, byte* destination)
    {
        int done = 0;
        if (Avx512BW.IsSupported)
        {
            done = size switch
            {
                2 => Wide2(source, row, count, destination),
                4 => Wide4(source, row, count, destination),
                _ => Wide8(source, row, count, destination),
            };
        }

        if (Sse2.IsSupported)
        {
            done = size switch
            {
                2 => Join2(source, row, done, count, destination),
                4 => Join4(source, row, done, count, destination),
                _ => Join8(source, row, done, count, destination),
            };
        }

        for (int i = done; i < count; i++)
        {
            for (int b = 0; b < size; b++)
            {
                destination[((long)i * size) + b] = source[(b * row) + i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide2(byte* source, long row, int count, byte* destination)
    {
        Vector512<ulong> deal = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        int i = 0;
        for (; i + 64 <= count; i += 64)
        {
            Vector512<byte> low = Avx512F.PermuteVar8x64(Vector512.Load(source + i).AsUInt64(), deal).AsByte();
            Vector512<byte> high = Avx512F.PermuteVar8x64(Vector512.Load(source + row + i).AsUInt64(), deal).AsByte();
            byte* to = destination + (2L * i);
            Avx512BW.UnpackLow(low, high).Store(to);
            Avx512BW.UnpackHigh(low, high).Store(to + 64);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide4(byte* source, long row, int count, byte* destination)
    {
        Vector512<uint> deal = Vector512.Create(0u, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        int i = 0;
        for (; i + 64 <= count; i += 64)
        {
            Vector512<byte> b0 = Avx512F.PermuteVar16x32(Vector512.Load(source + i).AsUInt32(), deal).AsByte();
            Vector512<byte> b1 = Avx512F.PermuteVar16x32(Vector512.Load(source + row + i).AsUInt32(), deal).AsByte();
            Vector512<byte> b2 = Avx512F.PermuteVar16x32(Vector512.Load(source + (2 * row) + i).AsUInt32(), deal).AsByte();
            Vector512<byte> b3 = Avx512F.PermuteVar16x32(Vector512.Load(source + (3 * row) + i).AsUInt32(), deal).AsByte();
            Vector512<ushort> low01 = Avx512BW.UnpackLow(b0, b1).AsUInt16();
            Vector512<ushort> high01 = Avx512BW.UnpackHigh(b0, b1).AsUInt16();
            Vector512<ushort> low23 = Avx512BW.UnpackLow(b2, b3).AsUInt16();
            Vector512<ushort> high23 = Avx512BW.UnpackHigh(b2, b3).AsUInt16();
            ushort* to = (ushort*)(destination + (4L * i));
            Avx512BW.UnpackLow(low01, low23).Store(to);
            Avx512BW.UnpackHigh(low01, low23).Store(to + 32);
            Avx512BW.UnpackLow(high01, high23).Store(to + 64);
            Avx512BW.UnpackHigh(high01, high23).Store(to + 96);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide8(byte* source, long row, int count, byte* destination)
    {
        int i = 0;
        for (; i + 64 <= count; i += 64)
        {
            ulong* to = (ulong*)(destination + (8L * i));
            WideQuads(source + i, row, out Vector512<uint> a0, out Vector512<uint> a1, out Vector512<uint> a2, out Vector512<uint> a3);
            WideQuads(source + (4 * row) + i, row, out Vector512<uint> b0, out Vector512<uint> b1, out Vector512<uint> b2, out Vector512<uint> b3);
            Avx512F.UnpackLow(a0, b0).AsUInt64().Store(to);
            Avx512F.UnpackHigh(a0, b0).AsUInt64().Store(to + 8);
            Avx512F.UnpackLow(a1, b1).AsUInt64().Store(to + 16);
            Avx512F.UnpackHigh(a1, b1).AsUInt64().Store(to + 24);
            Avx512F.UnpackLow(a2, b2).AsUInt64().Store(to + 32);
            Avx512F.UnpackHigh(a2, b2).AsUInt64().Store(to + 40);
            Avx512F.UnpackLow(a3, b3).AsUInt64().Store(to + 48);
            Avx512F.UnpackHigh(a3, b3).AsUInt64().Store(to + 56);
        }

        return i;
    }

    // Sixty-four halves of elements, four bytes each, from four rows of bytes. Lane j gets the pairs of bytes 4 g + j of each row, for the eight results g.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WideQuads(byte* source, long row, out Vector512<uint> q0, out Vector512<uint> q1, out Vector512<uint> q2, out Vector512<uint> q3)
    {
        Vector512<ushort> deal = Vector512.Create((ushort)0, 4, 8, 12, 16, 20, 24, 28, 1, 5, 9, 13, 17, 21, 25, 29, 2, 6, 10, 14, 18, 22, 26, 30, 3, 7, 11, 15, 19, 23, 27, 31);
        Vector512<byte> b0 = Avx512BW.PermuteVar32x16(Vector512.Load(source).AsUInt16(), deal).AsByte();
        Vector512<byte> b1 = Avx512BW.PermuteVar32x16(Vector512.Load(source + row).AsUInt16(), deal).AsByte();
        Vector512<byte> b2 = Avx512BW.PermuteVar32x16(Vector512.Load(source + (2 * row)).AsUInt16(), deal).AsByte();
        Vector512<byte> b3 = Avx512BW.PermuteVar32x16(Vector512.Load(source + (3 * row)).AsUInt16(), deal).AsByte();
        Vector512<ushort> low01 = Avx512BW.UnpackLow(b0, b1).AsUInt16();
        Vector512<ushort> high01 = Avx512BW.UnpackHigh(b0, b1).AsUInt16();
        Vector512<ushort> low23 = Avx512BW.UnpackLow(b2, b3).AsUInt16();
        Vector512<ushort> high23 = Avx512BW.UnpackHigh(b2, b3).AsUInt16();
        q0 = Avx512BW.UnpackLow(low01, low23).AsUInt32();
        q1 = Avx512BW.UnpackHigh(low01, low23).AsUInt32();
        q2 = Avx512BW.UnpackLow(high01, high23).AsUInt32();
        q3 = Avx512BW.UnpackHigh(high01, high23).AsUInt32();
    }

    private static int Join2(byte* source, long row, int i, int count, byte* destination)
    {
        for (; i + 16 <= count; i += 16)
        {
            Vector128<byte> low = Vector128.Load(source + i);
            Vector128<byte> high = Vector128.Load(source + row + i);
            byte* to = destination + (2L * i);
            Sse2.UnpackLow(low, high).Store(to);
            Sse2.UnpackHigh(low, high).Store(to + 16);
        }

        return i;
    }

    private static int Join4(byte* source, long row, int i, int count, byte* destination)
    {
        for (; i + 16 <= count; i += 16)
        {
            Quads(source + i, row, out Vector128<uint> q0, out Vector128<uint> q1, out Vector128<uint> q2, out Vector128<uint> q3);
            uint* to = (uint*)(destination + (4L * i));
            q0.Store(to);
            q1.Store(to + 4);
            q2.Store(to + 8);
            q3.Store(to + 12);
        }

        return i;
    }

    private static int Join8(byte* source, long row, int i, int count, byte* destination)
    {
        for (; i + 16 <= count; i += 16)
        {
            uint* to = (uint*)(destination + (8L * i));
            Quads(source + i, row, out Vector128<uint> a0, out Vector128<uint> a1, out Vector128<uint> a2, out Vector128<uint> a3);
            Quads(source + (4 * row) + i, row, out Vector128<uint> b0, out Vector128<uint> b1, out Vector128<uint> b2, out Vector128<uint> b3);
            Sse2.UnpackLow(a0, b0).Store(to);
            Sse2.UnpackHigh(a0, b0).Store(to + 4);
            Sse2.UnpackLow(a1, b1).Store(to + 8);
            Sse2.UnpackHigh(a1, b1).Store(to + 12);
            Sse2.UnpackLow(a2, b2).Store(to + 16);
            Sse2.UnpackHigh(a2, b2).Store(to + 20);
            Sse2.UnpackLow(a3, b3).Store(to + 24);
            Sse2.UnpackHigh(a3, b3).Store(to + 28);
        }

        return i;
    }

    // Sixteen times four bytes, from four rows of bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Quads(byte* source, long row, out Vector128<uint> q0, out Vector128<uint> q1, out Vector128<uint> q2, out Vector128<uint> q3)
    {
        Vector128<byte> b0 = Vector128.Load(source);
        Vector128<byte> b1 = Vector128.Load(source + row);
        Vector128<byte> b2 = Vector128.Load(source + (2 * row));
        Vector128<byte> b3 = Vector128.Load(source + (3 * row));
        Vector128<ushort> low01 = Sse2.UnpackLow(b0, b1).AsUInt16();
        Vector128<ushort> high01 = Sse2.UnpackHigh(b0, b1).AsUInt16();
        Vector128<ushort> low23 = Sse2.UnpackLow(b2, b3).AsUInt16();
        Vector128<ushort> high23 = Sse2.UnpackHigh(b2, b3).AsUInt16();
        q0 = Sse2.UnpackLow(low01, low23).AsUInt32();
        q1 = Sse2.UnpackHigh(low01, low23).AsUInt32();
        q2 = Sse2.UnpackLow(high01, high23).AsUInt32();
        q3 = Sse2.UnpackHigh(high01, high23).AsUInt32();
    }
}
