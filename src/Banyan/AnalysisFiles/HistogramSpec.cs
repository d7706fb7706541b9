namespace Banyan.AnalysisFiles;

/// <summary>A histogram or profile of an analysis file.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="Kind">What it is.</param>
/// <param name="X">What is filled (in two dimensions and profiles: along x).</param>
/// <param name="Y">What is filled along y; null in one dimension.</param>
/// <param name="XBins">Bins along x.</param>
/// <param name="YBins">Bins along y; null where y is filled along no axis.</param>
/// <param name="Weight">Weight of each fill; null for 1.</param>
/// <param name="Selections">The selections over which it is filled; <see cref="AnalysisFile.AllEvents"/> stands for none.</param>
/// <param name="Title">Its title; may be empty.</param>
/// <param name="XLabel">Title of the x axis; null for the expression.</param>
/// <param name="YLabel">Title of the y axis; null for the usual one.</param>
/// <param name="At">Where it begins.</param>
public sealed record HistogramSpec(
    string Name,
    HistogramKind Kind,
    ExpressionSpec X,
    ExpressionSpec? Y,
    BinSpec XBins,
    BinSpec? YBins,
    ExpressionSpec? Weight,
    IReadOnlyList<string> Selections,
    string Title,
    string? XLabel,
    string? YLabel,
    FileMark At)
{
    /// <summary>What is filled along z, or averaged by a profile over two axes; null in fewer dimensions.</summary>
    public ExpressionSpec? Z { get; init; }

    /// <summary>Bins along z; null but for three dimensions.</summary>
    public BinSpec? ZBins { get; init; }

    /// <summary>Title of the z axis; null for the expression.</summary>
    public string? ZLabel { get; init; }

    /// <summary>True for plots with logarithmic contents.</summary>
    public bool IsLog { get; init; }

    /// <summary>The datasets over which it is filled; null for all.</summary>
    public IReadOnlyList<string>? Datasets { get; init; }
}
