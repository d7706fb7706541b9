namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>What expressions do with vectors in the transverse plane.</summary>
public static class PlaneVectorKernels
{
    /// <summary>A vector from its components.</summary>
    public static PlaneVector Create(double x, double y) => new(x, y);

    /// <summary>Sum.</summary>
    public static PlaneVector Add(PlaneVector a, PlaneVector b) => new(a.X + b.X, a.Y + b.Y);

    /// <summary>Difference.</summary>
    public static PlaneVector Subtract(PlaneVector a, PlaneVector b) => new(a.X - b.X, a.Y - b.Y);

    /// <summary>Both components times a number.</summary>
    public static PlaneVector Scale(PlaneVector v, double factor) => new(v.X * factor, v.Y * factor);

    /// <summary>x component.</summary>
    public static double X(PlaneVector v) => v.X;

    /// <summary>y component.</summary>
    public static double Y(PlaneVector v) => v.Y;

    /// <summary>Square of the length.</summary>
    public static double Mag2(PlaneVector v) => (v.X * v.X) + (v.Y * v.Y);

    /// <summary>Length.</summary>
    public static double Mag(PlaneVector v) => CMath.Sqrt(Mag2(v));

    /// <summary>Azimuth in (−π, π]; 0 for the null vector.</summary>
    public static double Phi(PlaneVector v) => Coordinates.Phi(v.X, v.Y);

    /// <summary>Azimuth in [0, 2π): TVector2's.</summary>
    public static double PositivePhi(PlaneVector v) => Angles.PositivePhi(Coordinates.Phi(v.X, v.Y));

    /// <summary>Scalar product.</summary>
    public static double Dot(PlaneVector a, PlaneVector b) => (a.X * b.X) + (a.Y * b.Y);

    /// <summary>φ of the first minus φ of the second, in [−π, π).</summary>
    public static double DeltaPhi(PlaneVector a, PlaneVector b) => Angles.SymmetricPhi(Phi(a) - Phi(b));

    /// <summary>The vector of length 1 in the same direction; the null vector stays.</summary>
    public static PlaneVector Unit(PlaneVector v) => Mag(v) is var mag && mag > 0 ? Scale(v, 1 / mag) : v;

    /// <summary>Whether both components are equal.</summary>
    public static bool AreEqual(PlaneVector a, PlaneVector b) => a == b;
}
