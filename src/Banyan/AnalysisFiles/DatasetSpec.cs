namespace Banyan.AnalysisFiles;

/// <summary>A dataset of an analysis file.</summary>
/// <param name="Name">Its name; the folder of its histograms in the output.</param>
/// <param name="Files">Paths, patterns and <c>@lists</c> as written.</param>
/// <param name="Tree">The tree; null for the usual one.</param>
/// <param name="Weight">A number or an expression that every event counts with; null for 1.</param>
/// <param name="CrossSection">Cross section in pb; null when none is given.</param>
/// <param name="Luminosity">Integrated luminosity in 1/pb to scale to; null when none is given.</param>
/// <param name="Generated">Number of generated events (or sum of their weights) that the cross section belongs to; null for the number of entries in the files.</param>
/// <param name="Metadata">What else the file says about it, by name.</param>
/// <param name="Line">Line on which it begins, from 1.</param>
public sealed record DatasetSpec(
    string Name,
    IReadOnlyList<string> Files,
    string? Tree,
    ExpressionSpec? Weight,
    double? CrossSection,
    double? Luminosity,
    double? Generated,
    IReadOnlyDictionary<string, string> Metadata,
    int Line)
{
    /// <summary>The factor that scales simulated events to the luminosity: cross section × luminosity / generated events; 1 without a cross section.</summary>
    /// <param name="entryCount">Entries in the files, taken for the number of generated events where the file does not say it.</param>
    public double ScaleFactor(long entryCount)
    {
        double generated = Generated ?? entryCount;
        return CrossSection is { } crossSection && Luminosity is { } luminosity && generated != 0 ? crossSection * luminosity / generated : 1;
    }
}
