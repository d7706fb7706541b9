using Banyan.Frame.Expressions.Functions;
using Banyan.Root.Histograms;

namespace Banyan.Comparing;

/// <summary>Statistical tests of whether two histograms with the same bins are samples of one distribution. Under- and overflow stay out; normalisations may differ.</summary>
public static class CompatibilityTests
{
    /// <summary>The Kolmogorov–Smirnov test of binned data.</summary>
    /// <remarks>
    /// In one dimension ROOT's <c>TH1::KolmogorovTest</c>: the largest distance of the two normalised cumulative sums times √(n₁n₂/(n₁+n₂)), n the effective numbers of entries (Σc)²/Σσ², or
    /// √n of one when the other has no errors, in Kolmogorov's distribution. In two and three dimensions the cumulative sums depend on the order of the cells, and the distance is the mean over
    /// all orders of the axes, as in <c>TH2</c> and <c>TH3</c>. (There ROOT takes the second histogram's sum of contents for its effective entries, which is the same for unweighted ones only.) Binning
    /// makes the probability come out too high rather than too low.
    /// </remarks>
    public static TestOutcome Kolmogorov(RootHistogram left, RootHistogram right)
    {
        if (Obstacle(left, right) is string obstacle)
        {
            return TestOutcome.Impossible(obstacle);
        }

        if (left.IsProfile)
        {
            return TestOutcome.Impossible("a profile is no distribution");
        }

        var first = new InnerCells(left);
        var second = new InnerCells(right);
        if (first.Sum == 0 || second.Sum == 0)
        {
            return TestOutcome.Impossible("a histogram is empty");
        }

        if (first.Variance <= 0 && second.Variance <= 0)
        {
            return TestOutcome.Impossible("neither histogram has errors");
        }

        double distance = MeanDistance(left, first, second);
        double entries = first.Variance <= 0 ? second.EffectiveEntries
            : second.Variance <= 0 ? first.EffectiveEntries
            : first.EffectiveEntries * second.EffectiveEntries / (first.EffectiveEntries + second.EffectiveEntries);
        double probability = TMath.KolmogorovProb(distance * Math.Sqrt(entries));
        return double.IsFinite(distance) && double.IsFinite(entries) ? new TestOutcome(distance, 0, probability) : TestOutcome.Impossible("there are cells without a finite number");
    }

    /// <summary>The χ² test of homogeneity.</summary>
    /// <remarks>
    /// ROOT's <c>TH1::Chi2Test</c>: option UU for two histograms without Σw² (Pearson's test of counts), WW as soon as one is weighted (both are taken as weighted then; N. Gagunashvili,
    /// <see href="https://arxiv.org/abs/physics/0605123"/>). A cell that is empty in both takes a degree of freedom away. Of profiles the means are compared: χ² = Σ(m₁−m₂)²/(σ₁²+σ₂²) over the cells that are filled in
    /// both, with as many degrees of freedom.
    /// </remarks>
    public static TestOutcome ChiSquare(RootHistogram left, RootHistogram right)
    {
        if (Obstacle(left, right) is string obstacle)
        {
            return TestOutcome.Impossible(obstacle);
        }

        var first = new InnerCells(left);
        var second = new InnerCells(right);
        if (left.IsProfile)
        {
            return OfMeans(first, second);
        }

        if (first.Sum == 0 || second.Sum == 0)
        {
            return TestOutcome.Impossible("a histogram is empty");
        }

        return left.SumW2.Length == 0 && right.SumW2.Length == 0 ? OfCounts(first, second) : OfWeights(first, second);
    }

    private static string? Obstacle(RootHistogram left, RootHistogram right)
    {
        if (left.Dimensions != right.Dimensions || left.IsProfile != right.IsProfile)
        {
            return "the histograms are of different kinds";
        }

        return left.Axes.Zip(right.Axes).Any(pair => pair.First.BinCount != pair.Second.BinCount) ? "the histograms have different bins" : null;
    }

    private static TestOutcome OfCounts(InnerCells first, InnerCells second)
    {
        double sum = 0;
        int freedom = first.Count - 1;
        for (int i = 0; i < first.Count; i++)
        {
            double one = first.Values[i];
            double two = second.Values[i];
            if (Math.Truncate(one) == 0 && Math.Truncate(two) == 0)
            {
                freedom--;
                continue;
            }

            double delta = (second.Sum * one) - (first.Sum * two);
            sum += delta * delta / (one + two);
        }

        return Outcome(sum / (first.Sum * second.Sum), freedom);
    }

    private static TestOutcome OfWeights(InnerCells first, InnerCells second)
    {
        double sum = 0;
        int freedom = first.Count - 1;
        for (int i = 0; i < first.Count; i++)
        {
            double one = first.Values[i];
            double two = second.Values[i];
            if (one == 0 && two == 0)
            {
                freedom--;
                continue;
            }

            double variance = (first.Sum * first.Sum * second.Variances[i]) + (second.Sum * second.Sum * first.Variances[i]);
            if (variance == 0)
            {
                return TestOutcome.Impossible("a filled cell has no error in either histogram");
            }

            double delta = (second.Sum * one) - (first.Sum * two);
            sum += delta * delta / variance;
        }

        return Outcome(sum, freedom);
    }

    private static TestOutcome OfMeans(InnerCells first, InnerCells second)
    {
        double sum = 0;
        int freedom = 0;
        for (int i = 0; i < first.Count; i++)
        {
            double variance = first.Variances[i] + second.Variances[i];
            if (first.Weights[i] == 0 || second.Weights[i] == 0 || !(variance > 0))
            {
                continue;
            }

            double delta = first.Values[i] - second.Values[i];
            sum += delta * delta / variance;
            freedom++;
        }

        return Outcome(sum, freedom);
    }

    private static TestOutcome Outcome(double chiSquare, int freedom) =>
        freedom < 1 ? TestOutcome.Impossible("too few cells are filled")
        : !double.IsFinite(chiSquare) || chiSquare < 0 ? TestOutcome.Impossible("there are cells without a finite number, or negative sums")
        : new TestOutcome(chiSquare, freedom, TMath.Prob(chiSquare, freedom));

    private static double MeanDistance(RootHistogram shape, InnerCells first, InnerCells second)
    {
        int[][] orders = shape.Dimensions switch
        {
            1 => [[0]],
            2 => [[0, 1], [1, 0]],
            _ => [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]],
        };
        return orders.Average(order => Distance(shape, order, first, second));
    }

    /// <summary>The largest distance of the cumulative sums when the first axis of <paramref name="order"/> is the outermost.</summary>
    private static double Distance(RootHistogram shape, int[] order, InnerCells first, InnerCells second)
    {
        int[] counts = [.. shape.Axes.Select(axis => axis.BinCount)];
        int[] strides = new int[counts.Length];
        int stride = 1;
        for (int axis = counts.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= counts[axis];
        }

        double most = 0;
        double one = 0;
        double two = 0;
        double oneScale = 1 / first.Sum;
        double twoScale = 1 / second.Sum;
        int[] place = new int[counts.Length];
        for (int i = 0; i < first.Count; i++)
        {
            int cell = 0;
            for (int axis = 0; axis < place.Length; axis++)
            {
                cell += place[axis] * strides[axis];
            }

            one += oneScale * first.Values[cell];
            two += twoScale * second.Values[cell];
            most = Math.Max(most, Math.Abs(one - two));
            for (int k = order.Length - 1; k >= 0 && ++place[order[k]] == counts[order[k]]; k--)
            {
                place[order[k]] = 0;
            }
        }

        return most;
    }
}
