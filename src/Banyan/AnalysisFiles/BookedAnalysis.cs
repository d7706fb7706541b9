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
                EventSource source = open(dataset);
                try
                {
                    analysis._datasets.Add(BookedDataset.Book(file, dataset, source));
                }
                catch
                {
                    source.Dispose();
                    throw;
                }
            }

            analysis.ThrowIfWrong();
            return analysis;
        }
        catch
        {
            analysis.Dispose();
            throw;
        }
    }

    // A mistake that only some of the datasets have says in which.
    private void ThrowIfWrong()
    {
        var all = new MistakeList();
        foreach (IGrouping<string, (string Dataset, AnalysisFileException Mistake)> same in _datasets.SelectMany(d => d.Mistakes.All.Select(m => (d.Spec.Name, m))).GroupBy(m => m.m.Message))
        {
            string[] names = [.. same.Select(m => m.Dataset)];
            AnalysisFileException mistake = same.First().Mistake;
            all.Add(names.Length == _datasets.Count ? mistake : mistake.WithNote($" (in dataset{(names.Length > 1 ? "s" : string.Empty)} {string.Join(", ", names)})"));
        }

        all.ThrowIfAny();
    }

    /// <summary>The parameters and the plans of all datasets as text.</summary>
    public string Explain()
    {
        var text = new StringBuilder();
        foreach (ParameterSpec parameter in File.Parameters)
        {
            text.Append("parameter ").Append(parameter.Name).Append(" = ").Append(parameter.Value).AppendLine(parameter.IsSet ? " (--set)" : string.Empty);
        }

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
