using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Banyan.Root.Compression;

/// <summary>The xxHash64 checksum with seed 0, which ROOT keeps in front of LZ4 blocks.</summary>
/// <remarks>Source: the xxHash specification, https://github.com/Cyan4973/xxHash/blob/v0.8.2/doc/xxhash_spec.md, section XXH64.</remarks>
internal static class XxHash64
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime3 = 1609587929392839161;
    private const ulong Prime4 = 9650029242287828579;
    private const ulong Prime5 = 2870177450012600261;

    /// <summary>The checksum of <paramref name="data"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Hash(ReadOnlySpan<byte> data)
    {
        ref byte start = ref MemoryMarshal.GetReference(data);
        int position = 0;
        ulong hash = Prime5;
        if (data.Length >= 32)
        {
            ulong a = unchecked(Prime1 + Prime2);
            ulong b = Prime2;
            ulong c = 0;
            ulong d = unchecked(0 - Prime1);
            for (int end = data.Length - 32; position <= end; position += 32)
            {
                a = Round(a, Word(ref start, position));
                b = Round(b, Word(ref start, position + 8));
                c = Round(c, Word(ref start, position + 16));
                d = Round(d, Word(ref start, position + 24));
            }

            hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }

        hash += (ulong)data.Length;
        for (; position <= data.Length - 8; position += 8)
        {
            hash = (BitOperations.RotateLeft(hash ^ Round(0, Word(ref start, position)), 27) * Prime1) + Prime4;
        }

        if (position <= data.Length - 4)
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(data[position..]);
            hash = (BitOperations.RotateLeft(hash ^ (word * Prime1), 23) * Prime2) + Prime3;
            position += 4;
        }

        for (; position < data.Length; position++)
        {
            hash = BitOperations.RotateLeft(hash ^ (data[position] * Prime5), 11) * Prime1;
        }

        hash = (hash ^ (hash >> 33)) * Prime2;
        hash = (hash ^ (hash >> 29)) * Prime3;
        return hash ^ (hash >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int position)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, position));
        return BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Round(ulong accumulator, ulong word) => BitOperations.RotateLeft(accumulator + (word * Prime2), 31) * Prime1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Merge(ulong hash, ulong accumulator) => ((hash ^ Round(0, accumulator)) * Prime1) + Prime4;
}
