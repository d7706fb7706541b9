namespace Banyan.Root;

/// <summary>A file has no object of the name that was asked for; the message lists the nearest names.</summary>
/// <param name="message">The sentence with the names that exist.</param>
/// <param name="path">Path of the file.</param>
/// <param name="objectPath">The name that is not there.</param>
public sealed class RootKeyNotFoundException(string message, string path, string objectPath)
    : RootException(message, path, null, null, null)
{
    /// <summary>The name that was asked for.</summary>
    public string RequestedName { get; } = objectPath;
}
