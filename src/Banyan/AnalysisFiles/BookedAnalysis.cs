using System.Text;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.AnalysisFiles;

/// <summary>An analysis file whose expressions have been checked against the data and booked: nothing has been read yet but the descriptions of the files.</summary>
public sealed class BookedAnalysis : IDisposable
{
    private readonly List<BookedDataset> _datasets = [];

    private BookedAnalysis(AnalysisFile file) => File = file;

    /// <summary>The analysis.</summary>
    public AnalysisFile File { get; }

    /// <summary>The datasets in the order of the file.</summary>
    public IReadOnlyList<BookedDataset> Datasets => _datasets;

    /// <summary>Opens the datasets, checks every expression and books everything.</summary>
    /// <param name="file">The analysis.</param>
    /// <param name="open">Opens a dataset's files; the analysis owns what it returns.</param>
    /// <exception cref="AnalysisFileException">An expression is wrong; the message names the line.</exception>
    public static BookedAnalysis Book(AnalysisFile file, Func<DatasetSpec, EventSource> open)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(open);
        var analysis = new BookedAnalysis(file);
        try
        {
            foreach (DatasetSpec dataset in file.Datasets)
            {
                analysis._datasets.Add(BookedDataset.Book(file, dataset, open(dataset)));
            }

            return analysis;
        }
        catch
        {
            analysis.Dispose();
            throw;
        }
    }

    /// <summary>The plans of all datasets as text.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        foreach (BookedDataset dataset in _datasets)
        {
            text.Append(text.Length > 0 ? "\n" : string.Empty).Append(dataset.Spec.Name).Append(": ").AppendLine(dataset.Frame.Explain().TrimEnd());
        }

        return text.ToString();
    }

    /// <summary>Runs one dataset after the other, each in one pass.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="EventFailureException">An expression failed for an event.</exception>
    public IReadOnlyList<DatasetOutcome> Run(RunOptions options, CancellationToken cancellation) =>
        [.. _datasets.Select(dataset => dataset.Run(options, cancellation))];

    /// <inheritdoc/>
    public void Dispose() => _datasets.ForEach(dataset => dataset.Dispose());
}
