namespace Banyan.Columns.Ahead;

/// <summary>The jobs of one reader that are posted, by their numbers, and those that can be used again.</summary>
/// <remarks>Not thread safe, as its reader. Dispose waits for jobs that others work on.</remarks>
/// <typeparam name="TJob">The kind of job.</typeparam>
/// <param name="create">Makes a job.</param>
public sealed class AheadJobs<TJob>(Func<TJob> create) : IDisposable
    where TJob : AheadJob
{
    private readonly List<TJob> _posted = [];
    private readonly Stack<TJob> _spare = new();

    /// <summary>True when a job with this number is posted.</summary>
    public bool Has(long number)
    {
        foreach (TJob job in _posted)
        {
            if (job.Number == number)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the job with a number; takes back those before it, and those far behind it.</summary>
    /// <returns>The job when its work is done, to be given to <see cref="Return"/>; null when the reader must do the work itself.</returns>
    /// <remarks>What the work of the wanted job threw is thrown here.</remarks>
    public TJob? Take(long number)
    {
        TJob? wanted = null;
        for (int i = _posted.Count - 1; i >= 0; i--)
        {
            TJob job = _posted[i];
            if (job.Number == number)
            {
                _posted.RemoveAt(i);
                wanted = job;
            }
            else if (job.Number < number || job.Number > number + WorkAhead.MostDepth)
            {
                Drop(i);
            }
        }

        if (wanted == null)
        {
            return null;
        }

        _spare.Push(wanted);
        return wanted.Complete() ? _spare.Pop() : null;
    }

    /// <summary>A job to fill in and to post.</summary>
    public TJob Rent() => _spare.TryPop(out TJob? job) ? job : create();

    /// <summary>Takes a job that is not posted.</summary>
    public void Return(TJob job) => _spare.Push(job);

    /// <summary>Posts a job from <see cref="Rent"/>.</summary>
    /// <returns>False when it was not wanted.</returns>
    public bool TryPost(TJob job, long byteCount)
    {
        if (!WorkAhead.Shared.TryPost(job, byteCount))
        {
            _spare.Push(job);
            return false;
        }

        _posted.Add(job);
        return true;
    }

    /// <summary>Takes all jobs back.</summary>
    public void DropAll()
    {
        for (int i = _posted.Count - 1; i >= 0; i--)
        {
            Drop(i);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        DropAll();
        while (_spare.TryPop(out TJob? job))
        {
            job.Dispose();
        }
    }

    // Nobody will ask for its result, nor for what went wrong with it.
    private void Drop(int index)
    {
        TJob job = _posted[index];
        _posted.RemoveAt(index);
        _spare.Push(job);
        job.Abandon();
    }
}
