namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>What expressions do with Lorentz vectors. Sums have the coordinates of the left one.</summary>
public static class FourVectorKernels
{
    /// <summary>A vector from its four coordinates.</summary>
    public static T Create<T>(double first, double second, double third, double fourth)
        where T : unmanaged, IFourVector<T> => T.Create(first, second, third, fourth);

    /// <summary>The same vector in other coordinates.</summary>
    public static T Convert<T, TFrom>(TFrom v)
        where T : unmanaged, IFourVector<T>
        where TFrom : unmanaged, IFourVector<TFrom> => T.FromCartesian(v.Px, v.Py, v.Pz, v.E);

    /// <summary>Sum.</summary>
    public static T Add<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => T.FromCartesian(a.Px + b.Px, a.Py + b.Py, a.Pz + b.Pz, a.E + b.E);

    /// <summary>Difference.</summary>
    public static T Subtract<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => T.FromCartesian(a.Px - b.Px, a.Py - b.Py, a.Pz - b.Pz, a.E - b.E);

    /// <summary>All components times a number.</summary>
    public static T Scale<T>(T v, double factor)
        where T : unmanaged, IFourVector<T> => T.FromCartesian(v.Px * factor, v.Py * factor, v.Pz * factor, v.E * factor);

    /// <summary>x component of the momentum.</summary>
    public static double Px<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Px;

    /// <summary>y component of the momentum.</summary>
    public static double Py<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Py;

    /// <summary>z component of the momentum.</summary>
    public static double Pz<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Pz;

    /// <summary>Energy.</summary>
    public static double E<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E;

    /// <summary>Transverse momentum.</summary>
    public static double Pt<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Pt;

    /// <summary>Square of the transverse momentum.</summary>
    public static double Pt2<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Pt * v.Pt;

    /// <summary>Pseudorapidity.</summary>
    public static double Eta<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Eta;

    /// <summary>Azimuth.</summary>
    public static double Phi<T>(T v)
        where T : unmanaged, IFourVector<T> => v.Phi;

    /// <summary>Polar angle.</summary>
    public static double Theta<T>(T v)
        where T : unmanaged, IFourVector<T> => CMath.Atan2(v.Pt, v.Pz);

    /// <summary>Cosine of the polar angle; 1 for a vector at rest.</summary>
    public static double CosTheta<T>(T v)
        where T : unmanaged, IFourVector<T> => P(v) is var p && p == 0 ? 1 : v.Pz / p;

    /// <summary>Invariant mass.</summary>
    public static double M<T>(T v)
        where T : unmanaged, IFourVector<T> => v.M;

    /// <summary>Square of the invariant mass.</summary>
    public static double M2<T>(T v)
        where T : unmanaged, IFourVector<T> => Coordinates.MassSquare(v.M);

    /// <summary>Momentum.</summary>
    public static double P<T>(T v)
        where T : unmanaged, IFourVector<T> => CMath.Sqrt(P2(v));

    /// <summary>Square of the momentum.</summary>
    public static double P2<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        double pt = v.Pt;
        double pz = v.Pz;
        return (pt * pt) + (pz * pz);
    }

    /// <summary>Transverse mass, √(m² + pt²).</summary>
    public static double Mt<T>(T v)
        where T : unmanaged, IFourVector<T> => Coordinates.Mass(Mt2(v));

    /// <summary>Square of the transverse mass.</summary>
    public static double Mt2<T>(T v)
        where T : unmanaged, IFourVector<T> => M2(v) + Pt2(v);

    /// <summary>Transverse energy, E·pt / p.</summary>
    public static double Et<T>(T v)
        where T : unmanaged, IFourVector<T> => P(v) is var p && p == 0 ? 0 : v.E * v.Pt / p;

    /// <summary>Square of the transverse energy.</summary>
    public static double Et2<T>(T v)
        where T : unmanaged, IFourVector<T> => Et(v) is var et ? et * et : 0;

    /// <summary>Rapidity.</summary>
    public static double Rapidity<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        double e = v.E;
        double pz = v.Pz;
        return 0.5 * CMath.Log((e + pz) / (e - pz));
    }

    /// <summary>Velocity over that of light.</summary>
    public static double Beta<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E is var e && e == 0 ? 0 : P(v) / e;

    /// <summary>Lorentz factor.</summary>
    public static double Gamma<T>(T v)
        where T : unmanaged, IFourVector<T>
    {
        double e = v.E;
        double p2 = P2(v);
        return e == 0 ? (p2 == 0 ? 1 : 0) : 1 / CMath.Sqrt(1 - (p2 / (e * e)));
    }

    /// <summary>Scalar product with the metric (+, −, −, −).</summary>
    public static double Dot<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => (a.E * b.E) - (a.Px * b.Px) - (a.Py * b.Py) - (a.Pz * b.Pz);

    /// <summary>φ of the second minus φ of the first, in (−π, π].</summary>
    public static double DeltaPhi<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => Coordinates.Restrict(b.Phi - a.Phi);

    /// <summary>φ of the first minus φ of the second, in (−π, π]: TLorentzVector's order.</summary>
    public static double DeltaPhiTo<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => Coordinates.Restrict(a.Phi - b.Phi);

    /// <summary>√(Δη² + Δφ²).</summary>
    public static double DeltaR<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => CMath.Sqrt(DeltaR2(a, b));

    /// <summary>Δη² + Δφ².</summary>
    public static double DeltaR2<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther>
    {
        double deltaPhi = DeltaPhi(a, b);
        double deltaEta = b.Eta - a.Eta;
        return (deltaPhi * deltaPhi) + (deltaEta * deltaEta);
    }

    /// <summary>Mass of the sum.</summary>
    public static double PairMass<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther> => Coordinates.Mass(PairMass2(a, b));

    /// <summary>Square of the mass of the sum.</summary>
    public static double PairMass2<T, TOther>(T a, TOther b)
        where T : unmanaged, IFourVector<T>
        where TOther : unmanaged, IFourVector<TOther>
    {
        double px = a.Px + b.Px, py = a.Py + b.Py, pz = a.Pz + b.Pz, e = a.E + b.E;
        return (e * e) - (px * px) - (py * py) - (pz * pz);
    }

    /// <summary>The momentum.</summary>
    public static SpaceVector Momentum<T>(T v)
        where T : unmanaged, IFourVector<T> => new(v.Px, v.Py, v.Pz);

    /// <summary>The velocity over that of light, p / E.</summary>
    public static SpaceVector BoostVector<T>(T v)
        where T : unmanaged, IFourVector<T> => v.E is var e ? new(v.Px / e, v.Py / e, v.Pz / e) : default;

    /// <summary>Whether all components are equal.</summary>
    public static bool AreEqual<T>(T a, T b)
        where T : unmanaged, IFourVector<T> => a.Px == b.Px && a.Py == b.Py && a.Pz == b.Pz && a.E == b.E;
}
