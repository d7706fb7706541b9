using Banyan.Histograms;
using Banyan.Root.Histograms;

namespace Banyan.Inspection.Showing;

/// <summary>Histograms read from a ROOT file in the form that plots and comparisons take.</summary>
public static class StoredHistograms
{
    /// <summary>The histogram with the same cells, errors, sums and titles; null for a profile over three axes, which has no such form.</summary>
    public static Histogram? From(RootHistogram stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        try
        {
            return Convert(stored);
        }
        catch (ArgumentException)
        {
            // Axes that no histogram of ours can have, e.g. edges that do not rise.
            return null;
        }
    }

    private static Histogram? Convert(RootHistogram stored)
    {
        Axis x = ToAxis(stored.X);
        Histogram? histogram = (stored.IsProfile, stored.Dimensions) switch
        {
            (true, 1) => new Profile1D(stored.Name, stored.Title, x, stored.Y.Title),
            (true, 2) => new Profile2D(stored.Name, stored.Title, x, ToAxis(stored.Y), stored.Z.Title),
            (true, _) => null,
            (false, 1) => new Histogram1D(stored.Name, stored.Title, x, stored.Y.Title),
            (false, 2) => new Histogram2D(stored.Name, stored.Title, x, ToAxis(stored.Y), stored.Z.Title),
            (false, _) => new Histogram3D(stored.Name, stored.Title, x, ToAxis(stored.Y), ToAxis(stored.Z)),
        };
        if (histogram is null)
        {
            return null;
        }

        ReadOnlySpan<double> squares = stored.Profile is ProfilePart profile ? profile.BinSumW2.Span : stored.SumW2.Span;
        histogram.Restore(stored.Contents.Span, squares, stored.Entries, stored.Statistics.Span);
        if (histogram is Profile restored && stored.Profile is ProfilePart part)
        {
            restored.RestoreProfile(part.BinEntries.Span, stored.SumW2.Span);
        }

        return histogram;
    }

    // Where every bin has a text of its own, the axis is one of texts.
    private static bool IsOfTexts(RootAxis axis) => axis.VariableEdges.Length == 0 && axis.Low == 0 && axis.High == axis.BinCount
        && Enumerable.Range(1, axis.BinCount).All(axis.Labels.ContainsKey) && axis.Labels.Values.Distinct().Count() == axis.BinCount;

    private static Axis ToAxis(RootAxis axis) => IsOfTexts(axis)
        ? Axis.Categories([.. Enumerable.Range(1, axis.BinCount).Select(bin => axis.Labels[bin])], axis.Title)
        : axis.VariableEdges.Length > 0 ? Axis.Variable(axis.VariableEdges.Span, axis.Title) : Axis.Regular(axis.BinCount, axis.Low, axis.High, axis.Title);
}
