namespace Banyan.Histograms;

/// <summary>A number of about 31 decimal digits as the exact sum of two doubles, from IEEE additions, multiplications and divisions alone: the same bits on every machine.</summary>
/// <remarks>Algorithms: Dekker, "A floating-point technique for extending the available precision" (1971), and Knuth's two-sum; .NET never fuses a product into a sum by itself.</remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    /// <summary>ln 2.</summary>
    private static readonly DoubleDouble s_ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    /// <summary>A double as it is.</summary>
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    /// <summary>Sum.</summary>
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        (double sum, double error) = TwoSum(left.High, right.High);
        return FastTwoSum(sum, error + left.Low + right.Low);
    }

    /// <summary>Difference.</summary>
    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + new DoubleDouble(-right.High, -right.Low);

    /// <summary>Product.</summary>
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        (double product, double error) = TwoProduct(left.High, right.High);
        return FastTwoSum(product, error + ((left.High * right.Low) + (left.Low * right.High)));
    }

    /// <summary>Quotient.</summary>
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double first = left.High / right.High;
        DoubleDouble rest = left - (right * first);
        double second = rest.High / right.High;
        rest -= right * second;
        return FastTwoSum(first, second) + (rest.High / right.High);
    }

    /// <summary>The exact product of two doubles; a plain one where it is infinite or NaN.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        (double product, double error) = TwoProduct(left, right);
        return new DoubleDouble(product, error);
    }

    /// <summary>ln of a number.</summary>
    /// <param name="value">Finite and above 0.</param>
    public static DoubleDouble Log(DoubleDouble value)
    {
        int exponent = Math.ILogB(value.High);
        if (Math.ScaleB(value.High, -exponent) > 1.4142135623730951)
        {
            exponent++;
        }

        // ln m = 2 artanh t with t = (m − 1)/(m + 1), |t| ≤ 0.1716: 23 terms of the series reach below 1e-36.
        var mantissa = new DoubleDouble(Math.ScaleB(value.High, -exponent), Math.ScaleB(value.Low, -exponent));
        DoubleDouble ratio = (mantissa - 1) / (mantissa + 1);
        DoubleDouble square = ratio * ratio;
        DoubleDouble sum = 0;
        for (int n = 45; n >= 1; n -= 2)
        {
            sum = (sum * square) + ((DoubleDouble)1 / n);
        }

        return (ratio * sum * 2) + (s_ln2 * exponent);
    }

    /// <summary>e to a power.</summary>
    /// <param name="value">Between −700 and 700.</param>
    public static DoubleDouble Exp(DoubleDouble value)
    {
        int exponent = (int)Math.Floor((value.High / s_ln2.High) + 0.5);
        DoubleDouble reduced = (value - (s_ln2 * exponent)) * (1.0 / 256);

        // |reduced| ≤ 0.0014: twelve terms of the series reach below 1e-40; then eight squarings.
        DoubleDouble sum = 0;
        for (int n = 12; n >= 1; n--)
        {
            sum = ((sum + 1) * reduced) / n;
        }

        // e²ˣ − 1 = 2(eˣ − 1) + (eˣ − 1)² keeps the digits that 1 would swallow.
        for (int i = 0; i < 8; i++)
        {
            sum = (sum * 2) + (sum * sum);
        }

        sum += 1;
        return new DoubleDouble(Math.ScaleB(sum.High, exponent), Math.ScaleB(sum.Low, exponent));
    }

    private static DoubleDouble FastTwoSum(double large, double small)
    {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }

    private static (double Sum, double Error) TwoSum(double left, double right)
    {
        double sum = left + right;
        double added = sum - left;
        return (sum, (left - (sum - added)) + (right - added));
    }

    // A fused product is rounded once, by the standard, whether the CPU has it or the runtime computes it.
    private static (double Product, double Error) TwoProduct(double left, double right)
    {
        double product = left * right;
        return (product, double.IsFinite(product) ? Math.FusedMultiplyAdd(left, right, -product) : 0);
    }
}
