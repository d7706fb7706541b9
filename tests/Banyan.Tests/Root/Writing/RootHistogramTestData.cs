using Banyan.Root.Histograms;

namespace Banyan.Tests.Root.Writing;

/// <summary>Small histograms with all members set.</summary>
internal static class RootHistogramTestData
{
    /// <summary>A histogram of 3 (× 2 × 2) bins whose numbers all differ.</summary>
    public static RootHistogram Make(string className)
    {
        HistogramKind kind = HistogramKind.Find(className)!;
        int cells = kind.Dimensions switch { 1 => 5, 2 => 20, _ => 80 };
        double[] numbers = [.. Enumerable.Range(1, cells).Select(i => "FD".Contains(kind.Item, StringComparison.Ordinal) ? i * 1.25 : i)];
        return new RootHistogram(className)
        {
            Name = "h",
            Title = $"a {className}",
            X = new RootAxis { BinCount = 3, Low = 0, High = 7, VariableEdges = new double[] { 0, 1, 3, 7 }, Title = "x", Labels = new Dictionary<int, string> { [2] = "two" } },
            Y = kind.Dimensions > 1 ? new RootAxis { BinCount = 2, Low = -1, High = 1, Title = "y" } : RootAxis.Unused("y"),
            Z = kind.Dimensions > 2 ? new RootAxis { BinCount = 2, Low = -5, High = 5, Title = "z" } : RootAxis.Unused("z"),
            Contents = numbers,
            SumW2 = numbers.Select(number => number * 2).ToArray(),
            Entries = 12,
            Statistics = Enumerable.Range(1, kind.StatisticsCount).Select(i => (double)i).ToArray(),
            Profile = kind.IsProfile
                ? new ProfilePart
                {
                    BinEntries = numbers.Select(number => number + 1).ToArray(),
                    BinSumW2 = numbers.Select(number => number + 2).ToArray(),
                    ErrorMode = ProfileErrorMode.Integer,
                    LowestValue = -1,
                    HighestValue = 99,
                }
                : null,
        };
    }
}
