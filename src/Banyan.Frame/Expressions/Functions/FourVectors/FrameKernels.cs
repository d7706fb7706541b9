namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>Lorentz vectors in other frames and their kinds, by the formulae of ROOT's <c>VectorUtil</c> and <c>LorentzVector</c> (math/genvector/inc/Math/GenVector, v6.40).</summary>
public static class FrameKernels
{
    /// <summary>½ ln((E + p) / (E − p)): the rapidity along the momentum.</summary>
    public static double ColinearRapidity<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        double e = v.E;
        double p = FourVectorKernels.P(v);
        return 0.5 * CMath.Log((e + p) / (e - p));
    }

    /// <summary>E + pz.</summary>
    public static double Plus<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E + v.Pz;

    /// <summary>E − pz.</summary>
    public static double Minus<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E - v.Pz;

    /// <summary>Whether E² &gt; p².</summary>
    public static bool IsTimelike<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E is var e && FourVectorKernels.P(v) is var p && e * e > p * p;

    /// <summary>Whether E² &lt; p².</summary>
    public static bool IsSpacelike<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E is var e && FourVectorKernels.P(v) is var p && e * e < p * p;

    /// <summary>Whether E and p are equal within 100 units of rounding.</summary>
    public static bool IsLightlike<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        const double Tolerance = 100 * 2.2204460492503131e-16;
        double e = v.E;
        double p = FourVectorKernels.P(v);
        return e == 0 ? p == 0 : (e - p) * (e - p) < Tolerance * e * e;
    }

    /// <summary>The velocity of the frame in which the vector is at rest, −p / E; 0 for the null vector.</summary>
    public static SpaceVector BoostToCM<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        double e = v.E;
        return e == 0 && FourVectorKernels.P(v) == 0 ? default : new SpaceVector(-v.Px / e, -v.Py / e, -v.Pz / e);
    }

    /// <summary>The velocity of the frame in which the sum of two vectors is at rest.</summary>
    public static SpaceVector BoostToCMOfPair<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther>
    {
        double e = a.E + b.E;
        var sum = new SpaceVector(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz);
        return e == 0 && SpaceVectorKernels.Mag2(sum) == 0 ? default : SpaceVectorKernels.Scale(sum, e == 0 ? 1 / e : -1 / e);
    }

    /// <summary>The vector in a frame that moves with the velocity −<paramref name="velocity"/>; the null vector for a velocity of light or more.</summary>
    public static T Boost<T>(T v, SpaceVector velocity)
        where T : unmanaged, IFourVector<T>
    {
        double square = SpaceVectorKernels.Mag2(velocity);
        if (square >= 1)
        {
            return T.FromCartesian(0, 0, 0, 0);
        }

        double gamma = 1 / CMath.Sqrt(1 - square);
        double x = v.Px, y = v.Py, z = v.Pz, e = v.E;
        double along = (velocity.X * x) + (velocity.Y * y) + (velocity.Z * z);
        double factor = square > 0 ? (gamma - 1) / square : 0;
        return T.FromCartesian(
            x + (factor * along * velocity.X) + (gamma * velocity.X * e),
            y + (factor * along * velocity.Y) + (gamma * velocity.Y * e),
            z + (factor * along * velocity.Z) + (gamma * velocity.Z * e),
            gamma * (e + along));
    }

    /// <summary><see cref="Boost"/> along x.</summary>
    public static T BoostX<T>(T v, double beta)
        where T : unmanaged, IFourVector<T> => beta >= 1 ? T.FromCartesian(0, 0, 0, 0) : Boost(v, new SpaceVector(beta, 0, 0));

    /// <summary><see cref="Boost"/> along y.</summary>
    public static T BoostY<T>(T v, double beta)
        where T : unmanaged, IFourVector<T> => beta >= 1 ? T.FromCartesian(0, 0, 0, 0) : Boost(v, new SpaceVector(0, beta, 0));

    /// <summary><see cref="Boost"/> along z.</summary>
    public static T BoostZ<T>(T v, double beta)
        where T : unmanaged, IFourVector<T> => beta >= 1 ? T.FromCartesian(0, 0, 0, 0) : Boost(v, new SpaceVector(0, 0, beta));

    /// <summary>√(Δy² + Δφ²) with the rapidity y.</summary>
    public static double DeltaRapidityPhi<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => CMath.Sqrt(DeltaR2RapidityPhi(a, b));

    /// <summary>Δy² + Δφ² with the rapidity y.</summary>
    public static double DeltaR2RapidityPhi<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther>
    {
        double deltaPhi = FourVectorKernels.DeltaPhi(a, b);
        double difference = FourVectorKernels.Rapidity(b) - FourVectorKernels.Rapidity(a);
        return (deltaPhi * deltaPhi) + (difference * difference);
    }
}
