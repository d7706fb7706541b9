using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;

namespace Banyan.Tests.Frame;

/// <summary>Keeps every value that a numeric action is given, boxed as the float or double that it is.</summary>
internal sealed class StreamRecorder(params IReadOnlyList<BoundExpression> inputs) : BoundAction(inputs)
{
    public override string Kind => "Record";

    /// <summary>One list per input.</summary>
    public IReadOnlyList<List<object>> Values { get; private set; } = [];

    public override ActionState CreateState() => new State(Inputs.Count);

    public override void Finish(ActionState merged) => Values = ((State)merged).Values;

    private sealed unsafe class State(int inputs) : NumericState
    {
        public List<object>[] Values { get; } = [.. Enumerable.Range(0, inputs).Select(_ => new List<object>())];

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            for (int k = 0; k < streams.Length; k++)
            {
                for (int i = 0; i < count; i++)
                {
                    Values[k].Add(streams[k].IsFloat ? (object)streams[k].Floats[i] : streams[k].Doubles[i]);
                }
            }
        }

        public override void Merge(ActionState later)
        {
            for (int k = 0; k < Values.Length; k++)
            {
                Values[k].AddRange(((State)later).Values[k]);
            }
        }
    }
}
