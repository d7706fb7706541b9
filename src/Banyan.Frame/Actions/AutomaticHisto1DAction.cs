using Banyan.Columns;
using Banyan.Frame.Expressions;
using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>A histogram whose bins follow from the data: about 128 of them, over the range of the finite values.</summary>
/// <remarks>
/// The first pass keeps up to <see cref="KeptFills.Most"/> fills and the range of all; with more fills than that the data is read once more. Range and bins depend on the data only: see
/// <see cref="NiceAxis"/>.
/// </remarks>
/// <param name="inputs">What is filled, and its weight.</param>
/// <param name="titles">Name and titles; its bins do not count.</param>
internal sealed class AutomaticHisto1DAction(BoundExpression[] inputs, Histogram1D titles) : BoundAction(inputs), IHistogramAction
{
    private const int TargetBins = 128;

    private readonly bool _isInteger = !inputs[0].Root.Type.Element.IsFloating();
    private Histogram1D? _value;
    private bool _isBinned;
    private bool _isFilled;

    public Histogram1D Value => _value ?? titles;

    public Histogram Histogram => Value;

    public override string Kind => "Histo1D";

    public override string Name => titles.Name;

    public override string Parameters => "bins from the data";

    public override string Fingerprint => $"{Parameters} {HistogramFingerprint.Of(titles)}";

    public override bool NeedsAnotherPass => _isBinned && !_isFilled;

    public override ActionState CreateState() => _isBinned ? new FillState(Value.CreateEmpty()) : new RangeState();

    public override void Finish(ActionState merged)
    {
        if (merged is FillState filled)
        {
            _value = filled.Histogram;
            _isFilled = true;
            return;
        }

        KeptFills fills = ((RangeState)merged).Fills;
        try
        {
            _value = new Histogram1D(titles.Name, titles.Title, fills.Range.ToAxis(_isInteger, TargetBins, titles.X.Title), titles.YTitle);
        }
        catch (ArgumentException e)
        {
            throw new AnalysisException($"histogram '{titles.Name}': {e.Message}; give the bins", e);
        }

        _isBinned = true;
        if (!fills.IsOverfull)
        {
            fills.FillInto(Value);
            _isFilled = true;
        }
    }

    private static void Fill(Histogram1D histogram, int count, ReadOnlySpan<NumericStream> streams) =>
        histogram.FillMany(count, streams[0].Values, streams.Length > 1 ? streams[1].Values : default);

    private sealed class RangeState : NumericState
    {
        public KeptFills Fills { get; } = new();

        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) => Fills.Add(count, streams[0].Values, streams.Length > 1 ? streams[1].Values : default);

        public override void Merge(ActionState later) => Fills.Add(((RangeState)later).Fills);

        public override void Write(BinaryWriter writer)
        {
            StateMark.Automatic.Write(writer);
            Fills.Write(writer);
        }

        public override void Read(BinaryReader reader) => StateMark.Automatic.Read(reader, () => Fills.Read(reader));
    }

    private sealed class FillState(Histogram1D histogram) : HistogramState<Histogram1D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams) => Fill(Histogram, count, streams);
    }
}
