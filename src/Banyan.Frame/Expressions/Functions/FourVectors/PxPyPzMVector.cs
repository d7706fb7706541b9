namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A Lorentz vector given by the components of its momentum and its mass.</summary>
public readonly struct PxPyPzMVector : IFourVector<PxPyPzMVector>
{
    private PxPyPzMVector(double px, double py, double pz, double mass)
    {
        Px = px;
        Py = py;
        Pz = pz;
        M = mass;
    }

    /// <inheritdoc/>
    public double Px { get; }

    /// <inheritdoc/>
    public double Py { get; }

    /// <inheritdoc/>
    public double Pz { get; }

    /// <inheritdoc/>
    public double M { get; }

    /// <inheritdoc/>
    public double Pt => CMath.Sqrt((Px * Px) + (Py * Py));

    /// <inheritdoc/>
    public double Eta => Coordinates.Eta(Pt, Pz);

    /// <inheritdoc/>
    public double Phi => Coordinates.Phi(Px, Py);

    /// <inheritdoc/>
    public double E => CMath.Sqrt(Math.Max(0, (Px * Px) + (Py * Py) + (Pz * Pz) + Coordinates.MassSquare(M)));

    /// <inheritdoc/>
    public static PxPyPzMVector Create(double first, double second, double third, double fourth) => new(first, second, third, fourth);

    /// <inheritdoc/>
    public static PxPyPzMVector FromCartesian(double px, double py, double pz, double e) => new(px, py, pz, Coordinates.Mass((e * e) - (px * px) - (py * py) - (pz * pz)));
}
