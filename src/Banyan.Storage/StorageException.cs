namespace Banyan.Storage;

/// <summary>A file cannot be opened or read: missing, no permission, a directory, an address of an unknown kind, an input/output error.</summary>
/// <remarks>The message is one line and names the file.</remarks>
public sealed class StorageException : IOException
{
    /// <summary>Creates the error.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with the system's own error as the cause.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
