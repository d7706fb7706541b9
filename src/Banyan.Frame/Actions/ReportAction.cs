using Banyan.Frame.Planning;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>The cut flow down to a node: the runner counts what enters and passes every filter, this action only names the ones that it wants.</summary>
internal sealed class ReportAction(FrameNode node) : BoundAction([])
{
    /// <summary>The filters from the dataset down, in order.</summary>
    public IReadOnlyList<FilterNode> Filters { get; } = Chain(node);

    public CutFlow Value { get; set; } = new([]);

    /// <summary>Weights of what reaches a filter, by its index, where that is not what the filter before passes (a range stands between).</summary>
    public Dictionary<int, WeightSumsAction> Reaching { get; } = [];

    public override string Kind => "Report";

    public override ActionState CreateState() => new State();

    public override void Finish(ActionState merged)
    {
    }

    /// <summary>Takes the counts of the whole run.</summary>
    public void Finish(Func<FrameNode, (long In, long Out)> counts) =>
        Value = new CutFlow([.. Filters.Select(filter => new CutFlowStep(filter.Label, counts(filter).In, counts(filter).Out))]);

    /// <summary>The cut flow with sums of weights.</summary>
    /// <param name="sums">The weights of what reaches the first filter, then of what passes each.</param>
    public CutFlow WithWeights(IReadOnlyList<WeightSumsAction> sums) => new(
    [
        .. Value.Steps.Select((step, i) =>
        {
            WeightSumsAction reaching = Reaching.GetValueOrDefault(i, sums[i]);
            return step with { Weights = new CutFlowWeights(reaching.Sum, reaching.Squares, sums[i + 1].Sum, sums[i + 1].Squares) };
        }),
    ]);

    private static List<FilterNode> Chain(FrameNode? node)
    {
        var filters = new List<FilterNode>();
        for (; node is not null; node = node.Parent)
        {
            if (node is FilterNode filter)
            {
                filters.Add(filter);
            }
        }

        filters.Reverse();
        return filters;
    }

    /// <summary>A state that holds nothing.</summary>
    internal sealed class State : NumericState
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
        }

        public override void Merge(ActionState later)
        {
        }

        public override void Write(BinaryWriter writer)
        {
        }

        public override void Read(BinaryReader reader)
        {
        }
    }
}
