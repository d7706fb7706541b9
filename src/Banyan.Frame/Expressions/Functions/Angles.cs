namespace Banyan.Frame.Expressions.Functions;

/// <summary>Angles brought into one turn, in radians.</summary>
public static class Angles
{
    /// <summary>The same direction in [−π, π), as <c>TVector2::Phi_mpi_pi</c>; NaN for what is not finite.</summary>
    public static double SymmetricPhi(double x) => Wrap(x, -Math.PI);

    /// <summary>The same direction in [0, 2π), as <c>TVector2::Phi_0_2pi</c>; NaN for what is not finite.</summary>
    public static double PositivePhi(double x) => Wrap(x, 0);

    private static double Wrap(double x, double low)
    {
        const double Turn = 2 * Math.PI;
        if (x >= low && x < low + Turn)
        {
            return x;
        }

        double wrapped = x - (Turn * Math.Floor((x - low) / Turn));
        return wrapped >= low + Turn ? wrapped - Turn : wrapped < low ? wrapped + Turn : wrapped;
    }
}
