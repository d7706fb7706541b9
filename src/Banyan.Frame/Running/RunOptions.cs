namespace Banyan.Frame.Running;

/// <summary>How to run; nothing here changes a bit of the results of a dataset that can be read.</summary>
public sealed record RunOptions
{
    /// <summary>Number of worker threads, at least 1; 0 for all cores that the machine or batch job grants.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// What to do with a partition that cannot be read (cut off, damaged): false ends the run with the error, true leaves its entries out, all of them, and reports them in
    /// <see cref="RunSummary.Inputs"/>. Which ones are left out depends on the data and the columns used only.
    /// </summary>
    public bool SkipUnreadable { get; init; }

    /// <summary>Who is told about progress; null for nobody.</summary>
    public IRunObserver? Observer { get; init; }
}
