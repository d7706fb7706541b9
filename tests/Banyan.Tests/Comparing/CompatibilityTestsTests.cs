using Banyan.Comparing;
using Banyan.Frame.Expressions.Functions;
using Banyan.Histograms;
using Banyan.Outputs;
using Banyan.Root.Histograms;

namespace Banyan.Tests.Comparing;

/// <summary>The tests against slow computations that go another way, and against numbers that can be worked out by hand.</summary>
public class CompatibilityTestsTests
{
    [Fact]
    public void KolmogorovProb_AgreesWithBothSeries()
    {
        for (double z = 0.25; z < 3; z += 0.05)
        {
            Assert.Equal(Series(z), TMath.KolmogorovProb(z), 1e-9);
            Assert.Equal(TMath.KolmogorovProb(z), TMath.KolmogorovProb(-z));
        }

        // Tabled: the 5 % point of Kolmogorov's distribution.
        Assert.Equal(0.05, TMath.KolmogorovProb(1.3580986), 1e-7);
        Assert.Equal((1, 0), (TMath.KolmogorovProb(0.1), TMath.KolmogorovProb(7)));
        Assert.True(double.IsNaN(TMath.KolmogorovProb(double.NaN)));

        static double Series(double z)
        {
            double sum = 0;
            for (int j = 1; j < 400; j++)
            {
                sum += (j % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * j * j * z * z);
            }

            return sum;
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Kolmogorov_OneDimension_IsThatOfTheCumulativeSums(uint seed, bool isWeighted)
    {
        (Histogram1D left, Histogram1D right) = Samples(seed, isWeighted);

        TestOutcome outcome = CompatibilityTests.Kolmogorov(RootHistograms.From(left), RootHistograms.From(right));

        double[] first = Inner(left.Contents);
        double[] second = Inner(right.Contents);
        double distance = Enumerable.Range(1, first.Length).Max(n => Math.Abs((first.Take(n).Sum() / first.Sum()) - (second.Take(n).Sum() / second.Sum())));
        double one = isWeighted ? Math.Pow(first.Sum(), 2) / Inner(left.SumW2).Sum() : first.Sum();
        double two = isWeighted ? Math.Pow(second.Sum(), 2) / Inner(right.SumW2).Sum() : second.Sum();
        Assert.Equal(distance, outcome.Statistic, 1e-12);
        Assert.Equal(TMath.KolmogorovProb(distance * Math.Sqrt(one * two / (one + two))), outcome.Probability, 1e-12);
        Assert.InRange(outcome.Probability, 1e-12, 1);
    }

    [Fact]
    public void Kolmogorov_TwoDimensions_IsTheMeanOfBothOrders()
    {
        var left = new Histogram2D("l", string.Empty, Axis.Regular(3, 0, 3), Axis.Regular(2, 0, 2));
        var right = new Histogram2D("r", string.Empty, Axis.Regular(3, 0, 3), Axis.Regular(2, 0, 2));
        Fill(left, [[4, 1, 3], [2, 5, 2]]);
        Fill(right, [[1, 6, 3], [4, 4, 3]]);
        left.Fill(-1, 0.5); // stays out
        double[] byX = [4, 2, 1, 5, 3, 2];
        double[] byXOther = [1, 4, 6, 4, 3, 3];
        double[] byY = [4, 1, 3, 2, 5, 2];
        double[] byYOther = [1, 6, 3, 4, 4, 3];
        double distance = 0.5 * (Distance(byX, byXOther) + Distance(byY, byYOther));

        TestOutcome outcome = CompatibilityTests.Kolmogorov(RootHistograms.From(left), RootHistograms.From(right));

        Assert.Equal(distance, outcome.Statistic, 1e-14);
        Assert.Equal(TMath.KolmogorovProb(distance * Math.Sqrt(17.0 * 21 / (17 + 21))), outcome.Probability, 1e-12);

        static void Fill(Histogram2D histogram, int[][] rows)
        {
            for (int y = 0; y < 2; y++)
            {
                for (int x = 0; x < 3; x++)
                {
                    for (int i = 0; i < rows[y][x]; i++)
                    {
                        histogram.Fill(x + 0.5, y + 0.5);
                    }
                }
            }
        }

        static double Distance(double[] first, double[] second) =>
            Enumerable.Range(1, first.Length).Max(n => Math.Abs((first.Take(n).Sum() / first.Sum()) - (second.Take(n).Sum() / second.Sum())));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void ChiSquare_Counts_IsPearsonsTestOfTheTable(uint seed)
    {
        (Histogram1D left, Histogram1D right) = Samples(seed, false);

        TestOutcome outcome = CompatibilityTests.ChiSquare(RootHistograms.From(left), RootHistograms.From(right));

        // Pearson's χ² of a table of two rows: Σ (observed − expected)² / expected.
        double[] first = Inner(left.Contents);
        double[] second = Inner(right.Contents);
        double total = first.Sum() + second.Sum();
        double expected = 0;
        int freedom = -1;
        for (int i = 0; i < first.Length; i++)
        {
            double column = first[i] + second[i];
            if (column > 0)
            {
                freedom++;
                double one = column * first.Sum() / total;
                double two = column * second.Sum() / total;
                expected += ((first[i] - one) * (first[i] - one) / one) + ((second[i] - two) * (second[i] - two) / two);
            }
        }

        Assert.Equal(expected, outcome.Statistic, 1e-10);
        Assert.Equal(freedom, outcome.Freedom);
        Assert.Equal(TMath.Prob(expected, freedom), outcome.Probability, 1e-10);
    }

    [Fact]
    public void ChiSquare_Weighted_IsTheSumOfNormalisedDistances()
    {
        (Histogram1D left, Histogram1D right) = Samples(6, true);

        TestOutcome outcome = CompatibilityTests.ChiSquare(RootHistograms.From(left), RootHistograms.From(right));

        double[] first = Inner(left.Contents);
        double[] second = Inner(right.Contents);
        double[] one = Inner(left.SumW2);
        double[] two = Inner(right.SumW2);
        double expected = 0;
        int freedom = -1;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] != 0 || second[i] != 0)
            {
                // Shares of the sums with their errors: the same test with the factor W₁W₂ taken out.
                double difference = (first[i] / first.Sum()) - (second[i] / second.Sum());
                expected += difference * difference / ((one[i] / (first.Sum() * first.Sum())) + (two[i] / (second.Sum() * second.Sum())));
                freedom++;
            }
        }

        Assert.Equal(expected, outcome.Statistic, 1e-9);
        Assert.Equal(freedom, outcome.Freedom);
        Assert.Equal(TMath.Prob(expected, freedom), outcome.Probability, 1e-10);
    }

    [Fact]
    public void ChiSquare_ByHand_OfFourCells()
    {
        // 10, 20 against 20, 10: expected 15 everywhere, so χ² = 4 · 25/15.
        TestOutcome outcome = CompatibilityTests.ChiSquare(Of(10, 20), Of(20, 10));

        Assert.Equal((20.0 / 3, 1), (outcome.Statistic, outcome.Freedom), Close);
        Assert.Equal(0.0098232, outcome.Probability, 1e-6);

        static bool Close((double, int) one, (double, int) two) => Math.Abs(one.Item1 - two.Item1) < 1e-12 && one.Item2 == two.Item2;
    }

    [Fact]
    public void ChiSquare_Profiles_ComparesTheMeans()
    {
        var left = new Profile1D("l", string.Empty, Axis.Regular(3, 0, 3));
        var right = new Profile1D("r", string.Empty, Axis.Regular(3, 0, 3));
        foreach (double y in new[] { 1.0, 2, 3, 4 })
        {
            left.Fill(0.5, y);
            right.Fill(0.5, y + 1);
            left.Fill(1.5, 2 * y);
            right.Fill(1.5, 2 * y);
        }

        left.Fill(2.5, 1);
        double error = Math.Sqrt(1.25 / 4);

        TestOutcome outcome = CompatibilityTests.ChiSquare(RootHistograms.From(left), RootHistograms.From(right));

        Assert.Equal(1 / (2 * error * error), outcome.Statistic, 1e-12);
        Assert.Equal(2, outcome.Freedom);
        Assert.NotNull(CompatibilityTests.Kolmogorov(RootHistograms.From(left), RootHistograms.From(right)).Problem);
    }

    [Fact]
    public void Tests_WhereThereIsNothingToTest_SaySo()
    {
        Assert.Equal("a histogram is empty", CompatibilityTests.Kolmogorov(Of(0, 0), Of(1, 2)).Problem);
        Assert.Equal("a histogram is empty", CompatibilityTests.ChiSquare(Of(1, 2), Of(0, 0)).Problem);
        Assert.Equal("the histograms have different bins", CompatibilityTests.ChiSquare(Of(1, 2), Of(1, 2, 3)).Problem);
        Assert.Equal("too few cells are filled", CompatibilityTests.ChiSquare(Of(1, 0), Of(2, 0)).Problem);
        Assert.False(CompatibilityTests.Kolmogorov(Of(double.NaN, 1), Of(1, 2)).Passes(0));
    }

    private static RootHistogram Of(params double[] bins) => new("TH1D")
    {
        X = new RootAxis { BinCount = bins.Length, Low = 0, High = bins.Length },
        Contents = (double[])[0, .. bins, 0],
    };

    private static double[] Inner(ReadOnlySpan<double> cells) => cells[1..^1].ToArray();

    private static (Histogram1D Left, Histogram1D Right) Samples(uint seed, bool isWeighted)
    {
        var left = new Histogram1D("l", string.Empty, Axis.Regular(20, 0, 1));
        var right = new Histogram1D("r", string.Empty, Axis.Regular(20, 0, 1));
        var random = new Random((int)seed);
        for (int i = 0; i < 400; i++)
        {
            left.Fill(Math.Pow(random.NextDouble(), 2) * 1.1, isWeighted ? 0.5 + random.NextDouble() : 1);
            right.Fill(Math.Pow(random.NextDouble(), 1.9) * 1.1, isWeighted ? 0.2 + random.NextDouble() : 1);
        }

        return (left, right);
    }
}
