namespace Banyan.Frame.Running;

/// <summary>An expression could not be evaluated for an entry; the message names file, entry and expression.</summary>
public sealed class EventFailureException(string message, string file, long entry, string expression, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The entry, numbered over the whole dataset.</summary>
    public long Entry { get; } = entry;

    /// <summary>The expression as written.</summary>
    public string Expression { get; } = expression;
}
