using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>What was drawn.</summary>
/// <param name="Histogram">A <see cref="Histogram1D"/>, <see cref="Histogram2D"/>, <see cref="Histogram3D"/>, <see cref="Profile1D"/> or <see cref="Profile2D"/>.</param>
/// <param name="Events">Events of the dataset.</param>
/// <param name="Passed">Events that the cut let through: that were not cut away, nor have a weight of 0 by a cut that is one number (all with a cut per element).</param>
/// <param name="EventsLeftOut">Events left out because they lack an element that an expression names, e.g. <c>Muon_pt[0]</c> without a muon.</param>
/// <param name="ElementsLeftOut">Elements left out because another expression has fewer of them in the event.</param>
/// <param name="ElementsMissing">Elements left out because an expression finds them by an index that does not exist, e.g. <c>Jet_pt[Muon_jetIdx]</c> where the index is −1.</param>
/// <param name="Plan">The plan that ran, as text.</param>
/// <param name="Run">What the run did (the last one, where the range had to be found first).</param>
public sealed record DrawResult(Histogram Histogram, long Events, long Passed, long EventsLeftOut, long ElementsLeftOut, long ElementsMissing, string Plan, RunSummary Run)
{
    /// <summary>Fills with a value that is not a number, which stand in the overflow.</summary>
    public long NotNumbers { get; init; }
}
