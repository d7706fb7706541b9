using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>State of the histogram actions: a histogram per partition.</summary>
internal abstract class HistogramState<T>(T histogram) : NumericState
    where T : Histogram
{
    public T Histogram { get; } = histogram;

    public sealed override void Merge(ActionState later) => Histogram.Add(((HistogramState<T>)later).Histogram);

    public sealed override void Write(BinaryWriter writer) => Histogram.WriteContent(writer);

    public sealed override void Read(BinaryReader reader) => Histogram.ReadContent(reader);
}
