namespace Banyan.AnalysisFiles;

/// <summary>Gathers the mistakes of an analysis file, so that all are reported at once.</summary>
internal sealed class MistakeList
{
    private readonly List<AnalysisFileException> _mistakes = [];
    private readonly HashSet<string> _messages = new(StringComparer.Ordinal);
    private readonly List<string> _files = [];

    /// <summary>Number of mistakes.</summary>
    public int Count => _mistakes.Count;

    /// <summary>The mistakes in the order in which they were found.</summary>
    public IReadOnlyList<AnalysisFileException> All => _mistakes;

    /// <summary>Notes a mistake; the same one only once.</summary>
    public void Add(AnalysisFileException error)
    {
        foreach (AnalysisFileException mistake in error.Mistakes)
        {
            if (_messages.Add(mistake.Message))
            {
                _mistakes.Add(mistake);
            }

            if (!_files.Contains(mistake.At.Path))
            {
                _files.Add(mistake.At.Path);
            }
        }
    }

    /// <summary>Notes a mistake at a place.</summary>
    public void Add(FileMark at, string message) => Add(new AnalysisFileException(at, message));

    /// <summary>What <paramref name="read"/> gives; null after a mistake, which is noted.</summary>
    public T? Try<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (AnalysisFileException error)
        {
            Add(error);
            return default;
        }
    }

    /// <summary>Throws when there is any.</summary>
    /// <exception cref="AnalysisFileException">All mistakes, file by file, in the order of their lines.</exception>
    public void ThrowIfAny()
    {
        if (ToException() is { } exception)
        {
            throw exception;
        }
    }

    /// <summary>All mistakes as one exception, file by file, in the order of their lines; null when there is none.</summary>
    public AnalysisFileException? ToException() =>
        _mistakes.Count == 0 ? null : AnalysisFileException.Of([.. _mistakes.OrderBy(m => _files.IndexOf(m.At.Path)).ThenBy(m => m.At.Line).ThenBy(m => m.At.Column)]);
}
