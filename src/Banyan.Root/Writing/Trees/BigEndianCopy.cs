using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Banyan.Root.Writing.Trees;

/// <summary>Copies numbers from host order into the file's (big-endian) order.</summary>
/// <remarks>Unsafe: the caller vouches for both ranges. BinaryPrimitives uses the widest vectors that the CPU has.</remarks>
internal static unsafe class BigEndianCopy
{
    /// <summary>Copies <paramref name="count"/> numbers of <paramref name="size"/> bytes each (1, 2, 4 or 8).</summary>
    public static void Copy(void* source, void* destination, int count, int size)
    {
        switch (size)
        {
            case 1:
                new ReadOnlySpan<byte>(source, count).CopyTo(new Span<byte>(destination, count));
                break;
            case 2:
                BinaryPrimitives.ReverseEndianness(new ReadOnlySpan<ushort>(source, count), new Span<ushort>(destination, count));
                break;
            case 4:
                BinaryPrimitives.ReverseEndianness(new ReadOnlySpan<uint>(source, count), new Span<uint>(destination, count));
                break;
            default:
                BinaryPrimitives.ReverseEndianness(new ReadOnlySpan<ulong>(source, count), new Span<ulong>(destination, count));
                break;
        }
    }

    /// <summary>As <see cref="Copy"/>, without its start-up cost where there are only a few 4-byte numbers, as in most jagged columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CopyFew(void* source, void* destination, int count, int size)
    {
        if (size != sizeof(uint) || count > 8)
        {
            Copy(source, destination, count, size);
            return;
        }

        for (int i = 0; i < count; i++)
        {
            Unsafe.WriteUnaligned((uint*)destination + i, BinaryPrimitives.ReverseEndianness(((uint*)source)[i]));
        }
    }
}
