using Banyan.Frame.Expressions;
using Banyan.Histograms.Accumulators;

namespace Banyan.Frame.Actions;

/// <summary>Reduces all values of an expression to one number, in double precision.</summary>
internal sealed class ReduceAction(string kind, BoundExpression input, Func<Accumulator> create) : BoundAction([input])
{
    public Accumulator Value { get; private set; } = create();

    public override string Kind => kind;

    public override ActionState CreateState() => new State(create());

    public override void Finish(ActionState merged) => Value = ((State)merged).Accumulator;

    private sealed unsafe class State(Accumulator accumulator) : NumericState
    {
        public Accumulator Accumulator { get; } = accumulator;

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            if (streams[0].IsFloat)
            {
                Accumulator.FillMany(count, streams[0].Floats);
            }
            else
            {
                Accumulator.FillMany(count, streams[0].Doubles);
            }
        }

        public override void Merge(ActionState later) => Accumulator.Merge(((State)later).Accumulator);

        public override void Write(BinaryWriter writer) => Accumulator.Write(writer);

        public override void Read(BinaryReader reader) => Accumulator.Read(reader);
    }
}
