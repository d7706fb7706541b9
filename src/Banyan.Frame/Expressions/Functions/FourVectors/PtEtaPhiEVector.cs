namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A Lorentz vector given by transverse momentum, pseudorapidity, azimuth and energy.</summary>
public readonly struct PtEtaPhiEVector : IFourVector<PtEtaPhiEVector>
{
    private PtEtaPhiEVector(double pt, double eta, double phi, double energy)
    {
        Pt = pt;
        Eta = eta;
        Phi = phi;
        E = energy;
    }

    /// <inheritdoc/>
    public double Pt { get; }

    /// <inheritdoc/>
    public double Eta { get; }

    /// <inheritdoc/>
    public double Phi { get; }

    /// <inheritdoc/>
    public double E { get; }

    /// <inheritdoc/>
    public double Px => Pt * CMath.Cos(Phi);

    /// <inheritdoc/>
    public double Py => Pt * CMath.Sin(Phi);

    /// <inheritdoc/>
    public double Pz => Pt > 0 ? Pt * CMath.Sinh(Eta) : 0;

    /// <inheritdoc/>
    public double M
    {
        get
        {
            double momentum = Pt * CMath.Cosh(Eta);
            return Coordinates.Mass((E * E) - (momentum * momentum));
        }
    }

    /// <inheritdoc/>
    public static PtEtaPhiEVector Create(double first, double second, double third, double fourth) => new(first, second, Coordinates.Restrict(third), fourth);

    /// <inheritdoc/>
    public static PtEtaPhiEVector FromCartesian(double px, double py, double pz, double e)
    {
        double pt = CMath.Sqrt((px * px) + (py * py));
        return new PtEtaPhiEVector(pt, Coordinates.Eta(pt, pz), Coordinates.Phi(px, py), e);
    }
}
