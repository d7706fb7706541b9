using System.Text;
using Banyan.Frame;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.AnalysisFiles;

/// <summary>An analysis file whose expressions have been checked against the data and booked: nothing has been read yet but the descriptions of the files.</summary>
public sealed class BookedAnalysis : IDisposable
{
    // How messages begin to offer the nearest names.
    private const string Suggestion = "; did you mean ";

    private readonly List<BookedDataset> _datasets = [];

    private BookedAnalysis(AnalysisFile file) => File = file;

    /// <summary>The analysis.</summary>
    public AnalysisFile File { get; }

    /// <summary>The datasets in the order of the file.</summary>
    public IReadOnlyList<BookedDataset> Datasets => _datasets;

    /// <summary>Opens the datasets, checks every expression and books everything.</summary>
    /// <param name="file">The analysis.</param>
    /// <param name="open">Opens a dataset's files; the analysis owns what it returns.</param>
    /// <param name="outputFolder">Folder that the relative paths of snapshots start from; null for the working folder.</param>
    /// <exception cref="AnalysisFileException">An expression is wrong; the message names the line.</exception>
    public static BookedAnalysis Book(AnalysisFile file, Func<DatasetSpec, EventSource> open, string? outputFolder = null)
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
                    analysis._datasets.Add(BookedDataset.Book(file, dataset, source, outputFolder));
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

    /// <summary>Reads an analysis file, opens its data, checks every expression and books everything. All mistakes are told at once: those of the file and those of its expressions.</summary>
    /// <param name="path">The analysis file.</param>
    /// <param name="settings">What replaces the file's own; see <see cref="AnalysisFile.Read"/>.</param>
    /// <param name="inputs">Files in place of the file's own; see <see cref="InputReplacement"/>.</param>
    /// <param name="skipUnreadable">True to leave out files that cannot be opened.</param>
    /// <param name="outputFolder">Folder that the relative paths of snapshots start from; null for the working folder.</param>
    /// <exception cref="AnalysisFileException">Something is wrong; all mistakes, each with its line.</exception>
    public static BookedAnalysis Open(string path, IReadOnlyList<string>? settings = null, IReadOnlyList<string>? inputs = null, bool skipUnreadable = false, string? outputFolder = null)
    {
        EventSource OpenData(DatasetSpec dataset) => AnalysisInputs.Open(dataset, skipUnreadable);
        AnalysisFile file;
        try
        {
            file = AnalysisFile.Read(path, settings);
        }
        catch (AnalysisFileException wrong) when (wrong.Partial is not null)
        {
            var all = new MistakeList();
            all.Add(wrong);
            MistakesOfExpressions(wrong.Partial, inputs ?? [], OpenData)?.Mistakes.ToList().ForEach(all.Add);
            throw all.ToException()!;
        }

        return Book(InputReplacement.Apply(file, inputs ?? []), OpenData, outputFolder);
    }

    // What cannot be opened or booked for another reason says nothing here: the file's own mistakes are enough then.
    private static AnalysisFileException? MistakesOfExpressions(AnalysisFile partial, IReadOnlyList<string> inputs, Func<DatasetSpec, EventSource> open)
    {
        try
        {
            using BookedAnalysis analysis = Book(InputReplacement.Apply(partial, inputs), open);
            return null;
        }
        catch (AnalysisFileException mistakes)
        {
            return mistakes;
        }
        catch (Exception e) when (e is AnalysisException or SourceException)
        {
            return null;
        }
    }

    // A mistake that only some of the datasets have says in which. The same one may have other suggestions in other datasets.
    private void ThrowIfWrong()
    {
        var all = new MistakeList();
        foreach (IGrouping<string, (string Dataset, AnalysisFileException Mistake)> same in _datasets.SelectMany(d => d.Mistakes.All.Select(m => (d.Spec.Name, m))).GroupBy(m => m.m.Message.Split(Suggestion)[0]))
        {
            string[] names = [.. same.Select(m => m.Dataset).Distinct()];
            AnalysisFileException mistake = same.MaxBy(m => m.Mistake.Message.Length).Mistake;
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
