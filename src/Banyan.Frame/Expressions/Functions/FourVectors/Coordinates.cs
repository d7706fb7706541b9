namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>Conversions between coordinates, by the formulae of ROOT's GenVector (math/genvector/inc/Math/GenVector, v6.40).</summary>
internal static class Coordinates
{
    /// <summary>Pseudorapidity from the transverse and longitudinal components; ± 22756 + z where there is no transverse one (ROOT's etaMax).</summary>
    public static double Eta(double rho, double z)
    {
        const double EtaMax = 22756;
        return rho > 0 ? CMath.Asinh(z / rho) : z == 0 ? 0 : z > 0 ? z + EtaMax : z - EtaMax;
    }

    /// <summary>Azimuth; 0 for the null vector.</summary>
    public static double Phi(double x, double y) => x == 0 && y == 0 ? 0 : CMath.Atan2(y, x);

    /// <summary>√m², −√(−m²) for a negative square.</summary>
    public static double Mass(double square) => square >= 0 ? CMath.Sqrt(square) : -CMath.Sqrt(-square);

    /// <summary>m·|m|: the square of what <see cref="Mass"/> gives, with its sign.</summary>
    public static double MassSquare(double mass) => mass >= 0 ? mass * mass : -(mass * mass);

    /// <summary>Energy from momentum and mass; 0 where its square would be negative.</summary>
    public static double Energy(double momentum, double mass) => CMath.Sqrt(Math.Max(0, (momentum * momentum) + MassSquare(mass)));

    /// <summary>An angle brought into (−π, π].</summary>
    public static double Restrict(double phi) => phi is > -Math.PI and <= Math.PI ? phi : phi - (Math.Floor((phi / (2 * Math.PI)) + 0.5) * 2 * Math.PI);
}
