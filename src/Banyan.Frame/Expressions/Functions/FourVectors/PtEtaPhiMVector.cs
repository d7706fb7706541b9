namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A Lorentz vector given by transverse momentum, pseudorapidity, azimuth and mass.</summary>
public readonly struct PtEtaPhiMVector : IFourVector<PtEtaPhiMVector>
{
    private PtEtaPhiMVector(double pt, double eta, double phi, double mass)
    {
        Pt = pt;
        Eta = eta;
        Phi = phi;
        M = mass;
    }

    /// <inheritdoc/>
    public double Pt { get; }

    /// <inheritdoc/>
    public double Eta { get; }

    /// <inheritdoc/>
    public double Phi { get; }

    /// <inheritdoc/>
    public double M { get; }

    /// <inheritdoc/>
    public double Px => Pt * CMath.Cos(Phi);

    /// <inheritdoc/>
    public double Py => Pt * CMath.Sin(Phi);

    /// <inheritdoc/>
    public double Pz => Pt > 0 ? Pt * CMath.Sinh(Eta) : 0;

    /// <inheritdoc/>
    public double E => Coordinates.Energy(Pt * CMath.Cosh(Eta), M);

    /// <inheritdoc/>
    public static PtEtaPhiMVector Create(double first, double second, double third, double fourth)
    {
        // A negative mass larger than the momentum has no energy: ROOT sets it to 0.
        double momentum = first * CMath.Cosh(second);
        return new PtEtaPhiMVector(first, second, Coordinates.Restrict(third), fourth < 0 && fourth * fourth > momentum * momentum ? 0 : fourth);
    }

    /// <inheritdoc/>
    public static PtEtaPhiMVector FromCartesian(double px, double py, double pz, double e)
    {
        double pt = CMath.Sqrt((px * px) + (py * py));
        return new PtEtaPhiMVector(pt, Coordinates.Eta(pt, pz), Coordinates.Phi(px, py), Coordinates.Mass((e * e) - (px * px) - (py * py) - (pz * pz)));
    }
}
