using Banyan.Histograms;
using Banyan.Root.Histograms;

namespace Banyan.Outputs;

/// <summary>Histograms in the form that a ROOT file holds.</summary>
public static class RootHistograms
{
    /// <summary>The TH1D, TH2D, TH3D, TProfile or TProfile2D with the same cells, sums, errors and titles.</summary>
    public static RootHistogram From(Histogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        (RootAxis y, RootAxis z) = histogram switch
        {
            Histogram1D one => (RootAxis.Unused(one.YTitle), RootAxis.Unused()),
            Histogram2D two => (ToRoot(two.Y), RootAxis.Unused(two.ZTitle)),
            Histogram3D three => (ToRoot(three.Y), ToRoot(three.Z)),
            Profile2D profile => (ToRoot(profile.Y), RootAxis.Unused(profile.ZTitle)),
            Profile1D profile => (RootAxis.Unused(profile.YTitle), RootAxis.Unused()),
            _ => throw new NotSupportedException($"a {histogram.RootClass} cannot be written"),
        };
        var sumOfProfile = histogram as Profile;
        return new RootHistogram(histogram.RootClass)
        {
            Name = histogram.Name,
            Title = histogram.Title,
            X = ToRoot(histogram.X),
            Y = y,
            Z = z,
            Contents = histogram.Contents.ToArray(),
            SumW2 = sumOfProfile is null ? histogram.SumW2.ToArray() : sumOfProfile.SumWV2.ToArray(),
            Entries = histogram.Entries,
            Statistics = histogram.Statistics,
            Profile = sumOfProfile is null ? null : new ProfilePart { BinEntries = sumOfProfile.BinEntries.ToArray(), BinSumW2 = sumOfProfile.SumW2.ToArray() },
        };
    }

    private static RootAxis ToRoot(Axis axis) =>
        new() { BinCount = axis.BinCount, Low = axis.Low, High = axis.High, VariableEdges = axis.VariableEdges.ToArray(), Title = axis.Title, Labels = axis.Labels.Select((label, i) => (label, i)).ToDictionary(l => l.i + 1, l => l.label) };
}
