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

    /// <summary>Reads and checks a file: its keys, names, numbers and references. Expressions are checked later, against the data.</summary>
    /// <exception cref="AnalysisFileException">Something in it is wrong; the message names the line.</exception>
    /// <exception cref="InputException">The file is not there or cannot be read.</exception>
    public static AnalysisFile Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path) ? $"the analysis file '{path}' cannot be read: {e.Message}" : $"there is no analysis file '{path}'", path, e);
        }
    }

    /// <summary>Reads and checks the text of a file.</summary>
    /// <param name="path">The name for messages; relative input files are looked up in its folder.</param>
    /// <param name="text">The YAML text.</param>
    /// <exception cref="AnalysisFileException">Something in it is wrong; the message names the line.</exception>
    public static AnalysisFile Parse(string path, string text) => new AnalysisFileReader(path).Read(text);
}
