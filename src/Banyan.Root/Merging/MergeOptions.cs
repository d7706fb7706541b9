using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>Choices for a merge.</summary>
public sealed record MergeOptions
{
    /// <summary>Compression that all data get; null to copy baskets and pages as they are, and to write the rest as the first input is.</summary>
    public RootCompression? Compression { get; init; }

    /// <summary>Threads that compress when <see cref="Compression"/> is set.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told how many bytes of inputs were copied since the last call; called from one thread at a time.</summary>
    public Action<long>? Progress { get; init; }

    /// <summary>Stops between two pieces; the output is not there then.</summary>
    public CancellationToken Cancellation { get; init; }
}
