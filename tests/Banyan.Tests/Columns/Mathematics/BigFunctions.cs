using System.Numerics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>The elementary functions to some hundred bits, from their series and definitions: what the kernels are measured against. Arguments are in the domain, finite, and results within 2^±5000.</summary>
internal static class BigFunctions
{
    // ln 2 = 18 artanh 1/26 − 2 artanh 1/4801 + 8 artanh 1/8749.
    private static readonly BigReal s_ln2 = (18 * InverseOf(26, 1)) - (2 * InverseOf(4801, 1)) + (8 * InverseOf(8749, 1));

    // π = 16 arctan 1/5 − 4 arctan 1/239 (Machin), in units of 2^-PiBits.
    private const int PiBits = 1800;
    private static readonly BigInteger s_pi = (16 * Fixed(5)) - (4 * Fixed(239));

    private static readonly BigInteger[] s_tangents = TangentNumbers(60);

    public static BigReal Pi => new BigReal(s_pi, -PiBits).Cut(BigReal.Precision);

    public static BigReal Ln2 => s_ln2;

    /// <summary>2/π times a power of two, cut to an integer.</summary>
    public static BigInteger TwoOverPi(int bits) => (BigInteger.One << (PiBits + bits + 1)) / s_pi;

    public static BigReal Exp(BigReal x)
    {
        BigInteger k = (x / s_ln2).Round();
        BigReal r = (x - (new BigReal(k, 0) * s_ln2)).Scale(-16);
        BigReal sum = Series(r, n => n);
        for (int i = 0; i < 16; i++)
        {
            // (1 + s)² − 1 keeps the digits of a small s.
            sum = sum.Scale(1) + (sum * sum);
        }

        return (BigReal.One + sum).Scale((int)k);
    }

    public static BigReal Expm1(BigReal x) => x.Magnitude < -40 ? Series(x, n => n) : Exp(x) - 1;

    public static BigReal Exp2(BigReal x) => Exp(x * s_ln2);

    public static BigReal Log(BigReal x)
    {
        int exponent = x.Magnitude;
        BigReal m = x.Scale(-exponent);
        if (m.Near() > 1.4)
        {
            m = m.Scale(-1);
            exponent++;
        }

        // m = (1 + s) / (1 − s).
        BigReal s = (m - 1) / (m + 1);
        return (exponent * s_ln2) + (2 * Odd(s, 1));
    }

    public static BigReal Log1p(BigReal x) => x.Magnitude < -2 ? 2 * Odd(x / (x + 2), 1) : Log(x + 1);

    public static BigReal Log2(BigReal x) => Log(x) / s_ln2;

    public static BigReal Log10(BigReal x) => Log(x) / Log(10);

    public static BigReal Sin(BigReal x) => Turn(x, 0);

    public static BigReal Cos(BigReal x) => Turn(x, 1);

    public static BigReal Tan(BigReal x) => Sin(x) / Cos(x);

    public static BigReal Sinh(BigReal x) => x.Magnitude < -40 ? (Series(x, n => n) - Series(-x, n => n)).Scale(-1) : (Exp(x) - Exp(-x)).Scale(-1);

    public static BigReal Cosh(BigReal x) => (Exp(x) + Exp(-x)).Scale(-1);

    public static BigReal Tanh(BigReal x) => Expm1(2 * x) / (Expm1(2 * x) + 2);

    public static BigReal Asinh(BigReal x)
    {
        BigReal a = BigReal.Abs(x);
        BigReal value = Log1p(a + ((a * a) / (1 + BigReal.SquareRoot(1 + (a * a)))));
        return x.IsNegative ? -value : value;
    }

    public static BigReal Acosh(BigReal x)
    {
        BigReal t = x - 1;
        return Log1p(t + BigReal.SquareRoot((2 * t) + (t * t)));
    }

    public static BigReal Atanh(BigReal x) => Log1p((2 * x) / (1 - x)).Scale(-1);

    public static BigReal Atan(BigReal x)
    {
        // arctan x = 2 arctan(x / (1 + √(1 + x²))).
        int halvings = 0;
        BigReal t = x;
        while (!t.IsZero && t.Magnitude > -12)
        {
            t /= 1 + BigReal.SquareRoot(1 + (t * t));
            halvings++;
        }

        return Odd(t, -1).Scale(halvings);
    }

    public static BigReal Asin(BigReal x) => Atan(x / BigReal.SquareRoot((1 - x) * (1 + x)));

    public static BigReal Acos(BigReal x) => Atan2(BigReal.SquareRoot((1 - x) * (1 + x)), x);

    public static BigReal Atan2(BigReal y, BigReal x)
    {
        if (x.IsZero)
        {
            return y.IsNegative ? -Pi.Scale(-1) : Pi.Scale(-1);
        }

        BigReal angle = Atan(y / x);
        return !x.IsNegative ? angle : y.IsNegative ? angle - Pi : angle + Pi;
    }

    public static BigReal Pow(BigReal x, BigReal y) => Exp(y * Log(x));

    public static BigReal Hypot(BigReal x, BigReal y) => BigReal.SquareRoot((x * x) + (y * y));

    public static BigReal Cbrt(BigReal x)
    {
        BigReal value = Exp(Log(BigReal.Abs(x)) / 3);
        return x.IsNegative ? -value : value;
    }

    /// <summary>erf from its Taylor series; alternating, hence for |x| up to 9.</summary>
    public static BigReal Erf(BigReal x)
    {
        BigReal term = x;
        BigReal sum = x;
        for (int n = 1; term.Magnitude > sum.Magnitude - BigReal.Precision - 60; n++)
        {
            term = -(term * x * x) / n;
            sum += term / ((2 * n) + 1);
        }

        return sum.Scale(1) / BigReal.SquareRoot(Pi);
    }

    /// <summary>erfc; above 5 from Laplace's continued fraction, evaluated from behind.</summary>
    public static BigReal Erfc(BigReal x)
    {
        if (x < 5)
        {
            return 1 - Erf(x);
        }

        BigReal fraction = 0;
        for (int n = 2500; n >= 1; n--)
        {
            fraction = new BigReal(n, -1) / (x + fraction);
        }

        return Exp(-(x * x)) / (BigReal.SquareRoot(Pi) * (x + fraction));
    }

    /// <summary>ln Γ(x) for x &gt; 0: the recurrence up to 120, then Stirling's series.</summary>
    public static BigReal LogGamma(BigReal x)
    {
        BigReal product = 1;
        while (x < 120)
        {
            product *= x;
            x += 1;
        }

        BigReal sum = ((x - new BigReal(1, -1)) * Log(x)) - x + Log(Pi.Scale(1)).Scale(-1);
        BigReal power = 1 / x;
        for (int k = 1; k <= 60; k++)
        {
            sum += Bernoulli(2 * k) * power / (2 * k * ((2 * k) - 1));
            power /= x * x;
        }

        return sum - Log(product);
    }

    /// <summary>Γ(x), negative x by reflection.</summary>
    public static BigReal Gamma(BigReal x) => x < new BigReal(1, -1) ? Pi / (Sin(Pi * (x - new BigReal(x.Round(), 0))) * Sign(x.Round()) * Exp(LogGamma(1 - x))) : Exp(LogGamma(x));

    private static BigReal Sign(BigInteger n) => n.IsEven ? 1 : -1;

    // B(2k) = (−1)^(k−1) 2k T(k) / (4^k (4^k − 1)), from the tangent numbers T, which are integers (R. P. Brent and D. Harvey's recurrence).
    private static BigReal Bernoulli(int n)
    {
        int k = n / 2;
        BigInteger power = BigInteger.One << n;
        BigReal value = new BigReal(n * s_tangents[k], 0) / new BigReal(power * (power - 1), 0);
        return k % 2 == 1 ? value : -value;
    }

    private static BigInteger[] TangentNumbers(int count)
    {
        var t = new BigInteger[count + 1];
        t[1] = 1;
        for (int k = 2; k <= count; k++)
        {
            t[k] = (k - 1) * t[k - 1];
        }

        for (int k = 2; k <= count; k++)
        {
            for (int j = k; j <= count; j++)
            {
                t[j] = ((j - k) * t[j - 1]) + ((j - k + 2) * t[j]);
            }
        }

        return t;
    }

    // x + x²/2 + … with x^n / n! from the ratio of terms.
    private static BigReal Series(BigReal x, Func<int, int> divisor)
    {
        BigReal term = x;
        BigReal sum = x;
        for (int n = 2; !term.IsZero && term.Magnitude > x.Magnitude - BigReal.Precision - 20; n++)
        {
            term = term * x / divisor(n);
            sum += term;
        }

        return sum;
    }

    // Σ sign^n x^(2n+1) / (2n+1): artanh (1), arctan (−1).
    private static BigReal Odd(BigReal x, int sign)
    {
        BigReal power = x;
        BigReal sum = x;
        BigReal square = sign * (x * x);
        for (int n = 3; !power.IsZero && power.Magnitude > x.Magnitude - BigReal.Precision - 20; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }

    private static BigReal InverseOf(int n, int sign) => Odd(BigReal.One / n, sign);

    private static BigInteger Fixed(int n)
    {
        BigInteger power = (BigInteger.One << PiBits) / n;
        BigInteger sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }

    // sin(x + quarters · π/2): modulo π/2 with as many digits of π as the argument has, then Taylor's series.
    private static BigReal Turn(BigReal x, int quarters)
    {
        BigInteger fixedX = x.Exponent + PiBits >= 0 ? x.Mantissa << (x.Exponent + PiBits) : x.Mantissa >> -(x.Exponent + PiBits);
        BigInteger k = ((2 * fixedX) + (s_pi >> 1)) / s_pi;
        k -= ((2 * fixedX) + (s_pi >> 1)).Sign < 0 ? 1 : 0;
        BigReal r = k.IsZero ? x : new BigReal((2 * fixedX) - (k * s_pi), -PiBits - 1).Cut(BigReal.Precision);
        int quadrant = (int)(((k + quarters) % 4) + 4) % 4;
        BigReal term = quadrant % 2 == 0 ? r : 1;
        BigReal sum = term;
        BigReal square = -(r * r);
        for (int n = quadrant % 2 == 0 ? 3 : 2; !term.IsZero && term.Magnitude > sum.Magnitude - BigReal.Precision - 20; n += 2)
        {
            term = term * square / (n * (n - 1));
            sum += term;
        }

        return quadrant >= 2 ? -sum : sum;
    }
}
