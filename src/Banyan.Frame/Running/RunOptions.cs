namespace Banyan.Frame.Running;

/// <summary>How to run; nothing here changes a bit of the results.</summary>
public sealed record RunOptions
{
    /// <summary>Number of worker threads, at least 1; 0 for all cores that the machine or batch job grants.</summary>
    public int Threads { get; init; }

    /// <summary>Who is told about progress; null for nobody.</summary>
    public IRunObserver? Observer { get; init; }
}
