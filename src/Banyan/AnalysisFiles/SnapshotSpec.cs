using Banyan.Sources.Output;

namespace Banyan.AnalysisFiles;

/// <summary>Events that an analysis file writes to a new tree.</summary>
/// <param name="Name">Its name in the analysis.</param>
/// <param name="File">The new file; <c>{dataset}</c> in it stands for the dataset's name.</param>
/// <param name="Tree">The new tree; null for the name that the dataset's tree has.</param>
/// <param name="Columns">Names and patterns of the columns to write; null for all that can be written.</param>
/// <param name="Selection">The selection whose events are written.</param>
/// <param name="Datasets">The datasets whose events are written, each to a file of its own.</param>
/// <param name="Options">Compression, sizes, and how vectors are kept.</param>
/// <param name="At">Where it begins.</param>
public sealed record SnapshotSpec(
    string Name,
    string File,
    string? Tree,
    IReadOnlyList<string>? Columns,
    string Selection,
    IReadOnlyList<string> Datasets,
    SnapshotOptions Options,
    FileMark At)
{
    /// <summary>What stands for the dataset's name in <see cref="File"/>.</summary>
    public const string DatasetPlace = "{dataset}";

    /// <summary>The file for a dataset.</summary>
    public string FileFor(string dataset) => File.Replace(DatasetPlace, dataset, StringComparison.Ordinal);
}
