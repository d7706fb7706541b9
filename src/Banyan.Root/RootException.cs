namespace Banyan.Root;

/// <summary>A ROOT file, or a part of it, cannot be read or written. Every failure that a file's content can cause derives from this.</summary>
public abstract class RootException : Exception
{
    private protected RootException(string message, string path, long? fileOffset, string? objectPath, Exception? innerException)
        : base(Compose(message, path, fileOffset, objectPath), innerException)
    {
        Path = path;
        FileOffset = fileOffset;
        ObjectPath = objectPath;
        Problem = message;
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>Byte offset in the file (or of the record, when the place lies inside a compressed one); null when it is not known.</summary>
    public long? FileOffset { get; }

    /// <summary>What in the file it is about, e.g. <c>dir/Events, branch Muon_pt</c>; null for the file itself.</summary>
    public string? ObjectPath { get; }

    /// <summary>The sentence alone, without file and place.</summary>
    public string Problem { get; }

    private static string Compose(string message, string path, long? fileOffset, string? objectPath)
    {
        string what = string.IsNullOrEmpty(objectPath) ? path : $"{path}: {objectPath}";
        string place = fileOffset is long offset ? $" (at byte {offset})" : string.Empty;
        return $"{what}: {message}{place}";
    }
}
