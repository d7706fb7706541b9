namespace Banyan.Root;

/// <summary>The bytes of a file break the ROOT format: cut off, damaged, or no ROOT file at all.</summary>
/// <param name="message">What was expected and what was found.</param>
/// <param name="path">Path of the file.</param>
/// <param name="fileOffset">Where in the file.</param>
/// <param name="objectPath">What in the file.</param>
/// <param name="innerException">The cause.</param>
public sealed class RootFormatException(
    string message, string path, long? fileOffset = null, string? objectPath = null, Exception? innerException = null)
    : RootException(message, path, fileOffset, objectPath, innerException);
