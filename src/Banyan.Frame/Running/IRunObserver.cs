namespace Banyan.Frame.Running;

/// <summary>Is told what a run does; calls come from one thread at a time, never more than a few per second (except the first and last).</summary>
public interface IRunObserver
{
    /// <summary>The run begins.</summary>
    void Started(CompiledPlan plan, int threads);

    /// <summary>Some time has passed.</summary>
    void Advanced(RunProgress progress);

    /// <summary>The run is over, with a result.</summary>
    void Finished(RunSummary summary);
}

/// <summary>Where a run stands.</summary>
/// <param name="EntriesDone">Entries processed.</param>
/// <param name="EntriesTotal">Entries of the plan.</param>
/// <param name="BytesRead">Compressed bytes read.</param>
/// <param name="Elapsed">Time since the loop began.</param>
/// <param name="CurrentFile">A file that is being read.</param>
public sealed record RunProgress(long EntriesDone, long EntriesTotal, long BytesRead, TimeSpan Elapsed, string CurrentFile);

/// <summary>What a run did.</summary>
/// <param name="Entries">Entries processed.</param>
/// <param name="Threads">Worker threads used.</param>
/// <param name="CompileTime">Time for planning, emitting and JIT compilation of the loops, as far as it was spent before the first event.</param>
/// <param name="LoopTime">Wall time of the loop, from the first partition to the merged result.</param>
/// <param name="BytesRead">Compressed bytes read.</param>
/// <param name="BytesDecompressed">Bytes after decompression.</param>
/// <param name="PeakMemoryBytes">Largest resident size of the process so far.</param>
/// <param name="Nodes">Time per node of the plan, summed over threads; in plan order.</param>
/// <param name="Inputs">Entries read per file, in dataset order.</param>
public sealed record RunSummary(
    long Entries,
    int Threads,
    TimeSpan CompileTime,
    TimeSpan LoopTime,
    long BytesRead,
    long BytesDecompressed,
    long PeakMemoryBytes,
    IReadOnlyList<NodeTime> Nodes,
    IReadOnlyList<InputRead> Inputs);

/// <summary>How long one node of the plan took.</summary>
/// <param name="Node">Its description, as in the plan.</param>
/// <param name="EntriesIn">Entries that reached it.</param>
/// <param name="EntriesOut">Entries that passed it.</param>
/// <param name="LoopTime">Time in its compiled loop, over all threads.</param>
/// <param name="ReadTime">Time reading and decoding the columns that it was the first to need, over all threads.</param>
public sealed record NodeTime(string Node, long EntriesIn, long EntriesOut, TimeSpan LoopTime, TimeSpan ReadTime);

/// <summary>How much of one file was read.</summary>
/// <param name="File">Path or address.</param>
/// <param name="Entries">Entries read.</param>
/// <param name="Skipped">Entries left out by policy.</param>
/// <param name="Problem">Why entries were left out; null when none were.</param>
public sealed record InputRead(string File, long Entries, long Skipped = 0, string? Problem = null);
