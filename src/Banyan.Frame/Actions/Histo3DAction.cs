using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Fills a three-dimensional histogram.</summary>
internal sealed class Histo3DAction(BoundExpression[] inputs, Histogram3D model) : BoundAction(inputs), IHistogramAction
{
    public Histogram3D Value { get; private set; } = model;

    public Histogram Histogram => Value;

    public override string Kind => "Histo3D";

    public override string Name => Value.Name;

    public override string Parameters => $"{Value.X}; {Value.Y}; {Value.Z}";

    public override string Fingerprint => HistogramFingerprint.Of(Value);

    public override ActionState CreateState() => new State(Value.CreateEmpty());

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed class State(Histogram3D histogram) : HistogramState<Histogram3D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) =>
            Histogram.FillMany(count, streams[0].Values, streams[1].Values, streams[2].Values, streams.Length > 3 ? streams[3].Values : default);
    }
}
