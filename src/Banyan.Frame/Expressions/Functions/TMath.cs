namespace Banyan.Frame.Expressions.Functions;

/// <summary>ROOT's TMath: the methods have its names and overloads (math/mathcore/inc/TMath.h, v6.40).</summary>
public static partial class TMath
{
    /// <summary>π.</summary>
    public static double Pi() => Math.PI;

    /// <summary>2π.</summary>
    public static double TwoPi() => 2 * Math.PI;

    /// <summary>π/2.</summary>
    public static double PiOver2() => Math.PI / 2;

    /// <summary>π/4.</summary>
    public static double PiOver4() => Math.PI / 4;

    /// <summary>1/π.</summary>
    public static double InvPi() => 1 / Math.PI;

    /// <summary>180/π.</summary>
    public static double RadToDeg() => 180 / Math.PI;

    /// <summary>π/180.</summary>
    public static double DegToRad() => Math.PI / 180;

    /// <summary>√2.</summary>
    public static double Sqrt2() => 1.4142135623730950488016887242097;

    /// <summary>Base of the natural logarithm.</summary>
    public static double E() => Math.E;

    /// <summary>ln 10.</summary>
    public static double Ln10() => 2.30258509299404568402;

    /// <summary>log10 e.</summary>
    public static double LogE() => 0.43429448190325182765;

    /// <summary>Speed of light, m/s.</summary>
    public static double C() => 2.99792458e8;

    /// <summary>Elementary charge, C.</summary>
    public static double Qe() => 1.602176634e-19;

    /// <summary>Planck's constant, J s.</summary>
    public static double H() => 6.62607015e-34;

    /// <summary>Planck's constant over 2π, J s.</summary>
    public static double Hbar() => 1.054571817e-34;

    /// <summary>Boltzmann's constant, J/K.</summary>
    public static double K() => 1.380649e-23;

    /// <summary>Avogadro's number, 1/mol.</summary>
    public static double Na() => 6.02214076e+23;

    /// <summary>Newton's constant of gravitation, m³/(kg s²).</summary>
    public static double G() => 6.67430e-11;

    /// <summary>Stefan and Boltzmann's constant, W/(m² K⁴).</summary>
    public static double Sigma() => 5.670374419e-8;

    /// <summary>Molecular weight of dry air, kg/kmol.</summary>
    public static double MWair() => 28.9644;

    /// <summary>Not a number; arithmetic makes no difference between quiet and signalling ones.</summary>
    public static double SignalingNaN() => double.NaN;

    /// <summary>Euler's constant γ.</summary>
    public static double EulerGamma() => 0.577215664901532860606512090082402431042;

    /// <summary>Positive infinity.</summary>
    public static double Infinity() => double.PositiveInfinity;

    /// <summary>Not a number.</summary>
    public static double QuietNaN() => double.NaN;

    /// <summary>Sine.</summary>
    public static double Sin(double x) => CMath.Sin(x);

    /// <summary>Cosine.</summary>
    public static double Cos(double x) => CMath.Cos(x);

    /// <summary>Tangent.</summary>
    public static double Tan(double x) => CMath.Tan(x);

    /// <summary>Hyperbolic sine.</summary>
    public static double SinH(double x) => CMath.Sinh(x);

    /// <summary>Hyperbolic cosine.</summary>
    public static double CosH(double x) => CMath.Cosh(x);

    /// <summary>Hyperbolic tangent.</summary>
    public static double TanH(double x) => CMath.Tanh(x);

    /// <summary>Inverse sine; NaN outside [−1, 1].</summary>
    public static double ASin(double x) => CMath.Asin(x);

    /// <summary>Inverse cosine; NaN outside [−1, 1].</summary>
    public static double ACos(double x) => CMath.Acos(x);

    /// <summary>Inverse tangent.</summary>
    public static double ATan(double x) => CMath.Atan(x);

    /// <summary>Angle of a point; ±π/2 or 0 where x is 0.</summary>
    public static double ATan2(double y, double x) => x != 0 ? CMath.Atan2(y, x) : y == 0 ? 0 : y > 0 ? Math.PI / 2 : -Math.PI / 2;

    /// <summary>Inverse hyperbolic sine.</summary>
    public static double ASinH(double x) => CMath.Asinh(x);

    /// <summary>Inverse hyperbolic cosine.</summary>
    public static double ACosH(double x) => CMath.Acosh(x);

    /// <summary>Inverse hyperbolic tangent.</summary>
    public static double ATanH(double x) => CMath.Atanh(x);

    /// <summary>√(x² + y²).</summary>
    public static double Hypot(double x, double y) => CMath.Hypot(x, y);

    /// <summary>√(x² + y²), as a whole number.</summary>
    public static long Hypot(long x, long y) => (long)(CMath.Hypot((double)x, y) + 0.5);

    /// <summary>Square root.</summary>
    public static double Sqrt(double x) => CMath.Sqrt(x);

    /// <summary>Square.</summary>
    public static double Sq(double x) => x * x;

    /// <summary>e to a power.</summary>
    public static double Exp(double x) => CMath.Exp(x);

    /// <summary>Natural logarithm.</summary>
    public static double Log(double x) => CMath.Log(x);

    /// <summary>Logarithm to base 10.</summary>
    public static double Log10(double x) => CMath.Log10(x);

    /// <summary>Logarithm to base 2.</summary>
    public static double Log2(double x) => CMath.Log2(x);

    /// <summary>x to the power of y.</summary>
    public static double Power(double x, double y) => CMath.Pow(x, y);

    /// <summary>x to the power of a whole number.</summary>
    public static double Power(double x, int y) => CMath.Pow(x, y);

    /// <summary>x·2ⁿ.</summary>
    public static double Ldexp(double x, int exp) => CMath.Ldexp(x, exp);

    /// <summary>Largest integer not above.</summary>
    public static double Floor(double x) => CMath.Floor(x);

    /// <summary>Smallest integer not below.</summary>
    public static double Ceil(double x) => CMath.Ceil(x);

    /// <summary>Largest integer not above; saturates.</summary>
    public static int FloorNint(double x) => ToInt32(CMath.Floor(x));

    /// <summary>Smallest integer not below; saturates.</summary>
    public static int CeilNint(double x) => ToInt32(CMath.Ceil(x));

    /// <summary>Nearest integer, halves to even; saturates.</summary>
    public static int Nint(double x) => ToInt32(CMath.Rint(x));

    /// <summary>True for odd numbers.</summary>
    public static bool Odd(long a) => (a & 1) != 0;

    /// <summary>True for even numbers.</summary>
    public static bool Even(long a) => (a & 1) == 0;

    /// <summary>True for NaN.</summary>
    public static bool IsNaN(double x) => double.IsNaN(x);

    /// <inheritdoc cref="IsNaN(double)"/>
    public static bool IsNaN(float x) => float.IsNaN(x);

    /// <summary>1 for finite numbers, else 0.</summary>
    public static int Finite(double x) => double.IsFinite(x) ? 1 : 0;

    /// <inheritdoc cref="Finite(double)"/>
    public static int Finite(float x) => float.IsFinite(x) ? 1 : 0;

    private static int ToInt32(double x) => double.IsNaN(x) ? 0 : (int)Math.Clamp(x, int.MinValue, int.MaxValue);
}
