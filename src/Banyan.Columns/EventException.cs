namespace Banyan.Columns;

/// <summary>An expression cannot be evaluated for an event: index out of range, sizes that differ, integer division by zero.</summary>
/// <remarks>Thrown by kernels without a place; the loop that runs them adds file, entry and expression.</remarks>
public sealed class EventException(string message) : Exception(message);
