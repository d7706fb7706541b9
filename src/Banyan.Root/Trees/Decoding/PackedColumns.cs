using System.Buffers.Binary;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>Decodes rows of Float16_t and Double32_t.</summary>
internal static unsafe class PackedColumns
{
    /// <summary>Decodes <paramref name="count"/> values: to floats for Float16_t, to doubles for Double32_t.</summary>
    public static void Decode(ValuePacking packing, byte* source, byte* destination, long count)
    {
        if (packing.Factor != 0)
        {
            DecodeFactor(packing, source, destination, count);
        }
        else if (packing.MantissaBits > 0)
        {
            DecodeTruncated(packing, source, destination, count);
        }
        else
        {
            for (long i = 0; i < count; i++)
            {
                float value = BitConverter.Int32BitsToSingle(BinaryPrimitives.ReverseEndianness(*(int*)(source + (4 * i))));
                Store(packing, destination, i, value);
            }
        }
    }

    private static void DecodeFactor(ValuePacking packing, byte* source, byte* destination, long count)
    {
        double factor = packing.Factor;
        double minimum = packing.Minimum;
        for (long i = 0; i < count; i++)
        {
            Store(packing, destination, i, (BinaryPrimitives.ReverseEndianness(*(uint*)(source + (4 * i))) / factor) + minimum);
        }
    }

    private static void DecodeTruncated(ValuePacking packing, byte* source, byte* destination, long count)
    {
        for (long i = 0; i < count; i++)
        {
            byte* value = source + (3 * i);
            Store(packing, destination, i, PackedNumbers.Truncated(value[0], (ushort)((value[1] << 8) | value[2]), packing.MantissaBits));
        }
    }

    private static void Store(ValuePacking packing, byte* destination, long index, double value)
    {
        if (packing.IsFloat16)
        {
            ((float*)destination)[index] = (float)value;
        }
        else
        {
            ((double*)destination)[index] = value;
        }
    }
}
