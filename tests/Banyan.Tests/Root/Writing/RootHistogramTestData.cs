using Banyan.Root.Histograms;

namespace Banyan.Tests.Root.Writing;

/// <summary>Small histograms with all members set.</summary>
internal static class RootHistogramTestData
{
    /// <summary>A histogram of 3 (× 2 × 1) bins whose numbers all differ.</summary>
    public static RootHistogram Make(string className)
    {
        bool isProfile = className.StartsWith("TProfile", StringComparison.Ordinal);
        int dimensions = className switch { "TH1D" or "TProfile" => 1, "TH3D" => 3, _ => 2 };
        int cells = dimensions switch { 1 => 5, 2 => 20, _ => 60 };
        double[] numbers = [.. Enumerable.Range(1, cells).Select(i => i * 1.25)];
        return new RootHistogram(className)
        {
            Name = "h",
            Title = $"a {className}",
            X = new RootAxis { BinCount = 3, Low = 0, High = 7, VariableEdges = new double[] { 0, 1, 3, 7 }, Title = "x", Labels = new Dictionary<int, string> { [2] = "two" } },
            Y = dimensions > 1 ? new RootAxis { BinCount = 2, Low = -1, High = 1, Title = "y" } : RootAxis.Unused("y"),
            Z = dimensions > 2 ? new RootAxis { BinCount = 1, Low = 2, High = 4, Title = "z" } : RootAxis.Unused("z"),
            Contents = numbers,
            SumW2 = numbers.Select(number => number * 2).ToArray(),
            Entries = 12,
            Statistics = Enumerable.Range(1, className switch { "TH1D" => 4, "TProfile" => 6, "TH2D" => 7, "TProfile2D" => 9, _ => 11 }).Select(i => (double)i).ToArray(),
            Profile = isProfile
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
