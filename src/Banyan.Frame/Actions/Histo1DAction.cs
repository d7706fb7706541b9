using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Fills a one-dimensional histogram.</summary>
internal sealed class Histo1DAction(BoundExpression[] inputs, bool weighted, Histogram1D model) : BoundAction(inputs), IHistogramAction
{
    public Histogram1D Value { get; private set; } = model;

    public Histogram Histogram => Value;

    public override string Kind => "Histo1D";

    public override string Name => Value.Name;

    public override string Parameters => Value.X.ToString();

    public override string Fingerprint => HistogramFingerprint.Of(Value);

    public override ActionState CreateState() => new State(Value.CreateEmpty(), weighted);

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed class State(Histogram1D histogram, bool weighted) : HistogramState<Histogram1D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) => Histogram.FillMany(count, streams[0].Values, weighted ? streams[1].Values : default);
    }
}
