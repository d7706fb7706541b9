namespace Banyan.Scripts;

/// <summary>A C# script failed with an exception of its own; the message names its line.</summary>
public sealed class ScriptFailureException(string message, Exception inner) : Exception(message, inner);
