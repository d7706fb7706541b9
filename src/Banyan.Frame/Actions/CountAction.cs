using Banyan.Histograms.Accumulators;

namespace Banyan.Frame.Actions;

/// <summary>Counts entries.</summary>
internal sealed class CountAction() : BoundAction([])
{
    public long Value { get; private set; }

    public override string Kind => "Count";

    public override ActionState CreateState() => new State();

    public override void Finish(ActionState merged) => Value = ((State)merged).Count.Count;

    private sealed class State : NumericState
    {
        public CountAccumulator Count { get; } = new();

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) => Count.AddCount(count);

        public override void Merge(ActionState later) => Count.Merge(((State)later).Count);

        public override void Write(BinaryWriter writer) => Count.Write(writer);

        public override void Read(BinaryReader reader) => Count.Read(reader);
    }
}
