using System.Numerics;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Voigt's profile with the regions and the accuracy of ROOT's <c>TMath::Voigt</c>.</summary>
/// <remarks>
/// The real part of the complex error function of x + iy by the rational approximations of J. Humlíček, JQSRT 27 (1982) 437 (w4) and 21 (1979) 309 (cpf12), with the limits between them for a wanted
/// accuracy by R. J. Wells, JQSRT 62 (1999) 29.
/// </remarks>
internal static class VoigtProfile
{
    private const double InverseRootPi = 0.56418958;

    // cpf12: zeros of the Hermite polynomial of degree 12, and the coefficients that go with them.
    private static readonly double[] s_zeros = [0.31424038, 0.94778839, 1.5976826, 2.2795071, 3.0206370, 3.8897249];
    private static readonly double[] s_even = [1.0117281, -0.75197147, 0.012557727, 0.010022008, -0.00024206814, 0.00000050084806];
    private static readonly double[] s_odd = [1.393237, 0.23115241, -0.15535147, 0.0062183662, 0.000091908299, -0.00000062752596];

    // w4, innermost region: numerator and denominator in y - ix, lowest power first.
    private static readonly double[] s_numerator = [16.4955, 20.20933, 11.96482, 3.778987, 0.5642236];
    private static readonly double[] s_denominator = [16.4955, 38.82363, 39.27121, 21.69274, 6.699398, 1];

    /// <summary>The profile at <paramref name="x"/>; 0 for negative widths or no width at all.</summary>
    /// <param name="x">Distance from the middle.</param>
    /// <param name="sigma">Width of the Gaussian.</param>
    /// <param name="gamma">Full width of the Lorentzian.</param>
    /// <param name="digits">Digits that are right, 2 to 5.</param>
    public static double At(double x, double sigma, double gamma, int digits)
    {
        if (sigma < 0 || gamma < 0 || (sigma == 0 && gamma == 0))
        {
            return 0;
        }

        if (sigma == 0)
        {
            return gamma * 0.159154943 / ((x * x) + (gamma * gamma / 4));
        }

        if (gamma == 0)
        {
            return 0.39894228 / sigma * CMath.Exp(-x * x / (2 * sigma * sigma));
        }

        return RealPart(Math.Abs(x / sigma / 1.41421356), gamma / 2 / sigma / 1.41421356, Math.Clamp(digits, 2, 5)) / 2.506628 / sigma;
    }

    private static double RealPart(double x, double y, int digits)
    {
        double far = (1.51 * CMath.Exp(1.144 * digits)) - y;
        bool isNarrow = y <= 1e-6;
        if (x > far)
        {
            return y * InverseRootPi / ((x * x) + (y * y));
        }

        var t = new Complex(y, -x);
        if (x > (isNarrow ? far : (1.60 * CMath.Exp(0.554 * digits)) - y))
        {
            return (t * InverseRootPi / (0.5 + (t * t))).Real;
        }

        if (x > (isNarrow ? far : 6.8 - y))
        {
            Complex u = t * t;
            return (t * (1.410474 + (u * 0.5641896)) / (0.75 + (u * (3 + u)))).Real;
        }

        return x < (3.097 * y) - 0.45 ? (Polynomial(s_numerator, t) / Polynomial(s_denominator, t)).Real : NearAxis(x, y);
    }

    private static double NearAxis(double x, double y)
    {
        const double Shift = 1.5;
        double above = y + Shift;
        bool isPlain = x <= (18.1 * y) + 1.65;
        double sum = 0;
        for (int i = 0; i < s_zeros.Length; i++)
        {
            for (int side = -1; side <= 1; side += 2)
            {
                // The zero on this side; the odd part changes its sign with it.
                double distance = x + (side * s_zeros[i]);
                double square = distance * distance;
                double weight = 1 / (square + (above * above));
                double odd = -side * s_odd[i] * weight * distance;
                sum += isPlain
                    ? (s_even[i] * weight * above) - odd
                    : ((s_even[i] * weight * (square - (Shift * above))) + (odd * (y + (2 * Shift)))) / (square + (Shift * Shift));
            }
        }

        return isPlain ? sum : (y * sum) + CMath.Exp(-x * x);
    }

    private static Complex Polynomial(double[] coefficients, Complex t)
    {
        Complex sum = Complex.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * t) + coefficients[i];
        }

        return sum;
    }
}
