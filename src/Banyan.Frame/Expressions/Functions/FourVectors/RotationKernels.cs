namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>Rotations and projections of vectors in space, and vectors from other coordinates, as ROOT's <c>VectorUtil</c> and GenVector.</summary>
public static class RotationKernels
{
    /// <summary>The vector turned around the x axis.</summary>
    public static SpaceVector RotateX(SpaceVector v, double angle) => CMath.Sin(angle) is var s && CMath.Cos(angle) is var c ? new(v.X, (v.Y * c) - (v.Z * s), (v.Z * c) + (v.Y * s)) : default;

    /// <summary>The vector turned around the y axis.</summary>
    public static SpaceVector RotateY(SpaceVector v, double angle) => CMath.Sin(angle) is var s && CMath.Cos(angle) is var c ? new((v.X * c) + (v.Z * s), v.Y, (v.Z * c) - (v.X * s)) : default;

    /// <summary>The vector turned around the z axis.</summary>
    public static SpaceVector RotateZ(SpaceVector v, double angle) => CMath.Sin(angle) is var s && CMath.Cos(angle) is var c ? new((v.X * c) - (v.Y * s), (v.Y * c) + (v.X * s), v.Z) : default;

    /// <summary>The part of <paramref name="v"/> along <paramref name="axis"/>; null along no axis.</summary>
    public static SpaceVector Along(SpaceVector v, SpaceVector axis) =>
        SpaceVectorKernels.Mag2(axis) is var square && square == 0 ? default : SpaceVectorKernels.Scale(axis, SpaceVectorKernels.Dot(v, axis) / square);

    /// <summary>The part of <paramref name="v"/> across <paramref name="axis"/>.</summary>
    public static SpaceVector Across(SpaceVector v, SpaceVector axis) => SpaceVectorKernels.Subtract(v, Along(v, axis));

    /// <summary>Square of the length of the part across <paramref name="axis"/>.</summary>
    public static double Across2(SpaceVector v, SpaceVector axis)
    {
        double square = SpaceVectorKernels.Mag2(axis);
        double along = SpaceVectorKernels.Dot(v, axis);
        double all = SpaceVectorKernels.Mag2(v);
        return square > 0 ? all - (along * along / square) : all;
    }

    /// <summary>Length of the part across <paramref name="axis"/>.</summary>
    public static double AcrossLength(SpaceVector v, SpaceVector axis) => CMath.Sqrt(Across2(v, axis));

    /// <summary>A vector from its length, polar angle and azimuth.</summary>
    public static SpaceVector FromPolar(double r, double theta, double phi) => CMath.Sin(theta) is var s ? new(r * s * CMath.Cos(phi), r * s * CMath.Sin(phi), r * CMath.Cos(theta)) : default;

    /// <summary>A vector from its transverse length, pseudorapidity and azimuth.</summary>
    public static SpaceVector FromRhoEtaPhi(double rho, double eta, double phi) => new(rho * CMath.Cos(phi), rho * CMath.Sin(phi), rho > 0 ? rho * CMath.Sinh(eta) : 0);

    /// <summary>A vector from its transverse length, z component and azimuth.</summary>
    public static SpaceVector FromRhoZPhi(double rho, double z, double phi) => new(rho * CMath.Cos(phi), rho * CMath.Sin(phi), z);

    /// <summary>A vector in the plane from its length and azimuth.</summary>
    public static PlaneVector FromPlanePolar(double r, double phi) => new(r * CMath.Cos(phi), r * CMath.Sin(phi));
}
