using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Fills a profile.</summary>
internal sealed class Profile1DAction(BoundExpression[] inputs, Profile1D model) : BoundAction(inputs), IHistogramAction
{
    public Profile1D Value { get; private set; } = model;

    public Histogram Histogram => Value;

    public override string Kind => "Profile1D";

    public override string Name => Value.Name;

    public override string Parameters => Value.X.ToString();

    public override string Fingerprint => HistogramFingerprint.Of(Value);

    public override ActionState CreateState() => new State(Value.CreateEmpty());

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed class State(Profile1D histogram) : HistogramState<Profile1D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            var fill = new Filler(Histogram);
            StreamTypes.Fill(ref fill, count, streams);
        }
    }

    private readonly unsafe struct Filler(Profile1D profile) : StreamTypes.IFill
    {
        public void Fill<TX, TY>(int count, TX* x, TY* y)
            where TX : unmanaged
            where TY : unmanaged => profile.FillMany(count, x, y);

        public void Fill<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
            where TX : unmanaged
            where TY : unmanaged
            where TWeight : unmanaged => profile.FillMany(count, x, y, weights);
    }
}
