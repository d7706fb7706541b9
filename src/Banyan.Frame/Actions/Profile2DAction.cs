using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>Fills a profile over two axes.</summary>
internal sealed class Profile2DAction(BoundExpression[] inputs, Profile2D model) : BoundAction(inputs), IHistogramAction
{
    public Profile2D Value { get; private set; } = model;

    public Histogram Histogram => Value;

    public override string Kind => "Profile2D";

    public override string Name => Value.Name;

    public override string Parameters => $"{Value.X}; {Value.Y}";

    public override string Fingerprint => HistogramFingerprint.Of(Value);

    public override ActionState CreateState() => new State(Value.CreateEmpty());

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed class State(Profile2D profile) : HistogramState<Profile2D>(profile)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) =>
            Histogram.FillMany(count, streams[0].Values, streams[1].Values, streams[2].Values, streams.Length > 3 ? streams[3].Values : default);
    }
}
