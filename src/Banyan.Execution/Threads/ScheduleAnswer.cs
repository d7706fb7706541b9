namespace Banyan.Execution.Threads;

/// <summary>What a worker that asks for work is told.</summary>
public enum ScheduleAnswer
{
    /// <summary>There is a partition to process.</summary>
    Taken,

    /// <summary>Too many results wait to be merged; ask again after a merge.</summary>
    Wait,

    /// <summary>There is nothing left to do.</summary>
    NoMore,
}
