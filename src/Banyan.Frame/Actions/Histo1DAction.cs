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

    public override ActionState CreateState() => new State(Value.CreateEmpty(), weighted);

    public override void Finish(ActionState merged) => Value = ((State)merged).Histogram;

    private sealed unsafe class State(Histogram1D histogram, bool weighted) : HistogramState<Histogram1D>(histogram)
    {
        public override void Consume(int count, ReadOnlySpan<NumericStream> streams)
        {
            NumericStream x = streams[0];
            if (!weighted)
            {
                if (x.IsFloat)
                {
                    Histogram.FillMany(count, x.Floats);
                }
                else
                {
                    Histogram.FillMany(count, x.Doubles);
                }

                return;
            }

            NumericStream weight = streams[1];
            switch (x.IsFloat, weight.IsFloat)
            {
                case (true, true):
                    Histogram.FillMany(count, x.Floats, weight.Floats);
                    break;
                case (true, false):
                    Histogram.FillMany(count, x.Floats, weight.Doubles);
                    break;
                case (false, true):
                    Histogram.FillMany(count, x.Doubles, weight.Floats);
                    break;
                default:
                    Histogram.FillMany(count, x.Doubles, weight.Doubles);
                    break;
            }
        }
    }
}
