namespace Banyan.Root;

/// <summary>Which record is being decoded: what errors say about the place.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="FileOffset">Where the record begins.</param>
/// <param name="ObjectPath">What it holds, for people; null for the file itself.</param>
internal sealed record RecordContext(string Path, long FileOffset, string? ObjectPath)
{
    /// <summary>An error about damaged bytes at <paramref name="position"/> of the record's object (positions in compressed records are named in words).</summary>
    public RootFormatException Damaged(string message, long position = -1) =>
        new(position < 0 ? message : $"{message}, in byte {position} of the object", Path, FileOffset, ObjectPath);

    /// <summary>An error about something valid that cannot be read.</summary>
    public RootNotSupportedException NotSupported(string message) => new(message, Path, FileOffset, ObjectPath);
}
