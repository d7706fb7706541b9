using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.RNTuples.Pages;

/// <summary>Turns the bytes of a decompressed page into numbers of the encoding's own kind, see <see cref="ElementEncoding.KindOf"/>.</summary>
/// <remarks>
/// Source: RNTuple binary format 1.0, "Column Description" (split, zigzag, delta), and for truncated and quantised reals Pack and Unpack in ROOT's RColumnElement.hxx: their bits lie one behind the other,
/// the least significant first. Hosts are little endian.
/// </remarks>
internal static unsafe class PageDecoder
{
    private const int ChunkLength = 2048; // elements that stay in the first cache between two steps

    /// <summary>Decodes elements of a page.</summary>
    /// <param name="column">The column.</param>
    /// <param name="source">The page; 16 bytes behind it may be read.</param>
    /// <param name="pageCount">Number of elements in the page; the page has the bytes for them.</param>
    /// <param name="first">First element that is wanted; 0 where an encoding holds differences (<see cref="ElementEncoding.HoldsDifferences"/>).</param>
    /// <param name="count">Number of elements that are wanted.</param>
    /// <param name="destination">Room for them and 64 bytes.</param>
    public static void Decode(ColumnDescription column, byte* source, int pageCount, int first, int count, byte* destination)
    {
        switch (column.Encoding)
        {
            case ColumnEncoding.Bit:
                DecodeBits(source, first, count, destination);
                break;
            case ColumnEncoding.SplitUInt16:
                ByteJoin.Join(source + first, pageCount, count, 2, destination);
                break;
            case ColumnEncoding.SplitUInt32 or ColumnEncoding.SplitReal32:
                ByteJoin.Join(source + first, pageCount, count, 4, destination);
                break;
            case ColumnEncoding.SplitUInt64 or ColumnEncoding.SplitReal64:
                ByteJoin.Join(source + first, pageCount, count, 8, destination);
                break;
            case ColumnEncoding.SplitInt16:
                DecodeZigzag(source + first, pageCount, count, 2, destination);
                break;
            case ColumnEncoding.SplitInt32:
                DecodeZigzag(source + first, pageCount, count, 4, destination);
                break;
            case ColumnEncoding.SplitInt64:
                DecodeZigzag(source + first, pageCount, count, 8, destination);
                break;
            case ColumnEncoding.SplitIndex32:
                ByteJoin.Join(source, pageCount, count, 4, destination);
                AddUp((uint*)destination, count);
                break;
            case ColumnEncoding.SplitIndex64:
                ByteJoin.Join(source, pageCount, count, 8, destination);
                AddUp((ulong*)destination, count);
                break;
            case ColumnEncoding.Real16:
                Widen((Half*)source + first, count, (float*)destination);
                break;
            case ColumnEncoding.SplitReal16:
                // The halves go to the end of the room for the floats, from where they are widened forwards.
                Half* halves = (Half*)(destination + (2L * count));
                ByteJoin.Join(source + first, pageCount, count, 2, (byte*)halves);
                Widen(halves, count, (float*)destination);
                break;
            case ColumnEncoding.Real32Trunc:
                DecodeTruncated(source, first, count, column.Bits, (uint*)destination);
                break;
            case ColumnEncoding.Real32Quant:
                DecodeQuantised(source, first, count, column, (double*)destination);
                break;
            default:
                long byteCount = (long)count * column.Bits / 8;
                Buffer.MemoryCopy(source + ((long)first * column.Bits / 8), destination, byteCount, byteCount);
                break;
        }
    }

    private static void DecodeBits(byte* source, int first, int count, byte* destination)
    {
        int i = 0;
        for (; i < count && ((first + i) & 7) != 0; i++)
        {
            destination[i] = (byte)((source[(first + i) >> 3] >> ((first + i) & 7)) & 1);
        }

        for (; i + 8 <= count; i += 8)
        {
            // Spreads eight bits over eight bytes: each byte of the product holds the number, each keeps its own bit.
            ulong bits = (source[(first + i) >> 3] * 0x0101010101010101UL) & 0x8040201008040201UL;
            *(ulong*)(destination + i) = ((bits + 0x7F7F7F7F7F7F7F7FUL) | bits) >> 7 & 0x0101010101010101UL;
        }

        for (; i < count; i++)
        {
            destination[i] = (byte)((source[(first + i) >> 3] >> ((first + i) & 7)) & 1);
        }
    }

    private static void DecodeZigzag(byte* source, int row, int count, int size, byte* destination)
    {
        for (int done = 0; done < count; done += ChunkLength)
        {
            int length = Math.Min(ChunkLength, count - done);
            byte* to = destination + ((long)done * size);
            ByteJoin.Join(source + done, row, length, size, to);
            switch (size)
            {
                case 2:
                    UndoZigzag((ushort*)to, length);
                    break;
                case 4:
                    UndoZigzag((uint*)to, length);
                    break;
                default:
                    UndoZigzag((ulong*)to, length);
                    break;
            }
        }
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

    private static void Widen(Half* source, int count, float* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = (float)source[i];
        }
    }

    private static void DecodeTruncated(byte* source, int first, int count, int bits, uint* destination)
    {
        for (int i = 0; i < count; i++)
        {
            destination[i] = Take(source, ((long)first + i) * bits, bits) << (32 - bits);
        }
    }

    private static void DecodeQuantised(byte* source, int first, int count, ColumnDescription column, double* destination)
    {
        double scale = (column.Greatest - column.Least) / ((1UL << column.Bits) - 1);
        for (int i = 0; i < count; i++)
        {
            destination[i] = (Take(source, ((long)first + i) * column.Bits, column.Bits) * scale) + column.Least;
        }
    }

    // Up to 32 bits from any bit on; eight bytes cover them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Take(byte* source, long bit, int bits) =>
        (uint)((Unsafe.ReadUnaligned<ulong>(source + (bit >> 3)) >> (int)(bit & 7)) & ((1UL << bits) - 1));
}
