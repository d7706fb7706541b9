using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Banyan.Root.Compression;

/// <summary>The 64-bit XXH3 checksum with seed 0 and the standard secret, which RNTuple keeps behind envelopes, pages and anchors.</summary>
/// <remarks>Source: the xxHash specification, https://github.com/Cyan4973/xxHash/blob/v0.8.2/doc/xxhash_spec.md, section XXH3. The vector form gives the same numbers as the scalar one.</remarks>
internal static class XxHash3
{
    private const int StripeByteCount = 64;
    private const int SecretStep = 8;
    private const int StripesPerBlock = 16;
    internal const int BlockByteCount = StripeByteCount * StripesPerBlock;
    private const int ScrambleSecret = 192 - StripeByteCount; // where the part of the secret lies that scrambles
    private const uint Prime32A = 0x9E3779B1;
    private const uint Prime32B = 0x85EBCA77;
    private const uint Prime32C = 0xC2B2AE3D;
    private const ulong Prime64A = 0x9E3779B185EBCA87;
    private const ulong Prime64B = 0xC2B2AE3D27D4EB4F;
    private const ulong Prime64C = 0x165667B19E3779F9;
    private const ulong Prime64D = 0x85EBCA77C2B2AE63;
    private const ulong Prime64E = 0x27D4EB2F165667C5;
    private const ulong PrimeMix = 0x165667919E3779F9;
    private const ulong PrimeShort = 0x9FB21C651E98DF25;

    // "Secret" of the specification: bytes without structure that every input is mixed with.
    private static ReadOnlySpan<byte> Secret =>
    [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c, 0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb,
        0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f, 0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
        0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c, 0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb,
        0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3, 0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8, 0xa8,
        0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d, 0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8,
        0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64, 0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb, 0x17,
        0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e, 0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f,
        0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce, 0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
    ];

    /// <summary>The checksum of <paramref name="data"/>.</summary>
    public static ulong Hash(ReadOnlySpan<byte> data) => data.Length switch
    {
        > 240 => HashLong(data),
        > 128 => HashMiddle(data),
        > 16 => HashShort(data),
        > 8 => Hash9To16(data),
        >= 4 => Hash4To8(data),
        > 0 => Hash1To3(data),
        _ => Avalanche64(Word(Secret, 56) ^ Word(Secret, 64)),
    };

    private static ulong Hash1To3(ReadOnlySpan<byte> data)
    {
        uint combined = ((uint)data[0] << 16) | ((uint)data[data.Length >> 1] << 24) | data[^1] | ((uint)data.Length << 8);
        uint flip = BinaryPrimitives.ReadUInt32LittleEndian(Secret) ^ BinaryPrimitives.ReadUInt32LittleEndian(Secret[4..]);
        return Avalanche64(combined ^ flip);
    }

    private static ulong Hash4To8(ReadOnlySpan<byte> data)
    {
        ulong first = BinaryPrimitives.ReadUInt32LittleEndian(data);
        ulong last = BinaryPrimitives.ReadUInt32LittleEndian(data[^4..]);
        ulong hash = (last + (first << 32)) ^ Word(Secret, 8) ^ Word(Secret, 16);
        hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
        hash *= PrimeShort;
        hash ^= (hash >> 35) + (ulong)data.Length;
        hash *= PrimeShort;
        return hash ^ (hash >> 28);
    }

    private static ulong Hash9To16(ReadOnlySpan<byte> data)
    {
        ulong low = Word(data, 0) ^ Word(Secret, 24) ^ Word(Secret, 32);
        ulong high = Word(data, data.Length - 8) ^ Word(Secret, 40) ^ Word(Secret, 48);
        return Avalanche((ulong)data.Length + BinaryPrimitives.ReverseEndianness(low) + high + Fold(low, high));
    }

    private static ulong HashShort(ReadOnlySpan<byte> data)
    {
        ulong hash = (ulong)data.Length * Prime64A;
        for (int pair = (data.Length - 1) / 32; pair >= 0; pair--)
        {
            hash += Mix(data, 16 * pair, 32 * pair);
            hash += Mix(data, data.Length - (16 * (pair + 1)), (32 * pair) + 16);
        }

        return Avalanche(hash);
    }

    private static ulong HashMiddle(ReadOnlySpan<byte> data)
    {
        ulong hash = (ulong)data.Length * Prime64A;
        for (int i = 0; i < 8; i++)
        {
            hash += Mix(data, 16 * i, 16 * i);
        }

        hash = Avalanche(hash);
        for (int i = 8; i < data.Length / 16; i++)
        {
            hash += Mix(data, 16 * i, (16 * (i - 8)) + 3);
        }

        return Avalanche(hash + Mix(data, data.Length - 16, 136 - 17));
    }

    private static ulong HashLong(ReadOnlySpan<byte> data)
    {
        var stream = default(XxHash3Stream);
        return stream.Complete(data);
    }

    /// <summary>What the eight lanes hold before the first block.</summary>
    internal static ReadOnlySpan<ulong> FirstLanes => [Prime32C, Prime64A, Prime64B, Prime64C, Prime64D, Prime32B, Prime64E, Prime32A];

    /// <summary>Hashes whole blocks: 16 stripes and a scramble each.</summary>
    /// <param name="lanes">Eight.</param>
    /// <param name="data">The blocks.</param>
    /// <param name="blockCount">Their number.</param>
    internal static void AddBlocks(Span<ulong> lanes, ReadOnlySpan<byte> data, int blockCount)
    {
        if (Avx512F.IsSupported)
        {
            AddBlocks512(lanes, data, blockCount);
            return;
        }

        if (Avx2.IsSupported)
        {
            AddBlocks256(lanes, data, blockCount);
            return;
        }

        for (int block = 0; block < blockCount; block++)
        {
            for (int stripe = 0; stripe < StripesPerBlock; stripe++)
            {
                Add(lanes, data[((block * BlockByteCount) + (stripe * StripeByteCount))..], stripe * SecretStep);
            }

            for (int i = 0; i < lanes.Length; i++)
            {
                ulong lane = lanes[i] ^ (lanes[i] >> 47) ^ Word(Secret, ScrambleSecret + (8 * i));
                lanes[i] = lane * Prime32A;
            }
        }
    }

    /// <summary>Hashes what is behind the blocks, and the last 64 bytes once more with another part of the secret.</summary>
    /// <param name="lanes">Eight.</param>
    /// <param name="data">All data, more than 240 bytes.</param>
    internal static ulong Complete(Span<ulong> lanes, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> rest = data[((data.Length - 1) / BlockByteCount * BlockByteCount)..];
        for (int stripe = 0; stripe < (rest.Length - 1) / StripeByteCount; stripe++)
        {
            Add(lanes, rest[(stripe * StripeByteCount)..], stripe * SecretStep);
        }

        Add(lanes, data[^StripeByteCount..], ScrambleSecret - 7);
        ulong hash = (ulong)data.Length * Prime64A;
        for (int i = 0; i < 4; i++)
        {
            hash += Fold(lanes[2 * i] ^ Word(Secret, 11 + (16 * i)), lanes[(2 * i) + 1] ^ Word(Secret, 19 + (16 * i)));
        }

        return Avalanche(hash);
    }

    private static void Add(Span<ulong> lanes, ReadOnlySpan<byte> stripe, int secret)
    {
        for (int i = 0; i < 8; i++)
        {
            ulong word = Word(stripe, 8 * i);
            ulong key = word ^ Word(Secret, secret + (8 * i));
            lanes[i ^ 1] += word;
            lanes[i] += (uint)key * (key >> 32);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlocks512(Span<ulong> lanes, ReadOnlySpan<byte> data, int blockCount)
    {
        ref byte at = ref MemoryMarshal.GetReference(data);
        ref byte secret = ref MemoryMarshal.GetReference(Secret);
        Vector512<ulong> all = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(lanes));
        Vector512<ulong> scramble = Vector512.LoadUnsafe(ref secret, ScrambleSecret).AsUInt64();
        Vector512<uint> prime = Vector512.Create(Prime32A);
        for (int block = 0; block < blockCount; block++)
        {
            for (nuint stripe = 0; stripe < StripesPerBlock; stripe++)
            {
                all = Step(all, Vector512.LoadUnsafe(ref at, stripe * StripeByteCount).AsUInt32(), Vector512.LoadUnsafe(ref secret, stripe * SecretStep).AsUInt32());
            }

            all ^= (all >> 47) ^ scramble;
            all = Avx512F.Multiply(all.AsUInt32(), prime) + (Avx512F.Multiply((all >> 32).AsUInt32(), prime) << 32);
            at = ref Unsafe.Add(ref at, BlockByteCount);
        }

        all.StoreUnsafe(ref MemoryMarshal.GetReference(lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlocks256(Span<ulong> lanes, ReadOnlySpan<byte> data, int blockCount)
    {
        ref ulong lane = ref MemoryMarshal.GetReference(lanes);
        ref byte at = ref MemoryMarshal.GetReference(data);
        ref byte secret = ref MemoryMarshal.GetReference(Secret);
        Vector256<ulong> low = Vector256.LoadUnsafe(ref lane);
        Vector256<ulong> high = Vector256.LoadUnsafe(ref lane, 4);
        for (int block = 0; block < blockCount; block++)
        {
            for (nuint stripe = 0; stripe < StripesPerBlock; stripe++)
            {
                low = Step(low, ref at, ref secret, stripe * StripeByteCount, stripe * SecretStep);
                high = Step(high, ref at, ref secret, (stripe * StripeByteCount) + 32, (stripe * SecretStep) + 32);
            }

            low = Scramble(low, Vector256.LoadUnsafe(ref secret, ScrambleSecret).AsUInt64());
            high = Scramble(high, Vector256.LoadUnsafe(ref secret, ScrambleSecret + 32).AsUInt64());
            at = ref Unsafe.Add(ref at, BlockByteCount);
        }

        low.StoreUnsafe(ref lane);
        high.StoreUnsafe(ref lane, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Step(Vector512<ulong> lanes, Vector512<uint> words, Vector512<uint> secret)
    {
        Vector512<uint> key = words ^ secret;
        return lanes + Avx512F.Multiply(key, Avx512F.Shuffle(key, 0b00_11_00_01)) + Avx512F.Shuffle(words, 0b01_00_11_10).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Step(Vector256<ulong> lanes, ref byte data, ref byte secret, nuint offset, nuint secretOffset)
    {
        Vector256<uint> words = Vector256.LoadUnsafe(ref data, offset).AsUInt32();
        Vector256<uint> key = words ^ Vector256.LoadUnsafe(ref secret, secretOffset).AsUInt32();
        return lanes + Avx2.Multiply(key, Avx2.Shuffle(key, 0b00_11_00_01)) + Avx2.Shuffle(words, 0b01_00_11_10).AsUInt64();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Scramble(Vector256<ulong> lanes, Vector256<ulong> secret)
    {
        Vector256<uint> prime = Vector256.Create(Prime32A);
        lanes ^= (lanes >> 47) ^ secret;
        return Avx2.Multiply(lanes.AsUInt32(), prime) + (Avx2.Multiply((lanes >> 32).AsUInt32(), prime) << 32);
    }

    private static ulong Mix(ReadOnlySpan<byte> data, int offset, int secretOffset) =>
        Fold(Word(data, offset) ^ Word(Secret, secretOffset), Word(data, offset + 8) ^ Word(Secret, secretOffset + 8));

    private static ulong Fold(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return low ^ high;
    }

    private static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 37)) * PrimeMix;
        return hash ^ (hash >> 32);
    }

    private static ulong Avalanche64(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * Prime64B;
        hash = (hash ^ (hash >> 29)) * Prime64C;
        return hash ^ (hash >> 32);
    }

    private static ulong Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[offset..]);
}
