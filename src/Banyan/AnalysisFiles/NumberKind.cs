namespace Banyan.AnalysisFiles;

/// <summary>What a <see cref="NumberSpec"/> asks for.</summary>
public enum NumberKind
{
    /// <summary>Number of events.</summary>
    Count,

    /// <summary>Sum over all values.</summary>
    Sum,

    /// <summary>Mean of all values.</summary>
    Mean,

    /// <summary>Smallest value.</summary>
    Min,

    /// <summary>Largest value.</summary>
    Max,

    /// <summary>Standard deviation, with n − 1.</summary>
    StdDev,
}
