using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Banyan.Root.Objects;

/// <summary>Decodes Float16_t and Double32_t values.</summary>
/// <remarks>Source: TBufferFile::ReadFloat16, ReadDouble32, ReadWithFactor, ReadWithNbits (io/io/src/TBufferFile.cxx).</remarks>
internal static class PackedNumbers
{
    /// <summary>One value from its <see cref="ValuePacking.StoredByteCount"/> bytes. A Float16_t comes as the float that it is.</summary>
    public static double Decode(ValuePacking packing, ReadOnlySpan<byte> bytes)
    {
        if (packing.Factor != 0)
        {
            double value = (BinaryPrimitives.ReadUInt32BigEndian(bytes) / packing.Factor) + packing.Minimum;
            return packing.IsFloat16 ? (float)value : value;
        }

        return packing.MantissaBits > 0
            ? Truncated(bytes[0], BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]), packing.MantissaBits)
            : BinaryPrimitives.ReadSingleBigEndian(bytes);
    }

    /// <summary>A float from its 8-bit exponent and its <paramref name="mantissaBits"/> highest bits of mantissa, behind which the sign stands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Truncated(byte exponent, ushort mantissa, int mantissaBits)
    {
        int mask = (1 << (mantissaBits + 1)) - 1;
        int bits = (exponent << 23) | ((mantissa & mask) << (23 - mantissaBits));
        float value = BitConverter.Int32BitsToSingle(bits);
        return (mantissa & (mask + 1)) != 0 ? -value : value;
    }
}
