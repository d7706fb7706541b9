using System.Numerics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>A binary floating-point number of some hundred bits, on <see cref="BigInteger"/>: mantissa · 2^exponent. Sums, products, quotients and roots are cut to <see cref="Precision"/> bits.</summary>
internal readonly record struct BigReal(BigInteger Mantissa, int Exponent)
{
    public const int Precision = 420;

    public static BigReal Zero => new(BigInteger.Zero, 0);

    public static BigReal One => new(BigInteger.One, 0);

    public bool IsZero => Mantissa.IsZero;

    public bool IsNegative => Mantissa.Sign < 0;

    /// <summary>Floor of the binary logarithm of the magnitude.</summary>
    public int Magnitude => Exponent + (int)BigInteger.Abs(Mantissa).GetBitLength() - 1;

    public static implicit operator BigReal(int value) => new(value, 0);

    /// <summary>Exactly the double.</summary>
    public static BigReal Of(double value)
    {
        if (value == 0)
        {
            return Zero;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        ulong mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        mantissa |= exponent == 0 ? 0 : 0x10_0000_0000_0000ul;
        return new BigReal(value < 0 ? -(BigInteger)mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static BigReal operator +(BigReal a, BigReal b)
    {
        if (a.IsZero || b.IsZero)
        {
            return a.IsZero ? b : a;
        }

        (BigReal upper, BigReal lower) = a.Exponent >= b.Exponent ? (a, b) : (b, a);
        if (upper.Magnitude - lower.Magnitude > 4 * Precision)
        {
            return upper;
        }

        return new BigReal((upper.Mantissa << (upper.Exponent - lower.Exponent)) + lower.Mantissa, lower.Exponent).Cut(Precision);
    }

    public static BigReal operator -(BigReal a) => new(-a.Mantissa, a.Exponent);

    public static BigReal operator -(BigReal a, BigReal b) => a + -b;

    public static BigReal operator *(BigReal a, BigReal b) => new BigReal(a.Mantissa * b.Mantissa, a.Exponent + b.Exponent).Cut(Precision);

    public static BigReal operator /(BigReal a, BigReal b)
    {
        int shift = Math.Max(0, Precision + (int)BigInteger.Abs(b.Mantissa).GetBitLength() - (int)BigInteger.Abs(a.Mantissa).GetBitLength() + 2);
        return new BigReal((a.Mantissa << shift) / b.Mantissa, a.Exponent - b.Exponent - shift).Cut(Precision);
    }

    public static bool operator <(BigReal a, BigReal b) => (a - b).IsNegative;

    public static bool operator >(BigReal a, BigReal b) => (b - a).IsNegative;

    public static BigReal Abs(BigReal a) => new(BigInteger.Abs(a.Mantissa), a.Exponent);

    /// <summary>Times a power of two, exactly.</summary>
    public BigReal Scale(int exponent) => new(Mantissa, Exponent + exponent);

    /// <summary>The first <paramref name="bits"/> bits.</summary>
    public BigReal Cut(int bits)
    {
        int surplus = (int)BigInteger.Abs(Mantissa).GetBitLength() - bits;
        return surplus <= 0 ? this : new BigReal(Mantissa >> surplus, Exponent + surplus);
    }

    public static BigReal SquareRoot(BigReal a)
    {
        if (a.IsZero)
        {
            return a;
        }

        int shift = Math.Max(0, (2 * Precision) - (int)a.Mantissa.GetBitLength());
        shift += (a.Exponent - shift) & 1;
        BigInteger radicand = a.Mantissa << shift;
        BigInteger root = BigInteger.One << (((int)radicand.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (radicand / root)) >> 1;
            if (next >= root)
            {
                return new BigReal(root, (a.Exponent - shift) / 2).Cut(Precision);
            }

            root = next;
        }
    }

    /// <summary>The nearest integer.</summary>
    public BigInteger Round()
    {
        BigReal half = this + new BigReal(BigInteger.One, -1);
        return half.Exponent >= 0 ? half.Mantissa << half.Exponent : half.Mantissa >> -half.Exponent;
    }

    /// <summary>The nearest double or nearly so: within 2⁻⁵² of itself. For first guesses.</summary>
    public double Near() => IsZero ? 0 : Math.ScaleB((double)Cut(60).Mantissa, Cut(60).Exponent);

    /// <summary>How far <paramref name="value"/> is from this number, in units of the last of <paramref name="digits"/> binary digits (24 or 53) of this number; subnormals have fewer.</summary>
    public double UlpsFrom(double value, int digits)
    {
        if (double.IsNaN(value))
        {
            return double.PositiveInfinity;
        }

        (int least, int most) = digits == 24 ? (-149, 127) : (-1074, 1023);
        int unit = IsZero ? least : Math.Max(Magnitude - digits + 1, least);

        // Overflow is right from half a unit above the largest number on: the infinity counts as 2^(most + 1).
        BigReal other = double.IsInfinity(value) ? new BigReal(value > 0 ? BigInteger.One : BigInteger.MinusOne, most + 1) : Of(value);
        if (double.IsInfinity(value) && Magnitude > most && IsNegative == value < 0)
        {
            return 0;
        }

        return Abs(this - other).Scale(-unit).Near();
    }
}
