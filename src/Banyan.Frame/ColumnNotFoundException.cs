namespace Banyan.Frame;

/// <summary>An expression names a column (or function) that does not exist; the message offers the nearest names.</summary>
public sealed class ColumnNotFoundException : AnalysisException
{
    /// <summary>A name that was not found at a place in an expression.</summary>
    public ColumnNotFoundException(string message, string text, int start, int length, string name, IReadOnlyList<string> nearest)
        : base(message, text, start, length)
    {
        Name = name;
        Nearest = nearest;
    }

    /// <summary>The name that was not found.</summary>
    public string Name { get; }

    /// <summary>The nearest names that exist, best first.</summary>
    public IReadOnlyList<string> Nearest { get; }
}
