namespace Banyan.Root.Histograms;

/// <summary>What the errors of a profile mean (TProfile's fErrorMode; the numbers are those of the file).</summary>
public enum ProfileErrorMode
{
    /// <summary>Standard error of the mean.</summary>
    Mean = 0,

    /// <summary>Spread of the values (option <c>s</c>).</summary>
    Spread = 1,

    /// <summary>Error of the mean for integer values (option <c>i</c>): 1/√(12 n) where the spread is 0.</summary>
    Integer = 2,

    /// <summary>1/√(Σw) (option <c>g</c>): values with known errors, weighted by their inverse squares.</summary>
    Gaussian = 3,
}
