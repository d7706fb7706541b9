namespace Banyan.Frame.Running;

/// <summary>An expression could not be evaluated for an entry; the message names file, entry and expression.</summary>
public sealed class EventFailureException(string message, string file, long entry, string expression, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A function of the user's failed that gets entries in blocks, so that the entry is not known.</summary>
    internal static EventFailureException OfFunction(string action, IReadOnlyList<string> parameters, Exception inner) =>
        new($"the function of {action} over {string.Join(", ", parameters)} failed: {inner.GetType().Name}: {inner.Message}", string.Empty, -1, string.Join(", ", parameters), inner);

    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The entry, numbered over the whole dataset; −1 where it is not known.</summary>
    public long Entry { get; } = entry;

    /// <summary>The expression as written.</summary>
    public string Expression { get; } = expression;
}
