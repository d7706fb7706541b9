namespace Banyan.Checking;

/// <summary>Checks many files at once.</summary>
public static class FileChecks
{
    /// <summary>Checks files and hands each over as soon as it and all before it are done: the order is that of <paramref name="paths"/>.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="threads">How many at once; at least 1.</param>
    /// <param name="take">Called in order, by one thread at a time.</param>
    /// <param name="progress">Told about bytes as they are read, by any thread.</param>
    /// <param name="cancellation">Stops soon.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(IReadOnlyList<string> paths, int threads, Action<FileCheck> take, Action<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(take);
        var done = new FileCheck?[paths.Count];
        int next = 0;
        var gate = new Lock();
        try
        {
            Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                FileCheck check = FileChecker.Check(paths[i], progress, cancellation);
                lock (gate)
                {
                    done[i] = check;
                    for (; next < done.Length && done[next] is FileCheck ready; next++)
                    {
                        take(ready);
                        done[next] = null;
                    }
                }
            });
        }
        catch (AggregateException failure) when (failure.InnerExceptions.Count > 0)
        {
            throw failure.InnerExceptions[0];
        }
    }
}
