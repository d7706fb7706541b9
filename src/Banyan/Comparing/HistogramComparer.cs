using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>Compares two histograms or profiles of any class.</summary>
/// <param name="tolerance">How far numbers may lie apart.</param>
internal sealed class HistogramComparer(Tolerance tolerance)
{
    private static readonly string[] s_sums = ["Σw", "Σw²", "Σwx", "Σwx²", "Σwy", "Σwy²", "Σwxy", "Σwz", "Σwz²", "Σwxz", "Σwyz"];

    private readonly List<Difference> _differences = [];

    /// <summary>Compares both, and makes the tests when their cells differ.</summary>
    public static ComparedPair Compare(HistogramContent left, HistogramContent right, Tolerance tolerance)
    {
        var comparer = new HistogramComparer(tolerance);
        return comparer.Compare(left, right);
    }

    private ComparedPair Compare(HistogramContent left, HistogramContent right)
    {
        RootHistogram first = left.Histogram;
        RootHistogram second = right.Histogram;
        if (first.Dimensions != second.Dimensions || first.IsProfile != second.IsProfile)
        {
            Add(DifferenceKind.Class, $"{first.ClassName} → {second.ClassName}");
            return new ComparedPair(_differences);
        }

        bool hasSameBins = CompareAxes(first, second);
        double distance = hasSameBins ? CompareCells(first, second) : double.PositiveInfinity;
        if (left.HasEntries && right.HasEntries && !tolerance.Accepts(first.Entries, second.Entries))
        {
            Add(DifferenceKind.Entries, $"entries {NumberText.Change(first.Entries, second.Entries)}");
        }

        CompareSums(first, second);
        CompareBuffers(first, second);
        if (left.HasClass && right.HasClass && first.ClassName != second.ClassName)
        {
            Add(DifferenceKind.Form, $"{first.ClassName} → {second.ClassName}");
        }

        CompareTitles(first, second);
        bool differs = _differences.Any(difference => !difference.IsRemark);
        return new ComparedPair(_differences)
        {
            Distance = distance,
            Kolmogorov = differs && hasSameBins && !first.IsProfile ? CompatibilityTests.Kolmogorov(first, second) : null,
            ChiSquare = differs && hasSameBins ? CompatibilityTests.ChiSquare(first, second) : null,
        };
    }

    private bool CompareAxes(RootHistogram left, RootHistogram right)
    {
        bool isSame = true;
        for (int i = 0; i < left.Axes.Count; i++)
        {
            RootAxis first = left.Axes[i];
            RootAxis second = right.Axes[i];
            string name = left.Dimensions == 1 ? string.Empty : $"{"xyz"[i]}: ";
            if (first.BinCount != second.BinCount || !SameEdges(first, second))
            {
                Add(DifferenceKind.Bins, name + BinsText(first, second));
                isSame = false;
            }
            else if (FirstOtherLabel(first, second) is int bin)
            {
                Add(DifferenceKind.Bins, $"{name}label of bin {bin} '{first.Labels.GetValueOrDefault(bin)}' → '{second.Labels.GetValueOrDefault(bin)}'");
            }
        }

        return isSame;
    }

    private bool SameEnds(RootAxis left, RootAxis right) => tolerance.Accepts(left.Low, right.Low) && tolerance.Accepts(left.High, right.High);

    private bool SameEdges(RootAxis left, RootAxis right) =>
        left.VariableEdges.Length == 0 && right.VariableEdges.Length == 0 ? SameEnds(left, right) : FirstOtherEdge(left, right) < 0;

    private int FirstOtherEdge(RootAxis left, RootAxis right)
    {
        double[] first = left.ToEdges();
        double[] second = right.ToEdges();
        for (int i = 0; i < first.Length; i++)
        {
            if (!tolerance.Accepts(first[i], second[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private string BinsText(RootAxis left, RootAxis right)
    {
        if (left.BinCount != right.BinCount || !SameEnds(left, right))
        {
            return $"{CellNames.Bins(left)} → {CellNames.Bins(right)}";
        }

        int edge = FirstOtherEdge(left, right);
        double first = left.ToEdges()[edge];
        double second = right.ToEdges()[edge];
        return $"{CellNames.Bins(left)}, edge {edge}: {NumberText.Of(first, second)} → {NumberText.Of(second, first)}";
    }

    private static int? FirstOtherLabel(RootAxis left, RootAxis right)
    {
        foreach (int bin in left.Labels.Keys.Union(right.Labels.Keys).Order())
        {
            if (left.Labels.GetValueOrDefault(bin, string.Empty) != right.Labels.GetValueOrDefault(bin, string.Empty))
            {
                return bin;
            }
        }

        return null;
    }

    /// <summary>Compares contents, weights and errors of all cells.</summary>
    /// <returns>The largest distance of two contents over its error; infinite where there is no error to measure with.</returns>
    private double CompareCells(RootHistogram left, RootHistogram right)
    {
        double[] variances = left.Variances(left.Profile?.ErrorMode ?? default);
        double[] otherVariances = right.Variances(right.Profile?.ErrorMode ?? default);
        var contents = new CellComparison(left.Values(), right.Values(), tolerance, (variances, otherVariances));
        if (contents.Count > 0)
        {
            Add(DifferenceKind.Contents, $"{contents.CountText(left.IsProfile ? "means" : "cells")}, {contents.WorstText(left)}");
        }

        if (left.Profile is ProfilePart profile && right.Profile is ProfilePart other)
        {
            var weights = new CellComparison(profile.BinEntries.ToArray(), other.BinEntries.ToArray(), tolerance, null);
            if (weights.Count > 0)
            {
                Add(DifferenceKind.Contents, $"sums of weights in {weights.CountText("cells")}, {weights.WorstText(null)}");
            }
        }

        // Squares are compared bit for bit: their roots can be equal when they are not.
        CellComparison errors = tolerance.IsExact
            ? new CellComparison(variances, otherVariances, tolerance, null)
            : new CellComparison(Array.ConvertAll(variances, Math.Sqrt), Array.ConvertAll(otherVariances, Math.Sqrt), tolerance, null);
        if (errors.Count > 0)
        {
            string what = tolerance.IsExact ? "squared errors" : "errors";
            Add(DifferenceKind.Errors, $"{what} of {errors.CountText("cells")}, {errors.WorstText(left)}");
        }

        return contents.WorstPull;
    }

    private void CompareSums(RootHistogram left, RootHistogram right)
    {
        ReadOnlySpan<double> first = left.Statistics.Span;
        ReadOnlySpan<double> second = right.Statistics.Span;
        var texts = new List<string>();
        for (int i = 0; i < Math.Min(first.Length, second.Length); i++)
        {
            if (!tolerance.Accepts(first[i], second[i]))
            {
                texts.Add($"{SumName(left, i)} {NumberText.Change(first[i], second[i])}");
            }
        }

        if (texts.Count > 0)
        {
            Add(DifferenceKind.Sums, texts.Count > 2 ? $"{texts[0]}, {texts[1]} and {texts.Count - 2} more" : string.Join(", ", texts));
        }
    }

    // A profile's sums over its value come last, behind those of its axes.
    private static string SumName(RootHistogram histogram, int index)
    {
        int ofAxes = histogram.Dimensions switch { 1 => 4, 2 => 7, _ => 11 };
        return index < ofAxes ? s_sums[index] : index == ofAxes ? "Σw·value" : "Σw·value²";
    }

    // Fills that wait in fBuffer are in no cell yet.
    private void CompareBuffers(RootHistogram left, RootHistogram right)
    {
        ReadOnlySpan<double> first = left.Buffer.Span;
        ReadOnlySpan<double> second = right.Buffer.Span;
        if (first.Length != second.Length)
        {
            Add(DifferenceKind.Contents, $"fills waiting in fBuffer: {first.Length} numbers → {second.Length}");
            return;
        }

        for (int i = 0; i < first.Length; i++)
        {
            if (!tolerance.Accepts(first[i], second[i]))
            {
                Add(DifferenceKind.Contents, $"fills waiting in fBuffer: number {i} {NumberText.Change(first[i], second[i])}");
                return;
            }
        }
    }

    private void CompareTitles(RootHistogram left, RootHistogram right)
    {
        foreach ((string name, string first, string second) in new[]
        {
            ("title", left.Title, right.Title),
            ("x title", left.X.Title, right.X.Title),
            ("y title", left.Y.Title, right.Y.Title),
            ("z title", left.Z.Title, right.Z.Title),
        })
        {
            if (first != second)
            {
                Add(DifferenceKind.Title, $"{name} '{first}' → '{second}'");
            }
        }
    }

    private void Add(DifferenceKind kind, string text) => _differences.Add(new Difference(kind, text));
}
