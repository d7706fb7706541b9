using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Count, mean, spread and range of an expression.</summary>
internal sealed class StatsAction(BoundExpression[] inputs) : BoundAction(inputs)
{
    public Statistic Value { get; private set; } = new();

    public override string Kind => "Stats";

    public override ActionState CreateState() => new State();

    public override void Finish(ActionState merged) => Value = ((State)merged).Statistic;

    private sealed class State : NumericState
    {
        public Statistic Statistic { get; } = new();

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) =>
            Statistic.FillMany(count, streams[0].Values, streams.Length > 1 ? streams[1].Values : default);

        public override void Merge(ActionState later) => Statistic.Add(((State)later).Statistic);

        public override void Write(BinaryWriter writer) => Statistic.Write(writer);

        public override void Read(BinaryReader reader) => Statistic.Read(reader);
    }
}
