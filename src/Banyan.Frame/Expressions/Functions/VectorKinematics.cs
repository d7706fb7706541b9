using System.Numerics;
using System.Runtime.CompilerServices;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Angles, distances and invariant masses, in the arithmetic of their type as in ROOT::VecOps (math/vecops/inc/ROOT/RVec.hxx, v6.40).</summary>
/// <remarks>Angles in radians, momenta and masses in one unit.</remarks>
public static class VectorKinematics
{
    /// <summary><paramref name="phi2"/> − <paramref name="phi1"/> brought into [−half, half]; half is π, or 180 for degrees.</summary>
    public static float DeltaPhi(float phi1, float phi2, float half) => (float)Wrapped(phi2 - phi1, half);

    /// <inheritdoc cref="DeltaPhi(float, float, float)"/>
    public static double DeltaPhi(double phi1, double phi2, double half) => Wrapped(phi2 - phi1, half);

    /// <summary>Δη² + Δφ².</summary>
    public static float DeltaR2(float eta1, float eta2, float phi1, float phi2, float half)
    {
        float deltaPhi = DeltaPhi(phi1, phi2, half);
        return ((eta1 - eta2) * (eta1 - eta2)) + (deltaPhi * deltaPhi);
    }

    /// <inheritdoc cref="DeltaR2(float, float, float, float, float)"/>
    public static double DeltaR2(double eta1, double eta2, double phi1, double phi2, double half)
    {
        double deltaPhi = DeltaPhi(phi1, phi2, half);
        return ((eta1 - eta2) * (eta1 - eta2)) + (deltaPhi * deltaPhi);
    }

    /// <summary>√(Δη² + Δφ²).</summary>
    public static float DeltaR(float eta1, float eta2, float phi1, float phi2, float half) => CMath.Sqrt(DeltaR2(eta1, eta2, phi1, phi2, half));

    /// <inheritdoc cref="DeltaR(float, float, float, float, float)"/>
    public static double DeltaR(double eta1, double eta2, double phi1, double phi2, double half) => CMath.Sqrt(DeltaR2(eta1, eta2, phi1, phi2, half));

    /// <summary>The mass of the sum of all particles, 0 for none; NaN where rounding makes its square negative, as in ROOT.</summary>
    /// <exception cref="EventException">The vectors have different lengths.</exception>
    public static T InvariantMass<T>(Vec<T> pt, Vec<T> eta, Vec<T> phi, Vec<T> mass)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (eta.Length != pt.Length || phi.Length != pt.Length || mass.Length != pt.Length)
        {
            throw new EventException("Cannot call InvariantMass on vectors of different sizes");
        }

        T sumX = T.Zero, sumY = T.Zero, sumZ = T.Zero, sumE = T.Zero;
        for (int i = 0; i < pt.Length; i++)
        {
            (T sine, T cosine, _, _) = Real<T>.SinCos(phi[i], phi[i]);
            T x = pt[i] * cosine;
            T y = pt[i] * sine;
            T z = pt[i] * Real<T>.Sinh(eta[i]);
            sumX += x;
            sumY += y;
            sumZ += z;
            sumE += Real<T>.Sqrt((x * x) + (y * y) + (z * z) + (mass[i] * mass[i]));
        }

        return Real<T>.Sqrt((sumE * sumE) - (sumX * sumX) - (sumY * sumY) - (sumZ * sumZ));
    }

    /// <summary>The angle between two vectors in space, in [0, π].</summary>
    public static T Angle<T>(T x1, T y1, T z1, T x2, T y2, T z2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T cross = Cross(x1, y1, z1, x2, y2, z2);
        return Real<T>.Atan2(cross, (x1 * x2) + (y1 * y2) + (z1 * z2));
    }

    /// <summary>The mass of two particles given by momentum and mass, by the formula that loses nothing when they are nearly parallel.</summary>
    public static T PairMassCartesian<T>(T x1, T y1, T z1, T mass1, T x2, T y2, T z2, T mass2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T momentum1 = (x1 * x1) + (y1 * y1) + (z1 * z1);
        T momentum2 = (x2 * x2) + (y2 * y2) + (z2 * z2);
        if (momentum1 <= T.Zero && momentum2 <= T.Zero)
        {
            return mass1 + mass2;
        }

        if (momentum1 <= T.Zero || momentum2 <= T.Zero)
        {
            (T resting, T moving, T momentum) = momentum1 <= T.Zero ? (mass1, mass2, momentum2) : (mass2, mass1, momentum1);
            T energy = resting + Real<T>.Sqrt((moving * moving) + momentum);
            T square = (energy * energy) - momentum;
            return square >= T.Zero ? Real<T>.Sqrt(square) : -Real<T>.Sqrt(-square);
        }

        T square1 = mass1 * mass1;
        T square2 = mass2 * mass2;
        T ratio1 = square1 / momentum1;
        T ratio2 = square2 / momentum2;
        T excess = ratio1 + ratio2 + (ratio1 * ratio2);
        (T cosine, T sine) = Direction(x1, y1, z1, x2, y2, z2);
        T root = Real<T>.Sqrt(excess + T.One);
        T part = cosine >= T.Zero ? (excess + (sine * sine)) / (root + cosine) : root - cosine;
        return Real<T>.Sqrt(square1 + square2 + (part * (T.One + T.One) * Real<T>.Sqrt(momentum1 * momentum2)));
    }

    /// <summary>The mass of two particles given by pt, η, φ and mass.</summary>
    public static T PairMass<T>(T pt1, T eta1, T phi1, T mass1, T pt2, T eta2, T phi2, T mass2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (T sine1, T cosine1, T sine2, T cosine2) = Real<T>.SinCos(phi1, phi2);
        (T slope1, T slope2) = Real<T>.Sinh(eta1, eta2);
        return PairMassCartesian(pt1 * cosine1, pt1 * sine1, pt1 * slope1, mass1, pt2 * cosine2, pt2 * sine2, pt2 * slope2, mass2);
    }

    // Cosine and sine of the angle between two vectors, from the sides of the triangle; the angle itself is needed only where its hypotenuse is no number above 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T Cosine, T Sine) Direction<T>(T x1, T y1, T z1, T x2, T y2, T z2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double opposite = double.CreateTruncating(Cross(x1, y1, z1, x2, y2, z2));
        double adjacent = double.CreateTruncating((x1 * x2) + (y1 * y2) + (z1 * z2));
        double hypotenuse = Math.Sqrt((opposite * opposite) + (adjacent * adjacent));
        if (hypotenuse is > 1e-150 and < double.PositiveInfinity)
        {
            return (T.CreateTruncating(adjacent / hypotenuse), T.CreateTruncating(opposite / hypotenuse));
        }

        T angle = Angle(x1, y1, z1, x2, y2, z2);
        return (Real<T>.Cos(angle), Real<T>.Sin(angle));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cross<T>(T x1, T y1, T z1, T x2, T y2, T z2)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T crossX = (y1 * z2) - (y2 * z1);
        T crossY = (x1 * z2) - (x2 * z1);
        T crossZ = (x1 * y2) - (x2 * y1);
        return Real<T>.Sqrt((crossX * crossX) + (crossY * crossY) + (crossZ * crossZ));
    }

    private static double Wrapped(double difference, double half)
    {
        double wrapped = CMath.Fmod(difference, 2 * half);
        return wrapped < -half ? wrapped + (2 * half) : wrapped > half ? wrapped - (2 * half) : wrapped;
    }
}
