namespace Banyan.AnalysisFiles;

/// <summary>What a <see cref="HistogramSpec"/> books.</summary>
public enum HistogramKind
{
    /// <summary>Counts over one axis.</summary>
    Histo1D,

    /// <summary>Counts over two axes.</summary>
    Histo2D,

    /// <summary>The mean of y in bins of x.</summary>
    Profile1D,

    /// <summary>Counts over three axes.</summary>
    Histo3D,

    /// <summary>The mean of z in bins of x and y.</summary>
    Profile2D,
}
