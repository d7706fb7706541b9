using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Turns the bytes of a decompressed page into numbers of the encoding's own kind, see <see cref="ElementEncoding.KindOf"/>.</summary>
/// <remarks>
/// Source: RNTuple binary format 1.0, "Column Description" (split, zigzag, delta), and for truncated and quantised reals Pack and Unpack in ROOT's RColumnElement.hxx: their bits lie one behind the other,
/// the least significant first. Hosts are little endian.
/// </remarks>
internal static unsafe class PageDecoder
{
    /// <summary>Decodes all elements of a page.</summary>
    /// <param name="column">The column.</param>
    /// <param name="source">The page; 16 bytes behind it may be read.</param>
    /// <param name="count">Number of elements; the page has the bytes for them.</param>
    /// <param name="destination">Room for them and 64 bytes.</param>
    public static void Decode(ColumnDescription column, byte* source, int count, byte* destination)
    {
        switch (column.Encoding)
        {
            case ColumnEncoding.Bit:
                DecodeBits(source, count, destination);
                break;
            case ColumnEncoding.SplitUInt16:
                Join(source, count, 2, destination);
                break;
            case ColumnEncoding.SplitUInt32 or ColumnEncoding.SplitReal32:
                Join(source, count, 4, destination);
                break;
            case ColumnEncoding.SplitUInt64 or ColumnEncoding.SplitReal64:
                Join(source, count, 8, destination);
                break;
            case ColumnEncoding.SplitInt16:
                Join(source, count, 2, destination);
                UndoZigzag((ushort*)destination, count);
                break;
            case ColumnEncoding.SplitInt32:
                Join(source, count, 4, destination);
                UndoZigzag((uint*)destination, count);
                break;
            case ColumnEncoding.SplitInt64:
                Join(source, count, 8, destination);
                UndoZigzag((ulong*)destination, count);
                break;
            case ColumnEncoding.SplitIndex32:
                Join(source, count, 4, destination);
                AddUp((uint*)destination, count);
                break;
            case ColumnEncoding.SplitIndex64:
                if (AreSmall(source, count))
                {
                    AddUpSmall(source, count, (ulong*)destination);
                }
                else
                {
                    Join(source, count, 8, destination);
                    AddUp((ulong*)destination, count);
                }

                break;
            case ColumnEncoding.Real16:
                Widen((Half*)source, count, (float*)destination);
                break;
            case ColumnEncoding.SplitReal16:
                // The halves go to the end of the room for the floats, from where they are widened forwards.
                Half* halves = (Half*)(destination + (2L * count));
                Join(source, count, 2, (byte*)halves);
                Widen(halves, count, (float*)destination);
                break;
            case ColumnEncoding.Real32Trunc:
                DecodeTruncated(source, count, column.Bits, (uint*)destination);
                break;
            case ColumnEncoding.Real32Quant:
                DecodeQuantised(source, count, column, (double*)destination);
                break;
            default:
                long byteCount = (long)count * column.Bits / 8;
                Buffer.MemoryCopy(source, destination, byteCount, byteCount);
                break;
        }
    }

    private static void DecodeBits(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            // Spreads eight bits over eight bytes: each byte of the product holds the number, each keeps its own bit.
            ulong bits = (source[i >> 3] * 0x0101010101010101UL) & 0x8040201008040201UL;
            *(ulong*)(destination + i) = ((bits + 0x7F7F7F7F7F7F7F7FUL) | bits) >> 7 & 0x0101010101010101UL;
        }

        for (; i < count; i++)
        {
            destination[i] = (byte)((source[i >> 3] >> (i & 7)) & 1);
        }
    }

    /// <summary>Puts the bytes of elements together that lie apart: all first bytes, then all second ones, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Join(byte* source, int count, int size, byte* destination)
    {
        int done = 0;
        if (Sse2.IsSupported)
        {
            done = size switch
            {
                2 => Join2(source, count, destination),
                4 => Join4(source, count, destination),
                _ => Join8(source, count, destination),
            };
        }

        for (int i = done; i < count; i++)
        {
            for (int b = 0; b < size; b++)
            {
                destination[((long)i * size) + b] = source[((long)b * count) + i];
            }
        }
    }

    private static int Join2(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            Vector128<byte> low = Vector128.Load(source + i);
            Vector128<byte> high = Vector128.Load(source + count + i);
            byte* to = destination + (2L * i);
            Sse2.UnpackLow(low, high).Store(to);
            Sse2.UnpackHigh(low, high).Store(to + 16);
        }

        return i;
    }

    private static int Join4(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            Vector128<byte> b0 = Vector128.Load(source + i);
            Vector128<byte> b1 = Vector128.Load(source + count + i);
            Vector128<byte> b2 = Vector128.Load(source + (2L * count) + i);
            Vector128<byte> b3 = Vector128.Load(source + (3L * count) + i);
            Vector128<ushort> low01 = Sse2.UnpackLow(b0, b1).AsUInt16();
            Vector128<ushort> high01 = Sse2.UnpackHigh(b0, b1).AsUInt16();
            Vector128<ushort> low23 = Sse2.UnpackLow(b2, b3).AsUInt16();
            Vector128<ushort> high23 = Sse2.UnpackHigh(b2, b3).AsUInt16();
            ushort* to = (ushort*)(destination + (4L * i));
            Sse2.UnpackLow(low01, low23).Store(to);
            Sse2.UnpackHigh(low01, low23).Store(to + 8);
            Sse2.UnpackLow(high01, high23).Store(to + 16);
            Sse2.UnpackHigh(high01, high23).Store(to + 24);
        }

        return i;
    }

    private static int Join8(byte* source, int count, byte* destination)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            uint* to = (uint*)(destination + (8L * i));
            Quads(source + i, count, out Vector128<uint> a0, out Vector128<uint> a1, out Vector128<uint> a2, out Vector128<uint> a3);
            Quads(source + (4L * count) + i, count, out Vector128<uint> b0, out Vector128<uint> b1, out Vector128<uint> b2, out Vector128<uint> b3);
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

    // Sixteen halves of elements, four bytes each, from four rows of bytes.
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

    private static void UndoZigzag(ushort* values, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[i] = (ushort)((values[i] >> 1) ^ -(values[i] & 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UndoZigzag(uint* values, int count)
    {
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector256<uint> v = Vector256.Load(values + i);
            (Vector256.ShiftRightLogical(v, 1) ^ (Vector256<uint>.Zero - (v & Vector256<uint>.One))).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = (values[i] >> 1) ^ (0 - (values[i] & 1));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UndoZigzag(ulong* values, int count)
    {
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            Vector256<ulong> v = Vector256.Load(values + i);
            (Vector256.ShiftRightLogical(v, 1) ^ (Vector256<ulong>.Zero - (v & Vector256<ulong>.One))).Store(values + i);
        }

        for (; i < count; i++)
        {
            values[i] = (values[i] >> 1) ^ (0 - (values[i] & 1));
        }
    }

    private static void AddUp(uint* values, int count)
    {
        uint sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
            values[i] = sum;
        }
    }

    private static void AddUp(ulong* values, int count)
    {
        ulong sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += values[i];
            values[i] = sum;
        }
    }

    // Collections of less than 65,536 items each, as nearly all are: only the first two of eight rows of bytes are not zero.
    private static bool AreSmall(byte* source, int count) => !new ReadOnlySpan<byte>(source + (2L * count), checked(6 * count)).ContainsAnyExcept((byte)0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUpSmall(byte* source, int count, ulong* destination)
    {
        ulong sum = 0;
        byte* upper = source + count;
        for (int i = 0; i < count; i++)
        {
            sum += source[i] + ((uint)upper[i] << 8);
            destination[i] = sum;
        }
    }

    private static void Widen(Half* source, int count, float* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = (float)source[i];
        }
    }

    private static void DecodeTruncated(byte* source, int count, int bits, uint* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = Take(source, (long)i * bits, bits) << (32 - bits);
        }
    }

    private static void DecodeQuantised(byte* source, int count, ColumnDescription column, double* destination)
    {
        double scale = (column.Greatest - column.Least) / ((1UL << column.Bits) - 1);
        for (int i = 0; i < count; i++)
        {
            destination[i] = (Take(source, (long)i * column.Bits, column.Bits) * scale) + column.Least;
        }
    }

    // Up to 32 bits from any bit on; eight bytes cover them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Take(byte* source, long bit, int bits) =>
        (uint)((Unsafe.ReadUnaligned<ulong>(source + (bit >> 3)) >> (int)(bit & 7)) & ((1UL << bits) - 1));
}
