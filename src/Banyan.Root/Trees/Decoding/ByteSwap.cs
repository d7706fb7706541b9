using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banyan.Root.Trees.Decoding;

/// <summary>The SIMD loops of basket decoding: big-endian elements to host order, and byte offsets to item offsets.</summary>
/// <remarks>
/// Each has a scalar twin in <see cref="ByteSwapScalar"/>, to which tests compare it. The loops are compiled with full optimisation at first use
/// (a precompiled version would know 128 bits only). Hosts are little endian.
/// </remarks>
internal static unsafe class ByteSwap
{
    private static readonly Vector128<byte> s_order2 = Vector128.Create((byte)1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
    private static readonly Vector128<byte> s_order4 = Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
    private static readonly Vector128<byte> s_order8 = Vector128.Create((byte)7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);

    /// <summary>Copies <paramref name="byteCount"/> bytes and reverses the bytes of each element. Source and destination may be the same, else they must not overlap.</summary>
    /// <param name="source">Big-endian elements, not aligned.</param>
    /// <param name="destination">Elements in host order.</param>
    /// <param name="byteCount">A multiple of <paramref name="size"/>.</param>
    /// <param name="size">1, 2, 4 or 8.</param>
    public static void Copy(byte* source, byte* destination, long byteCount, int size)
    {
        if (size == 1)
        {
            if (source != destination)
            {
                Buffer.MemoryCopy(source, destination, byteCount, byteCount);
            }

            return;
        }

        long done = CopyVectors(source, destination, byteCount, Order(size));
        ByteSwapScalar.Copy(source + done, destination + done, byteCount - done, size);
    }

    /// <summary>Collects the items of entries that each begin with a head, into one row in host order, and makes the item offsets.</summary>
    /// <param name="source">The entries; at least 64 bytes behind their end may be read.</param>
    /// <param name="entryOffsets">Byte offset of each entry in <paramref name="source"/>, and the end: <paramref name="entryCount"/> + 1, rising.</param>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="headByteCount">Bytes before the items of each entry; when there are 4 or more, the last 4 are the number of items.</param>
    /// <param name="size">1, 2, 4 or 8.</param>
    /// <param name="destination">Room for all items and 64 bytes.</param>
    /// <param name="itemOffsets">Gets <paramref name="entryCount"/> + 1 offsets, from 0 on.</param>
    /// <returns>False when an entry's length does not fit its head or its item size; then the output is undefined.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool GatherEntries(byte* source, int* entryOffsets, int entryCount, int headByteCount, int size, byte* destination, int* itemOffsets)
    {
        Vector128<byte> order = Order(size);
        int shift = System.Numerics.BitOperations.Log2((uint)size);
        int remainder = 0;
        byte* to = destination;
        itemOffsets[0] = 0;
        for (int i = 0; i < entryCount; i++)
        {
            byte* from = source + entryOffsets[i];
            int byteCount = entryOffsets[i + 1] - entryOffsets[i] - headByteCount;
            if (byteCount < 0)
            {
                return false;
            }

            if (headByteCount >= 4)
            {
                remainder |= (byteCount >> shift) ^ BinaryPrimitives.ReverseEndianness(*(int*)(from + headByteCount - 4));
            }

            remainder |= byteCount & (size - 1);
            from += headByteCount;
            byte* end = to + byteCount;
            if (Avx512BW.IsSupported)
            {
                Vector512<byte> wide = Vector512.Create(Vector256.Create(order, order), Vector256.Create(order, order));
                for (byte* p = to; p < end; p += 64, from += 64)
                {
                    Vector512.Store(Avx512BW.Shuffle(Vector512.Load(from), wide), p);
                }
            }
            else if (Avx2.IsSupported)
            {
                var wide = Vector256.Create(order, order);
                for (byte* p = to; p < end; p += 32, from += 32)
                {
                    Vector256.Store(Avx2.Shuffle(Vector256.Load(from), wide), p);
                }
            }
            else
            {
                for (byte* p = to; p < end; p += 16, from += 16)
                {
                    Vector128.Store(Vector128.Shuffle(Vector128.Load(from), order), p);
                }
            }

            to = end;
            itemOffsets[i + 1] = (int)((to - destination) >> shift);
        }

        return remainder == 0;
    }

    /// <summary>Makes every byte that is not 0 a 1, in place: the only truth values that C# knows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void NormalizeBools(byte* values, long count)
    {
        long i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var one = Vector256.Create((byte)1);
            for (; i <= count - 32; i += 32)
            {
                Vector256.Store(Vector256.Min(Vector256.Load(values + i), one), values + i);
            }
        }

        for (; i < count; i++)
        {
            values[i] = values[i] != 0 ? (byte)1 : (byte)0;
        }
    }

    /// <summary>Turns a basket's table of big-endian positions into byte offsets from the start of its data, and checks them.</summary>
    /// <param name="table">Positions of the entries, <paramref name="entryCount"/> of them, counted from the start of the basket's key.</param>
    /// <param name="entryCount">Number of entries.</param>
    /// <param name="keyByteCount">Length of the key, which is subtracted.</param>
    /// <param name="end">End of the data: the last offset.</param>
    /// <param name="offsets">Gets <paramref name="entryCount"/> + 1 offsets; there is room for 64 bytes more.</param>
    /// <returns>False when the offsets fall, begin below 0, or pass <paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool ReadOffsets(byte* table, int entryCount, int keyByteCount, int end, int* offsets)
    {
        int i = 0;
        int rising = 0;
        if (Avx512BW.IsSupported)
        {
            // Each is compared with the next one on the way.
            Vector512<byte> order = Vector512.Create(Vector256.Create(s_order4, s_order4), Vector256.Create(s_order4, s_order4));
            var key = Vector512.Create(keyByteCount);
            Vector512<int> falls = Vector512<int>.Zero;
            for (; i < entryCount - 16; i += 16)
            {
                Vector512<int> here = Avx512BW.Shuffle(Vector512.Load(table + (4L * i)), order).AsInt32();
                falls |= Vector512.GreaterThan(here, Avx512BW.Shuffle(Vector512.Load(table + (4L * i) + 4), order).AsInt32());
                Vector512.Store(here - key, offsets + i);
            }

            if (falls != Vector512<int>.Zero)
            {
                return false;
            }

            rising = i;
        }

        if (Vector128.IsHardwareAccelerated)
        {
            Vector128<byte> order = s_order4;
            var key = Vector128.Create(keyByteCount);
            for (; i <= entryCount - 4; i += 4)
            {
                Vector128.Store(Vector128.Shuffle(Vector128.Load(table + (4L * i)), order).AsInt32() - key, offsets + i);
            }
        }

        for (; i < entryCount; i++)
        {
            offsets[i] = BinaryPrimitives.ReverseEndianness(*(int*)(table + (4L * i))) - keyByteCount;
        }

        offsets[entryCount] = end;
        return IsRising(offsets + rising, entryCount - rising) && offsets[0] >= 0;
    }

    /// <summary>Divides offsets by the item size, in place.</summary>
    /// <param name="offsets">Byte offsets, <paramref name="count"/> of them.</param>
    /// <param name="count">Number of offsets.</param>
    /// <param name="shift">The item size is 1 &lt;&lt; shift.</param>
    /// <returns>False when an offset is no multiple of the item size.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool DivideOffsets(int* offsets, int count, int shift)
    {
        if (shift == 0)
        {
            return true;
        }

        int i = 0;
        int rest = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<int> rests = Vector256<int>.Zero;
            for (; i <= count - 8; i += 8)
            {
                Vector256<int> v = Vector256.Load(offsets + i);
                rests |= v;
                Vector256.Store(v >> shift, offsets + i);
            }

            for (int lane = 0; lane < 8; lane++)
            {
                rest |= rests[lane];
            }
        }

        for (; i < count; i++)
        {
            rest |= offsets[i];
            offsets[i] >>= shift;
        }

        return (rest & ((1 << shift) - 1)) == 0;
    }

    /// <summary>True when no offset is above the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsRising(int* offsets, int entryCount)
    {
        int i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<int> falls = Vector256<int>.Zero;
            for (; i <= entryCount - 8; i += 8)
            {
                falls |= Vector256.GreaterThan(Vector256.Load(offsets + i), Vector256.Load(offsets + i + 1));
            }

            if (falls != Vector256<int>.Zero)
            {
                return false;
            }
        }

        for (; i < entryCount; i++)
        {
            if (offsets[i] > offsets[i + 1])
            {
                return false;
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long CopyVectors(byte* source, byte* destination, long byteCount, Vector128<byte> order)
    {
        long i = 0;
        if (Avx512BW.IsSupported)
        {
            Vector512<byte> wide = Vector512.Create(Vector256.Create(order, order), Vector256.Create(order, order));
            for (; i <= byteCount - 256; i += 256)
            {
                Vector512<byte> a = Vector512.Load(source + i);
                Vector512<byte> b = Vector512.Load(source + i + 64);
                Vector512<byte> c = Vector512.Load(source + i + 128);
                Vector512<byte> d = Vector512.Load(source + i + 192);
                Vector512.Store(Avx512BW.Shuffle(a, wide), destination + i);
                Vector512.Store(Avx512BW.Shuffle(b, wide), destination + i + 64);
                Vector512.Store(Avx512BW.Shuffle(c, wide), destination + i + 128);
                Vector512.Store(Avx512BW.Shuffle(d, wide), destination + i + 192);
            }
        }

        if (Avx2.IsSupported)
        {
            var wide = Vector256.Create(order, order);
            for (; i <= byteCount - 32; i += 32)
            {
                Vector256.Store(Avx2.Shuffle(Vector256.Load(source + i), wide), destination + i);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i <= byteCount - 16; i += 16)
            {
                Vector128.Store(Vector128.Shuffle(Vector128.Load(source + i), order), destination + i);
            }
        }

        return i;
    }

    /// <summary>The order of bytes within 16 that brings big-endian elements into host order.</summary>
    /// <param name="size">1, 2, 4 or 8.</param>
    public static Vector128<byte> Order(int size) => size switch
    {
        1 => Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
        2 => s_order2,
        4 => s_order4,
        _ => s_order8,
    };
}
