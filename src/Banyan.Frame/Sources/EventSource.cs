using System.Diagnostics.CodeAnalysis;

namespace Banyan.Frame.Sources;

/// <summary>A dataset as the frame sees it: named, typed columns and partitions. The frame knows nothing else about files.</summary>
/// <remarks>Thread safe after construction. Everything that it states depends on the data only.</remarks>
public abstract class EventSource : IDisposable
{
    /// <summary>What it is, for messages and plans, e.g. <c>Events in data/*.root (3 files)</c>.</summary>
    public abstract string Description { get; }

    /// <summary>The files, in the order of their entries; empty for sources without files.</summary>
    public abstract IReadOnlyList<string> Files { get; }

    /// <summary>Files that were asked for and left out by policy because they cannot be opened, with the reason.</summary>
    public virtual IReadOnlyList<(string File, string Problem)> LeftOut => [];

    /// <summary>All columns in the order of the first file.</summary>
    public abstract IReadOnlyList<ColumnInfo> Columns { get; }

    /// <summary>Number of entries in the whole dataset.</summary>
    public abstract long EntryCount { get; }

    /// <summary>The partitions, in entry order, without gaps.</summary>
    public abstract IReadOnlyList<Partition> Partitions { get; }

    /// <summary>The samples that the dataset is made of; one for a plain dataset.</summary>
    public virtual IReadOnlyList<SampleInfo> Samples => [new SampleInfo(Description, string.Empty)];

    /// <summary>The sample that a partition belongs to.</summary>
    public virtual SampleInfo SampleOf(Partition partition) => Samples[0];

    /// <summary>True when the file of a partition has the column; false where <see cref="ColumnInfo.Default"/> takes its place.</summary>
    public virtual bool IsAvailable(ColumnInfo column, Partition partition) => true;

    /// <summary>Looks up a column that only some files have and that is not among <see cref="Columns"/>; it needs a <see cref="ColumnInfo.Default"/> to be read.</summary>
    public virtual bool TryGetPartialColumn(string name, [NotNullWhen(true)] out ColumnInfo? column)
    {
        column = null;
        return false;
    }

    /// <summary>Looks a column up by its exact name.</summary>
    public abstract bool TryGetColumn(string name, [NotNullWhen(true)] out ColumnInfo? column);

    /// <summary>Makes sure, before the first event, that <paramref name="columns"/> can be read in the whole dataset. Plans call it with all columns that they use.</summary>
    /// <exception cref="SourceException">A later file lacks a column (and there is no default), or cannot read it; names file and column.</exception>
    public virtual void Require(IReadOnlyList<ColumnInfo> columns)
    {
    }

    /// <summary>How much a column takes in all files; null where the source does not know. May open files.</summary>
    /// <param name="column">One of the source's columns.</param>
    public virtual ColumnSize? SizeOf(ColumnInfo column) => null;

    /// <summary>Opens a partition for reading <paramref name="columns"/>. The reader serves one thread.</summary>
    /// <param name="partition">One of <see cref="Partitions"/>.</param>
    /// <param name="columns">The columns that may be asked for; <see cref="PartitionReader.GetCursor"/> takes an index into this list.</param>
    /// <exception cref="SourceException">The partition cannot be opened; reading from it may throw the same.</exception>
    public abstract PartitionReader OpenPartition(Partition partition, IReadOnlyList<ColumnInfo> columns);

    /// <summary>Tells the source that <paramref name="partition"/> will be read soon, so that it may start fetching. Must return at once.</summary>
    public virtual void Prefetch(Partition partition, IReadOnlyList<ColumnInfo> columns)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the source holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
