using Banyan.Histograms;
using Banyan.Root.Histograms;

namespace Banyan.Inspection.Showing;

/// <summary>Histograms read from a ROOT file in the form that plots and comparisons take.</summary>
public static class StoredHistograms
{
    /// <summary>The histogram with the same cells, errors, sums and titles; null for kinds with three axes and two-dimensional profiles, which have no such form.</summary>
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
        if (stored.Dimensions == 3 || (stored.IsProfile && stored.Dimensions != 1))
        {
            return null;
        }

        Axis x = ToAxis(stored.X);
        Histogram histogram = stored.IsProfile ? new Profile1D(stored.Name, stored.Title, x, stored.Y.Title)
            : stored.Dimensions == 1 ? new Histogram1D(stored.Name, stored.Title, x, stored.Y.Title)
            : new Histogram2D(stored.Name, stored.Title, x, ToAxis(stored.Y), stored.Z.Title);
        ReadOnlySpan<double> squares = stored.Profile is ProfilePart profile ? profile.BinSumW2.Span : stored.SumW2.Span;
        histogram.Restore(stored.Contents.Span, squares, stored.Entries, stored.Statistics.Span);
        if (histogram is Profile1D restored && stored.Profile is ProfilePart part)
        {
            restored.RestoreProfile(part.BinEntries.Span, stored.SumW2.Span);
        }

        return histogram;
    }

    private static Axis ToAxis(RootAxis axis) =>
        axis.VariableEdges.Length > 0 ? Axis.Variable(axis.VariableEdges.Span, axis.Title) : Axis.Regular(axis.BinCount, axis.Low, axis.High, axis.Title);
}
