namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A Lorentz vector in some coordinates; what its coordinates do not hold is worked out as ROOT's GenVector does.</summary>
/// <typeparam name="T">The struct itself.</typeparam>
public interface IFourVector<T>
    where T : unmanaged, IFourVector<T>
{
    /// <summary>x component of the momentum.</summary>
    double Px { get; }

    /// <summary>y component of the momentum.</summary>
    double Py { get; }

    /// <summary>z component of the momentum.</summary>
    double Pz { get; }

    /// <summary>Energy.</summary>
    double E { get; }

    /// <summary>Transverse momentum.</summary>
    double Pt { get; }

    /// <summary>Pseudorapidity.</summary>
    double Eta { get; }

    /// <summary>Azimuth in (−π, π].</summary>
    double Phi { get; }

    /// <summary>Invariant mass; negative for space-like vectors: −√(−m²).</summary>
    double M { get; }

    /// <summary>The vector with these Cartesian components, in the coordinates of <typeparamref name="T"/>.</summary>
    static abstract T FromCartesian(double px, double py, double pz, double e);

    /// <summary>The vector with these four coordinates, in the order of the type's name.</summary>
    static abstract T Create(double first, double second, double third, double fourth);
}
