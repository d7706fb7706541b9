using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>An action whose result is a histogram.</summary>
public interface IHistogramAction
{
    /// <summary>The histogram, once a run has finished; before that an empty one.</summary>
    Histogram Histogram { get; }
}
