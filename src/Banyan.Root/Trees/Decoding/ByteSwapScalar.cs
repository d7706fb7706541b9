using System.Buffers.Binary;

namespace Banyan.Root.Trees.Decoding;

/// <summary>The plain loops that <see cref="ByteSwap"/> must agree with; the first also does the ends of its rows.</summary>
internal static unsafe class ByteSwapScalar
{
    /// <inheritdoc cref="ByteSwap.Copy"/>
    public static void Copy(byte* source, byte* destination, long byteCount, int size)
    {
        switch (size)
        {
            case 1:
                Buffer.MemoryCopy(source, destination, byteCount, byteCount);
                break;
            case 2:
                for (long i = 0; i < byteCount; i += 2)
                {
                    *(ushort*)(destination + i) = BinaryPrimitives.ReverseEndianness(*(ushort*)(source + i));
                }

                break;
            case 4:
                for (long i = 0; i < byteCount; i += 4)
                {
                    *(uint*)(destination + i) = BinaryPrimitives.ReverseEndianness(*(uint*)(source + i));
                }

                break;
            default:
                for (long i = 0; i < byteCount; i += 8)
                {
                    *(ulong*)(destination + i) = BinaryPrimitives.ReverseEndianness(*(ulong*)(source + i));
                }

                break;
        }
    }

    /// <inheritdoc cref="ByteSwap.GatherEntries"/>
    public static bool GatherEntries(byte* source, int* entryOffsets, int entryCount, int headByteCount, int size, byte* destination, int* itemOffsets)
    {
        itemOffsets[0] = 0;
        for (int i = 0; i < entryCount; i++)
        {
            byte* from = source + entryOffsets[i] + headByteCount;
            int byteCount = entryOffsets[i + 1] - entryOffsets[i] - headByteCount;
            if (byteCount < 0 || byteCount % size != 0
                || (headByteCount >= 4 && BinaryPrimitives.ReadInt32BigEndian(new ReadOnlySpan<byte>(from - 4, 4)) != byteCount / size))
            {
                return false;
            }

            Copy(from, destination + ((long)itemOffsets[i] * size), byteCount, size);
            itemOffsets[i + 1] = itemOffsets[i] + (byteCount / size);
        }

        return true;
    }

    /// <inheritdoc cref="ByteSwap.ReadOffsets"/>
    public static bool ReadOffsets(byte* table, int entryCount, int keyByteCount, int end, int* offsets)
    {
        bool isRising = true;
        int previous = 0;
        for (int i = 0; i < entryCount; i++)
        {
            offsets[i] = BinaryPrimitives.ReadInt32BigEndian(new ReadOnlySpan<byte>(table + (4L * i), 4)) - keyByteCount;
            isRising &= offsets[i] >= previous;
            previous = offsets[i];
        }

        offsets[entryCount] = end;
        return isRising && end >= previous;
    }

    /// <inheritdoc cref="ByteSwap.DivideOffsets"/>
    public static bool DivideOffsets(int* offsets, int count, int shift)
    {
        bool isExact = true;
        for (int i = 0; i < count; i++)
        {
            isExact &= offsets[i] % (1 << shift) == 0;
            offsets[i] >>= shift;
        }

        return isExact;
    }
}
