using Banyan.AnalysisFiles.Keys;
using Banyan.Sources;

namespace Banyan.AnalysisFiles;

/// <summary>An analysis as its YAML file states it. The file's form is described in <c>docs/guide/analysis-file.md</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Title">What the analysis is; may be empty.</param>
/// <param name="Datasets">The datasets, at least one, in the order of the file.</param>
/// <param name="Weight">A weight of every event of every dataset; null for none.</param>
/// <param name="Defines">Columns to define, in order; a later one may use an earlier one.</param>
/// <param name="Selections">Named selections, each behind the one that it builds on.</param>
/// <param name="Histograms">Histograms and profiles, in the order of the file.</param>
/// <param name="Outputs">What to write.</param>
public sealed record AnalysisFile(
    string Path,
    string Title,
    IReadOnlyList<DatasetSpec> Datasets,
    ExpressionSpec? Weight,
    IReadOnlyList<DefineSpec> Defines,
    IReadOnlyList<SelectionSpec> Selections,
    IReadOnlyList<HistogramSpec> Histograms,
    OutputSpec Outputs)
{
    /// <summary>The name that stands for "no selection": every event.</summary>
    public const string AllEvents = "all";

    /// <summary>The JSON schema of analysis files, for editors that complete and check YAML.</summary>
    public static string Schema() => SchemaWriter.Write();

    /// <summary>The parameters in the order of the file, with what the command line set.</summary>
    public IReadOnlyList<ParameterSpec> Parameters { get; init; } = [];

    /// <summary>The files that it includes.</summary>
    public IReadOnlyList<string> Includes { get; init; } = [];

    /// <summary>Functions for its expressions; a later one may use earlier ones.</summary>
    public IReadOnlyList<FunctionSpec> Functions { get; init; } = [];

    /// <summary>Other names for columns.</summary>
    public IReadOnlyList<AliasSpec> Aliases { get; init; } = [];

    /// <summary>Counts, sums, means and extremes.</summary>
    public IReadOnlyList<NumberSpec> Numbers { get; init; } = [];

    /// <summary>Events that go to new files.</summary>
    public IReadOnlyList<SnapshotSpec> Snapshots { get; init; } = [];

    /// <summary>Histograms of several datasets over one another.</summary>
    public IReadOnlyList<PlotSpec> Plots { get; init; } = [];

    /// <summary>Names of columns and functions that are in the file and could not be read; what uses them is not wrong itself. Empty but for a file with mistakes.</summary>
    internal IReadOnlyCollection<string> FailedNames { get; init; } = [];

    /// <summary>Reads and checks a file: its keys, names, numbers and references. Expressions are checked later, against the data.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">What replaces the file's own: <c>NAME=VALUE</c> for a parameter, <c>section.name.key=VALUE</c> for anything else.</param>
    /// <exception cref="AnalysisFileException">Something in it is wrong; all mistakes, each with its line.</exception>
    /// <exception cref="InputException">The file is not there or cannot be read.</exception>
    public static AnalysisFile Read(string path, IReadOnlyList<string>? settings = null)
    {
        try
        {
            return Parse(path, File.ReadAllText(path), settings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path) ? $"the analysis file '{path}' cannot be read: {e.Message}" : $"there is no analysis file '{path}'", path, e);
        }
    }

    /// <summary>Reads and checks the text of a file.</summary>
    /// <param name="path">The name for messages; relative input files are looked up in its folder.</param>
    /// <param name="text">The YAML text.</param>
    /// <param name="settings">What replaces the file's own.</param>
    /// <exception cref="AnalysisFileException">Something in it is wrong; the message names the line.</exception>
    public static AnalysisFile Parse(string path, string text, IReadOnlyList<string>? settings = null) => AnalysisFileReader.Read(path, text, settings ?? []);
}
