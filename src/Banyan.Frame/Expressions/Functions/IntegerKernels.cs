namespace Banyan.Frame.Expressions.Functions;

/// <summary>Functions of integers.</summary>
public static class IntegerKernels
{
    /// <summary>Absolute value; that of the lowest number wraps to itself.</summary>
    public static int Abs(int x) => unchecked(x < 0 ? -x : x);

    /// <inheritdoc cref="Abs(int)"/>
    public static long Abs(long x) => unchecked(x < 0 ? -x : x);

    /// <summary>Greatest common divisor of the magnitudes; of 0 and 0 it is 0.</summary>
    public static long Gcd(long m, long n)
    {
        m = Abs(m);
        n = Abs(n);
        while (n != 0)
        {
            (m, n) = (n, m % n);
        }

        return m;
    }

    /// <summary>Least common multiple of the magnitudes; 0 when one is 0.</summary>
    public static long Lcm(long m, long n) => m == 0 || n == 0 ? 0 : unchecked(Abs(m) / Gcd(m, n) * Abs(n));
}
