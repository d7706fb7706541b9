using Banyan.Columns.Mathematics;

namespace Banyan.Demo;

/// <summary>A four-momentum in GeV.</summary>
internal readonly record struct FourMomentum(double Px, double Py, double Pz, double E)
{
    /// <summary>Transverse momentum.</summary>
    public double Pt => Math.Sqrt((Px * Px) + (Py * Py));

    /// <summary>Azimuth in [-π, π].</summary>
    public double Phi => Elementary.Atan2(Py, Px);

    /// <summary>Pseudorapidity; large but finite along the beam.</summary>
    public double Eta => Pt > 1e-9 ? Elementary.Asinh(Pz / Pt) : Math.CopySign(20, Pz);

    /// <summary>A particle from its transverse momentum, pseudorapidity (or rapidity, for the massive), azimuth and mass.</summary>
    public static FourMomentum FromPtEtaPhiMass(double pt, double eta, double phi, double mass)
    {
        double pz = pt * Elementary.Sinh(eta);
        return new FourMomentum(pt * Elementary.Cos(phi), pt * Elementary.Sin(phi), pz, Math.Sqrt((pt * pt) + (pz * pz) + (mass * mass)));
    }

    /// <summary>A particle from its transverse momentum, rapidity, azimuth and mass.</summary>
    public static FourMomentum FromPtRapidityPhiMass(double pt, double rapidity, double phi, double mass)
    {
        double transverse = Math.Sqrt((pt * pt) + (mass * mass));
        return new FourMomentum(pt * Elementary.Cos(phi), pt * Elementary.Sin(phi), transverse * Elementary.Sinh(rapidity), transverse * Elementary.Cosh(rapidity));
    }

    /// <summary>This momentum, given in the rest frame of <paramref name="parent"/> (mass <paramref name="mass"/>), seen from the frame in which the parent moves.</summary>
    public FourMomentum BoostFromRestFrameOf(FourMomentum parent, double mass)
    {
        double dot = (Px * parent.Px) + (Py * parent.Py) + (Pz * parent.Pz);
        double energy = ((E * parent.E) + dot) / mass;
        double factor = (E + energy) / (mass + parent.E);
        return new FourMomentum(Px + (factor * parent.Px), Py + (factor * parent.Py), Pz + (factor * parent.Pz), energy);
    }
}
