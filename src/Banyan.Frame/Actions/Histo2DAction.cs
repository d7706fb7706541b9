using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Fills a two-dimensional histogram.</summary>
internal sealed class Histo2DAction(BoundExpression[] inputs, Histogram2D model) : BoundAction(inputs), IHistogramAction
{
    public Histogram2D Value { get; private set; } = model;

    public Histogram Histogram => Value;

    public override string Kind => "Histo2D";

    public override string Name => Value.Name;

    public override string Parameters => $"{Value.X}; {Value.Y}";

    public override string Fingerprint => HistogramFingerprint.Of(Value);

    public override ActionState CreateState() => new State(Value.CreateEmpty());

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed class State(Histogram2D histogram) : HistogramState<Histogram2D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            var fill = new Filler(Histogram);
            StreamTypes.Fill(ref fill, count, streams);
        }
    }

    private readonly unsafe struct Filler(Histogram2D histogram) : StreamTypes.IFill
    {
        public void Fill<TX, TY>(int count, TX* x, TY* y)
            where TX : unmanaged
            where TY : unmanaged => histogram.FillMany(count, x, y);

        public void Fill<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
            where TX : unmanaged
            where TY : unmanaged
            where TWeight : unmanaged => histogram.FillMany(count, x, y, weights);
    }
}
