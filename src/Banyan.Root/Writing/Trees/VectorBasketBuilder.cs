using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>Baskets of <c>std::vector</c>s of numbers: per entry a byte count, a version, the number of items and the items.</summary>
internal sealed unsafe class VectorBasketBuilder(BranchPlan plan, int basketByteCount, NativePool pool)
    : OffsetBasketBuilder(plan, basketByteCount, pool)
{
    /// <summary>Bytes of the byte count and the version.</summary>
    public const int HeadByteCount = 6;

    /// <summary>The version that ROOT writes for standard containers: that of TStreamerInfo, 9 in files of ROOT 5.27 to 6.35, 10 since.</summary>
    private const short ContainerVersion = 9;
    private const uint ByteCountMask = 0x4000_0000;
    private const int CountByteCount = 4;
    private readonly int _size = plan.Element.SizeOf();

    /// <summary>Writes the head of an entry of <paramref name="entryByteCount"/> bytes, the head counted in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteHead(byte* destination, int entryByteCount)
    {
        uint byteCount = (uint)(entryByteCount - sizeof(uint)) | ByteCountMask;
        Unsafe.WriteUnaligned(destination, BinaryPrimitives.ReverseEndianness(byteCount));
        Unsafe.WriteUnaligned(destination + sizeof(uint), BinaryPrimitives.ReverseEndianness(ContainerVersion));
    }

    /// <inheritdoc/>
    public override void Append(in ColumnBlock block, int first, int end)
    {
        int* offsets = block.Offsets0;
        for (int i = first; i < end; i++)
        {
            int count = offsets[i + 1] - offsets[i];
            long byteCount = HeadByteCount + CountByteCount + ((long)count * _size);
            if (EntryCount > 0 && IsFull(Used + byteCount, EntryCount + 1))
            {
                Seal();
            }

            Reserve(byteCount);
            AddEntry(Used);
            byte* destination = Next;
            WriteHead(destination, (int)byteCount);
            Unsafe.WriteUnaligned(destination + HeadByteCount, BinaryPrimitives.ReverseEndianness(count));
            BigEndianCopy.CopyFew((byte*)block.Values + ((long)offsets[i] * _size), destination + HeadByteCount + CountByteCount, count, _size);
            Used += (int)byteCount;
        }
    }
}
