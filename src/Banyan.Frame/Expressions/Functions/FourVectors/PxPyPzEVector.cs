namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A Lorentz vector given by the components of its momentum and its energy.</summary>
public readonly struct PxPyPzEVector : IFourVector<PxPyPzEVector>
{
    private PxPyPzEVector(double px, double py, double pz, double energy)
    {
        Px = px;
        Py = py;
        Pz = pz;
        E = energy;
    }

    /// <inheritdoc/>
    public double Px { get; }

    /// <inheritdoc/>
    public double Py { get; }

    /// <inheritdoc/>
    public double Pz { get; }

    /// <inheritdoc/>
    public double E { get; }

    /// <inheritdoc/>
    public double Pt => CMath.Sqrt((Px * Px) + (Py * Py));

    /// <inheritdoc/>
    public double Eta => Coordinates.Eta(Pt, Pz);

    /// <inheritdoc/>
    public double Phi => Coordinates.Phi(Px, Py);

    /// <inheritdoc/>
    public double M => Coordinates.Mass((E * E) - (Px * Px) - (Py * Py) - (Pz * Pz));

    /// <inheritdoc/>
    public static PxPyPzEVector Create(double first, double second, double third, double fourth) => new(first, second, third, fourth);

    /// <inheritdoc/>
    public static PxPyPzEVector FromCartesian(double px, double py, double pz, double e) => new(px, py, pz, e);
}
