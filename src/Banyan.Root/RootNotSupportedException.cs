namespace Banyan.Root;

/// <summary>A valid part of a ROOT file uses something that is not supported (or a system library is missing); names the class and the member.</summary>
/// <param name="message">What is not supported.</param>
/// <param name="path">Path of the file.</param>
/// <param name="fileOffset">Where in the file.</param>
/// <param name="objectPath">What in the file.</param>
/// <param name="innerException">The cause.</param>
public sealed class RootNotSupportedException(
    string message, string path, long? fileOffset = null, string? objectPath = null, Exception? innerException = null)
    : RootException(message, path, fileOffset, objectPath, innerException);
