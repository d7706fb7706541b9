namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>What expressions do with vectors in space.</summary>
public static class SpaceVectorKernels
{
    /// <summary>A vector from its components.</summary>
    public static SpaceVector Create(double x, double y, double z) => new(x, y, z);

    /// <summary>Sum.</summary>
    public static SpaceVector Add(SpaceVector a, SpaceVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static SpaceVector Subtract(SpaceVector a, SpaceVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>All components times a number.</summary>
    public static SpaceVector Scale(SpaceVector v, double factor) => new(v.X * factor, v.Y * factor, v.Z * factor);

    /// <summary>x component.</summary>
    public static double X(SpaceVector v) => v.X;

    /// <summary>y component.</summary>
    public static double Y(SpaceVector v) => v.Y;

    /// <summary>z component.</summary>
    public static double Z(SpaceVector v) => v.Z;

    /// <summary>Square of the length.</summary>
    public static double Mag2(SpaceVector v) => (v.X * v.X) + (v.Y * v.Y) + (v.Z * v.Z);

    /// <summary>Length.</summary>
    public static double Mag(SpaceVector v) => CMath.Sqrt(Mag2(v));

    /// <summary>Square of the transverse part's length.</summary>
    public static double Perp2(SpaceVector v) => (v.X * v.X) + (v.Y * v.Y);

    /// <summary>Length of the transverse part.</summary>
    public static double Perp(SpaceVector v) => CMath.Sqrt(Perp2(v));

    /// <summary>Pseudorapidity.</summary>
    public static double Eta(SpaceVector v) => Coordinates.Eta(Perp(v), v.Z);

    /// <summary>Azimuth in (−π, π]; 0 for the null vector.</summary>
    public static double Phi(SpaceVector v) => Coordinates.Phi(v.X, v.Y);

    /// <summary>Polar angle in [0, π].</summary>
    public static double Theta(SpaceVector v) => CMath.Atan2(Perp(v), v.Z);

    /// <summary>Cosine of the polar angle; 1 for the null vector.</summary>
    public static double CosTheta(SpaceVector v) => Mag(v) is var mag && mag == 0 ? 1 : v.Z / mag;

    /// <summary>Scalar product.</summary>
    public static double Dot(SpaceVector a, SpaceVector b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product.</summary>
    public static SpaceVector Cross(SpaceVector a, SpaceVector b) =>
        new((a.Y * b.Z) - (b.Y * a.Z), (a.Z * b.X) - (b.Z * a.X), (a.X * b.Y) - (b.X * a.Y));

    /// <summary>The vector of length 1 in the same direction; the null vector stays.</summary>
    public static SpaceVector Unit(SpaceVector v) => Mag(v) is var mag && mag > 0 ? Scale(v, 1 / mag) : v;

    /// <summary>Cosine of the angle between two vectors, in [−1, 1]; 0 when one has no length.</summary>
    public static double CosAngle(SpaceVector a, SpaceVector b)
    {
        double product = Mag2(a) * Mag2(b);
        return product <= 0 ? 0 : Math.Clamp(Dot(a, b) / CMath.Sqrt(product), -1, 1);
    }

    /// <summary>Angle between two vectors, in [0, π]; 0 when one has no length.</summary>
    public static double Angle(SpaceVector a, SpaceVector b) => Mag2(a) * Mag2(b) <= 0 ? 0 : CMath.Acos(CosAngle(a, b));

    /// <summary>φ of the first minus φ of the second, in (−π, π].</summary>
    public static double DeltaPhi(SpaceVector a, SpaceVector b) => Coordinates.Restrict(Phi(a) - Phi(b));

    /// <summary>√(Δη² + Δφ²).</summary>
    public static double DeltaR(SpaceVector a, SpaceVector b)
    {
        double deltaEta = Eta(a) - Eta(b);
        double deltaPhi = DeltaPhi(a, b);
        return CMath.Sqrt((deltaEta * deltaEta) + (deltaPhi * deltaPhi));
    }

    /// <summary>Whether all components are equal.</summary>
    public static bool AreEqual(SpaceVector a, SpaceVector b) => a == b;
}
