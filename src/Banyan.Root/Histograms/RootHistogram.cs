using Banyan.Root.Writing;

namespace Banyan.Root.Histograms;

/// <summary>A ROOT histogram or profile as its file holds it (TH1*, TH2*, TH3*, TProfile, TProfile2D, TProfile3D).</summary>
/// <remarks>
/// Read from any file by <see cref="From"/>, and written. Cells are in ROOT's order, under- and overflow included: cell
/// <c>x + (nx + 2)·(y + (ny + 2)·z)</c>. Immutable.
/// </remarks>
public sealed partial class RootHistogram : WritableObject
{
    /// <summary>A histogram of a class of the family.</summary>
    /// <param name="className">C++ class, e.g. <c>TH1D</c>.</param>
    /// <exception cref="ArgumentException">It is no histogram class that can be read as one.</exception>
    public RootHistogram(string className)
    {
        Kind = HistogramKind.Find(className) ?? throw new ArgumentException($"{className} is no histogram class", nameof(className));
    }

    /// <inheritdoc/>
    public override string ClassName => Kind.ClassName;

    /// <summary>Number of axes that it is binned in, 1 to 3.</summary>
    public int Dimensions => Kind.Dimensions;

    /// <summary>True for TProfile and its kin.</summary>
    public bool IsProfile => Kind.IsProfile;

    /// <summary>Name inside the object, as read; the name given to the writer is what is written.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>The x axis.</summary>
    public required RootAxis X { get; init; }

    /// <summary>The y axis; with one dimension only its title counts (what the bins hold).</summary>
    public RootAxis Y { get; init; } = RootAxis.Unused();

    /// <summary>The z axis; with fewer than three dimensions only its title counts.</summary>
    public RootAxis Z { get; init; } = RootAxis.Unused();

    /// <summary>All cells. Of a profile: Σwv, not the means.</summary>
    public required ReadOnlyMemory<double> Contents { get; init; }

    /// <summary>Σw² of all cells; empty while every weight was 1. Of a profile (fSumw2): Σwv², always there.</summary>
    public ReadOnlyMemory<double> SumW2 { get; init; }

    /// <summary>Number of fills (fEntries).</summary>
    public double Entries { get; init; }

    /// <summary>
    /// The sums over fills inside the axes, in the order of GetStats: Σw, Σw², Σwx, Σwx²; in two dimensions then Σwy, Σwy², Σwxy; in three then Σwz,
    /// Σwz², Σwxz, Σwyz; of a profile
    /// Σwv, Σwv² last. Missing ones count as 0.
    /// </summary>
    public ReadOnlyMemory<double> Statistics { get; init; }

    /// <summary>What only profiles have; null for others.</summary>
    public ProfilePart? Profile { get; init; }

    /// <summary>Fills that were still in the histogram's buffer when it was written (fBuffer): ROOT would fill them when it is drawn. Empty in most
    /// files.</summary>
    public ReadOnlyMemory<double> Buffer { get; init; }

    /// <summary>The axes that it is binned in.</summary>
    public IReadOnlyList<RootAxis> Axes => Dimensions switch
    {
        1 => [X],
        2 => [X, Y],
        _ => [X, Y, Z],
    };

    /// <summary>Number of cells, under- and overflow included.</summary>
    public int CellCount => checked(X.CellCount * (Dimensions > 1 ? Y.CellCount : 1) * (Dimensions > 2 ? Z.CellCount : 1));

    /// <summary>The class and its numbers.</summary>
    internal HistogramKind Kind { get; }
}
