namespace Banyan.Errors;

/// <summary>The command line itself is wrong: an unknown option, a value that makes no sense.</summary>
public sealed class UsageException(string message) : Exception(message);
