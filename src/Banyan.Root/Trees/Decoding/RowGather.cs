using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banyan.Root.Trees.Decoding;

/// <summary>The loops over nested containers: rows of numbers with a count before each, and strings with a length before each.</summary>
/// <remarks>
/// Most rows are shorter than a vector register, so whole registers are copied and the next row overwrites what was too much: 64 bytes behind source and destination
/// must be there. Each loop has a plain twin in tests.
/// </remarks>
internal static unsafe class RowGather
{
    /// <summary>Bytes before the first row of a container.</summary>
    public const int ContainerHeadByteCount = 10;

    private const uint ByteCountMask = 0x40000000;
    private const int MemberWiseBit = 0x40; // of the version's first byte

    /// <summary>Adds up the rows of entries that are containers with a head each: byte count (4), version (2), number of rows (4).</summary>
    /// <param name="data">The entries.</param>
    /// <param name="entries">Byte offset of each entry, and the end: <paramref name="entryCount"/> + 1, rising.</param>
    /// <param name="entryCount">Number of entries.</param>
    /// <returns>The number of rows; -1 when an entry looks otherwise, or claims more rows than it has bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long CountRows(byte* data, int* entries, int entryCount)
    {
        long total = 0;
        for (int i = 0; i < entryCount; i++)
        {
            int byteCount = entries[i + 1] - entries[i];
            byte* head = data + entries[i];
            if (byteCount < ContainerHeadByteCount || BinaryPrimitives.ReverseEndianness(*(uint*)head) != (ByteCountMask | (uint)(byteCount - 4)) || (head[4] & MemberWiseBit) != 0)
            {
                return -1;
            }

            int rows = BinaryPrimitives.ReverseEndianness(*(int*)(head + 6));
            if (rows < 0 || rows > byteCount - ContainerHeadByteCount)
            {
                return -1;
            }

            total += rows;
        }

        return total;
    }

    /// <summary>Collects rows of numbers, each behind a 4-byte big-endian count, into host order.</summary>
    /// <param name="source">First row.</param>
    /// <param name="end">One past the last byte that belongs to the rows.</param>
    /// <param name="rowCount">Number of rows.</param>
    /// <param name="size">Bytes of one number: 1, 2, 4 or 8.</param>
    /// <param name="destination">Room for <c>(end - source) / size</c> numbers and 64 bytes.</param>
    /// <param name="ends">Gets the end of each row, counted in numbers from <paramref name="firstValue"/> on.</param>
    /// <param name="firstValue">The number of values before the first row.</param>
    /// <returns>One past the last row; null when a row passes <paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte* Numbers(byte* source, byte* end, int rowCount, int size, byte* destination, int* ends, int firstValue)
    {
        Vector128<byte> order = ByteSwap.Order(size);
        int shift = BitOperations.Log2((uint)size);
        byte* to = destination;
        for (int i = 0; i < rowCount; i++)
        {
            if (end - source < 4)
            {
                return null;
            }

            long byteCount = (long)BinaryPrimitives.ReverseEndianness(*(int*)source) << shift;
            source += 4;
            if (byteCount < 0 || byteCount > end - source)
            {
                return null;
            }

            byte* next = to + byteCount;
            byte* from = source;
            if (Avx512BW.IsSupported)
            {
                Vector512<byte> wide = Vector512.Create(Vector256.Create(order, order), Vector256.Create(order, order));
                for (byte* p = to; p < next; p += 64, from += 64)
                {
                    Vector512.Store(Avx512BW.Shuffle(Vector512.Load(from), wide), p);
                }
            }
            else if (Avx2.IsSupported)
            {
                var wide = Vector256.Create(order, order);
                for (byte* p = to; p < next; p += 32, from += 32)
                {
                    Vector256.Store(Avx2.Shuffle(Vector256.Load(from), wide), p);
                }
            }
            else
            {
                for (byte* p = to; p < next; p += 16, from += 16)
                {
                    Vector128.Store(Vector128.Shuffle(Vector128.Load(from), order), p);
                }
            }

            source += byteCount;
            to = next;
            ends[i] = firstValue + (int)((to - destination) >> shift);
        }

        return source;
    }

    /// <summary>Collects strings, each behind a length of one byte (255: four more, big endian).</summary>
    /// <param name="source">First string.</param>
    /// <param name="end">One past the last byte that belongs to the strings.</param>
    /// <param name="rowCount">Number of strings.</param>
    /// <param name="destination">Room for <c>end - source</c> bytes and 64 more.</param>
    /// <param name="ends">Gets the end of each string, counted from <paramref name="firstValue"/> on.</param>
    /// <param name="firstValue">The number of characters before the first string.</param>
    /// <returns>One past the last string; null when a string passes <paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte* Texts(byte* source, byte* end, int rowCount, byte* destination, int* ends, int firstValue)
    {
        byte* to = destination;
        for (int i = 0; i < rowCount; i++)
        {
            if (source >= end)
            {
                return null;
            }

            long length = *source++;
            if (length == 255)
            {
                if (end - source < 4)
                {
                    return null;
                }

                length = BinaryPrimitives.ReverseEndianness(*(int*)source);
                source += 4;
            }

            if (length < 0 || length > end - source)
            {
                return null;
            }

            byte* next = to + length;
            byte* from = source;
            for (byte* p = to; p < next; p += 32, from += 32)
            {
                Vector256.Store(Vector256.Load(from), p);
            }

            source += length;
            to = next;
            ends[i] = firstValue + (int)(to - destination);
        }

        return source;
    }
}
