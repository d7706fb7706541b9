using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Banyan.Columns.Mathematics.Kernels;
using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>Functions of two arguments' values at once, for code that has two particles in hand: the bits of <see cref="Elementary"/>, for about the time of one call there.</summary>
public static class ElementaryPairs
{
    /// <summary>Sines and cosines of two angles in radians.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static (double Sine1, double Cosine1, double Sine2, double Cosine2) SinCos(double x1, double x2)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            var x = new Lanes2(Vector128.Create(x1, x2));
            if (Lanes2.IsAll(Sin.IsUsual(x)))
            {
                Lanes2 r = AngleReduction.Reduce(x, out Lanes2 rest, out Lanes2 rounded);
                Lanes2 sine = Sinusoid.Values(r, rest, rounded, out Lanes2 cosine);
                return (sine.Values.ToScalar(), cosine.Values.ToScalar(), sine.Values.GetElement(1), cosine.Values.GetElement(1));
            }
        }

        return (Elementary.Sin(x1), Elementary.Cos(x1), Elementary.Sin(x2), Elementary.Cos(x2));
    }

    /// <summary>exp(x) − 1 for two arguments.</summary>
    [MethodImpl(Bits.OwnMethod)]
    public static (float Value1, float Value2) Expm1(float x1, float x2)
    {
        if (Vector128.IsHardwareAccelerated)
        {
            var x = new Lanes2(Vector128.WidenLower(Vector128.Create(x1, x2, 0, 0)));
            if (Lanes2.IsAll(Kernels.Expm1.IsUsual(x)))
            {
                Lanes2 values = Kernels.Expm1.Usual(x);
                Vector128<float> narrow = Vector128.Narrow(values.Values, values.Values);
                return (narrow.ToScalar(), narrow.GetElement(1));
            }
        }

        return (Elementary.Expm1(x1), Elementary.Expm1(x2));
    }
}
