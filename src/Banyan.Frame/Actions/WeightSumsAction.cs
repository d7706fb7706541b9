using Banyan.Frame.Expressions;
using Banyan.Histograms.Accumulators;

namespace Banyan.Frame.Actions;

/// <summary>Σw and Σw² of the entries that reach a node: a weighted cut flow has one before its first filter and one behind each.</summary>
internal sealed class WeightSumsAction(BoundExpression weight) : BoundAction([weight])
{
    /// <summary>Σw.</summary>
    public double Sum { get; private set; }

    /// <summary>Σw².</summary>
    public double Squares { get; private set; }

    public override string Kind => "Weights";

    public override ActionState CreateState() => new State();

    public override void Finish(ActionState merged)
    {
        var state = (State)merged;
        Sum = state.Sum.Value;
        Squares = state.Squares.Value;
    }

    private sealed class State : NumericState
    {
        public SumAccumulator Sum { get; } = new();

        public SumAccumulator Squares { get; } = new();

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            Histograms.RealValues weights = streams[0].Values;
            for (int i = 0; i < count; i++)
            {
                Sum.Add(weights[i]);
                Squares.Add(weights[i] * weights[i]);
            }
        }

        public override void Merge(ActionState later)
        {
            var other = (State)later;
            Sum.Merge(other.Sum);
            Squares.Merge(other.Squares);
        }

        public override void Write(BinaryWriter writer)
        {
            Sum.Write(writer);
            Squares.Write(writer);
        }

        public override void Read(BinaryReader reader)
        {
            Sum.Read(reader);
            Squares.Read(reader);
        }
    }
}
