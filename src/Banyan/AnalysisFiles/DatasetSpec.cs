namespace Banyan.AnalysisFiles;

/// <summary>A dataset of an analysis file.</summary>
/// <param name="Name">Its name; the folder of its histograms in the output.</param>
/// <param name="Files">Paths, patterns and <c>@lists</c> as written.</param>
/// <param name="Tree">The tree; null for the usual one.</param>
/// <param name="Weight">A number or an expression that every event counts with; null for 1.</param>
/// <param name="CrossSection">Cross section in pb; null when none is given.</param>
/// <param name="Luminosity">Integrated luminosity in 1/pb to scale to; null when none is given.</param>
/// <param name="Generated">Number of generated events (or sum of their weights) that the cross section belongs to; null for the sum of <paramref name="Weight"/> over all events, without a weight their number.</param>
/// <param name="Defaults">What a column is in files that lack it, by name: a number, bool, string, or an array of numbers.</param>
/// <param name="Friends">Files of friend trees, by the alias that stands before their columns.</param>
/// <param name="Metadata">What else the file says about it, by name.</param>
/// <param name="At">Where it begins.</param>
public sealed record DatasetSpec(
    string Name,
    IReadOnlyList<string> Files,
    string? Tree,
    ExpressionSpec? Weight,
    double? CrossSection,
    double? Luminosity,
    double? Generated,
    IReadOnlyDictionary<string, object> Defaults,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Friends,
    IReadOnlyDictionary<string, string> Metadata,
    FileMark At)
{
    /// <summary>A dataset of which only the files are given.</summary>
    public DatasetSpec(string name, IReadOnlyList<string> files, FileMark at)
        : this(name, files, null, null, null, null, null, NoDefaults, NoFriends, NoMetadata, at)
    {
    }

    /// <summary>The metadata as numbers, truth values and texts, for columns with one value per dataset.</summary>
    public IReadOnlyDictionary<string, object> MetadataValues { get; init; } = new Dictionary<string, object>();

    /// <summary>Folder that relative paths start from; null for the working folder.</summary>
    public string? Folder { get; init; }

    /// <summary>Columns of this dataset only; they replace the analysis's of the same name.</summary>
    public IReadOnlyList<DefineSpec> Defines { get; init; } = [];

    /// <summary>What every event of it must pass before anything else; null for nothing. The cross section belongs to the events before it.</summary>
    public ExpressionSpec? Cut { get; init; }

    /// <summary>The entries that are read; null for all.</summary>
    public EntryRange? Range { get; init; }

    /// <summary>Its name in legends; null for its name.</summary>
    public string? Label { get; init; }

    /// <summary>Its colour in plots, as <c>#rrggbb</c>; null for one that others do not have.</summary>
    public string? Color { get; init; }

    /// <summary>True for measured data, which plots show as points.</summary>
    public bool IsData { get; init; }

    private static IReadOnlyDictionary<string, object> NoDefaults { get; } = new Dictionary<string, object>();

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> NoFriends { get; } = new Dictionary<string, IReadOnlyList<string>>();

    private static IReadOnlyDictionary<string, string> NoMetadata { get; } = new Dictionary<string, string>();

    /// <summary>The factor that scales simulated events to the luminosity: cross section × luminosity / generated events; 1 without a cross section.</summary>
    /// <param name="found">Sum of the dataset's weights over all events (their number where they have none), taken where the file does not say what was generated.</param>
    public double ScaleFactor(double found)
    {
        double generated = Generated ?? found;
        return CrossSection is { } crossSection && Luminosity is { } luminosity && generated != 0 ? crossSection * luminosity / generated : 1;
    }
}
