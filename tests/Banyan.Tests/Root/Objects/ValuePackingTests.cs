using System.Buffers.Binary;
using Banyan.Root.Objects;

namespace Banyan.Tests.Root.Objects;

/// <summary>What comments like <c>[0,10,8]</c> mean, and the values that ROOT's ReadWithFactor and ReadWithNbits make of bytes.</summary>
public sealed class ValuePackingTests
{
    [Theory]
    [InlineData("no range", 0.0, 0.0, 0)]
    [InlineData("[0,0,10] bits", 0.0, 0.0, 10)]
    [InlineData("[0,0,20] too many bits to cut", 0.0, 0.0, 0)]
    [InlineData("[0,10]", 429496729.5, 0.0, 0)]
    [InlineData("[-1,1,8]", 128.0, -1.0, 0)]
    [InlineData("x[3] [0,8,3]", 1.0, 0.0, 0)]
    [InlineData("[3] only a dimension", 0.0, 0.0, 0)]
    [InlineData("[0,10,99] wrong bits", 429496729.5, 0.0, 0)]
    public void Parse_Double32Comment_GivesRange(string comment, double factor, double minimum, int bits)
    {
        ValuePacking packing = ValuePacking.Parse(false, comment);

        Assert.Equal(factor, packing.Factor, 9);
        Assert.Equal(minimum, packing.Minimum);
        Assert.Equal(bits, packing.MantissaBits);
    }

    [Theory]
    [InlineData("[-pi,pi,10]", -Math.PI, Math.PI)]
    [InlineData("[0, 2*pi ,10]", 0, 2 * Math.PI)]
    [InlineData("[-pi/2,twopi,10]", -Math.PI / 2, 2 * Math.PI)]
    public void Parse_MultiplesOfPi_AreUnderstood(string comment, double minimum, double maximum)
    {
        ValuePacking packing = ValuePacking.Parse(false, comment);

        Assert.Equal(minimum, packing.Minimum);
        Assert.Equal(1024 / (maximum - minimum), packing.Factor);
    }

    [Fact]
    public void Parse_Float16WithoutRange_HasTwelveBits()
    {
        ValuePacking packing = ValuePacking.Parse(true, "nothing");

        Assert.Equal(12, packing.MantissaBits);
        Assert.Equal(3, packing.StoredByteCount);
    }

    [Fact]
    public void Decode_Factor_ScalesTheInteger()
    {
        var packing = new ValuePacking(false, 128, -1, 0);
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 192);

        Assert.Equal(0.5, PackedNumbers.Decode(packing, bytes));
    }

    [Theory]
    [InlineData(1.5f)]
    [InlineData(-2.75f)]
    [InlineData(0f)]
    [InlineData(1024f)]
    public void Decode_TruncatedMantissa_GivesBackShortNumbers(float value)
    {
        const int Bits = 12;
        int bits = BitConverter.SingleToInt32Bits(value);
        byte exponent = (byte)(bits >> 23);
        int mantissa = (bits >> (23 - Bits)) & ((1 << Bits) - 1);
        int stored = mantissa | (value < 0 ? 1 << (Bits + 1) : 0);

        double decoded = PackedNumbers.Decode(ValuePacking.Parse(true, string.Empty), [exponent, (byte)(stored >> 8), (byte)stored]);

        Assert.Equal(value, decoded);
    }
}
