using Banyan.Columns;
using Banyan.Execution.Threads;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Running;

namespace Banyan.Tests.Frame;

public class OrderedActionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void OrderedAction_OverManyPartitions_IsDeliveredInEntryOrderAndNeverMerged(int threads)
    {
        var events = new Events(5000, partitions: [100, 37]);
        var action = new Collector(events.Frame.Bind("met"));
        events.Frame.Engine = new ThreadEngine();
        events.Frame.Filter("met > 10").Book(action);
        events.Frame.Run(new RunOptions { Threads = threads }, TestContext.Current.CancellationToken);

        Assert.True(action.Finished);
        Assert.Equal(events.Met.Where(x => x > 10), action.Values);
    }

    private sealed class Collector(BoundExpression input) : ColumnAction
    {
        public List<float> Values { get; } = [];

        public bool Finished { get; private set; }

        public override string Kind => "Collect";

        public override IReadOnlyList<TypedNode> Inputs => [input.Root];

        public override IReadOnlyList<string> InputTexts => [input.Text];

        public override bool IsOrdered => true;

        public override ActionState CreateState() => new State();

        public override void Deliver(ActionState state) => Values.AddRange(((State)state).Values);

        public override void Finish(ActionState merged) => Finished = ((State)merged).Values.Count == 0;
    }

    private sealed class State : ColumnState
    {
        public List<float> Values { get; } = [];

        public override unsafe void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns) =>
            Values.AddRange(new ReadOnlySpan<float>(columns[0].Values, entryCount));

        public override void Merge(ActionState later) => throw new NotSupportedException("an ordered action must not be merged");
    }
}
