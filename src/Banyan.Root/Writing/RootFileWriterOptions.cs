namespace Banyan.Root.Writing;

/// <summary>Choices for a whole file that is written.</summary>
public sealed record RootFileWriterOptions
{
    /// <summary>Compression of objects, and of trees that choose nothing else.</summary>
    public RootCompression Compression { get; init; } = RootCompression.Zstd();

    /// <summary>Title of the file.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>
    /// The time that every record carries; null for ROOT's earliest (1995-01-01 00:00:00), so that a file's bytes depend on its content only. Taken
    /// to the second, years 1995 to 2058.
    /// </summary>
    public DateTime? WrittenAt { get; init; }

    /// <summary>The file's identifier; null derives it from the content, so that equal files have equal ones and different files different
    /// ones.</summary>
    public Guid? Uuid { get; init; }
}
