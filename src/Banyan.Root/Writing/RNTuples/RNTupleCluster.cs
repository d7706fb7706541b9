using Banyan.Root.Writing.Clusters;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The pages of a cluster of an RNTuple on their way into the file.</summary>
internal sealed class RNTupleCluster(RNTupleWriter tuple, int columnCount) : PendingCluster
{
    private readonly List<PageJob>[] _pages = [.. Enumerable.Range(0, columnCount).Select(_ => new List<PageJob>())];

    /// <summary>The pages of each column of the plan.</summary>
    public IReadOnlyList<IReadOnlyList<PageJob>> Pages => _pages;

    /// <summary>Adds the next page of a column.</summary>
    public PageJob Add(int columnId, ColumnPlan column, RawPage page)
    {
        PageJob job = new(column, page, this);
        _pages[columnId].Add(job);
        OneMore();
        return job;
    }

    /// <summary>No page will be added any more.</summary>
    public void Complete(int entryCount) => End(entryCount);

    /// <inheritdoc/>
    public override void Append() => tuple.AppendComplete(this);

    /// <inheritdoc/>
    public override void Free()
    {
        foreach (PageJob page in _pages.SelectMany(column => column))
        {
            page.Dispose();
        }
    }
}
