using Banyan.Frame.Planning;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Actions;

/// <summary>Makes a plan pass through a filter, so that the entries that pass can be counted per partition.</summary>
internal sealed class PartitionCountAction(FilterNode filter, long needed) : BoundAction([])
{
    private long _passed;

    public FilterNode Filter { get; } = filter;

    /// <summary>True once so many entries have passed that what comes later does not matter.</summary>
    public bool IsSatisfied => _passed >= needed;

    /// <summary>First entries of the partitions counted.</summary>
    public List<long> FirstEntries { get; } = [];

    /// <summary>Entries that passed before each of them.</summary>
    public List<long> PassedBefore { get; } = [];

    public override string Kind => "Count per partition";

    public void Add(Partition partition, long passed)
    {
        FirstEntries.Add(partition.FirstEntry);
        PassedBefore.Add(_passed);
        _passed += passed;
    }

    public override ActionState CreateState() => new ReportAction.State();

    public override void Finish(ActionState merged)
    {
    }
}
