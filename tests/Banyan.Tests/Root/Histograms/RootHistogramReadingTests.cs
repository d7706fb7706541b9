using System.Text.Json.Nodes;
using Banyan.Root;
using Banyan.Root.Histograms;

namespace Banyan.Tests.Root.Histograms;

public sealed class RootHistogramReadingTests
{
    /// <summary>All histograms of all files of the corpus, against what uproot and ROOT find in them.</summary>
    [Fact]
    public void From_AllHistogramsOfTheCorpus_AreThoseOfTheOracle()
    {
        List<string> problems = [];
        int compared = 0;
        foreach (string oracle in Directory.EnumerateFiles(Corpus.SharedPath("oracle"), "*.root.json").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(oracle);
            JsonObject expected = JsonNode.Parse(File.ReadAllBytes(oracle))!["histograms"]!.AsObject();
            if (expected.Count == 0)
            {
                continue;
            }

            using RootFile file = RootFile.Open(Corpus.Path(name));
            foreach ((string key, JsonNode? histogram) in expected)
            {
                compared++;
                try
                {
                    string? problem = Compare(RootHistogram.From(file.Get(key), file.Path, key), histogram!);
                    if (problem is not null)
                    {
                        problems.Add($"{name} {key}: {problem}");
                    }
                }
                catch (RootException e)
                {
                    problems.Add($"{name} {key}: {e.Message}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(compared > 300, $"{compared} histograms were compared");
    }

    [Theory]
    [InlineData(ProfileErrorMode.Mean, 1.0 / 4)] // spread² 1, 4 entries
    [InlineData(ProfileErrorMode.Spread, 1.0)]
    [InlineData(ProfileErrorMode.Integer, 1.0 / 4)]
    [InlineData(ProfileErrorMode.Gaussian, 1.0 / 4)]
    public void Variances_OfAProfile_FollowTheMode(ProfileErrorMode mode, double expected)
    {
        RootHistogram profile = new("TProfile")
        {
            X = new RootAxis { BinCount = 2, Low = 0, High = 1 },
            Contents = new double[] { 0, 12, 8, 0 }, // two values 2 and two values 4; four values 2
            SumW2 = new double[] { 0, 40, 16, 0 },
            Profile = new ProfilePart { BinEntries = new double[] { 0, 4, 4, 0 }, ErrorMode = mode },
        };

        double[] variances = profile.Variances(mode);

        Assert.Equal([0, 3, 2, 0], profile.Values());
        Assert.Equal(expected, variances[1], 15);
        double withoutSpread = mode switch { ProfileErrorMode.Integer => 1.0 / 48, ProfileErrorMode.Gaussian => 1.0 / 4, _ => 0 };
        Assert.Equal(withoutSpread, variances[2], 15);
        Assert.Equal(0, variances[0]);
    }

    [Fact]
    public void From_LabelledAxis_HasLabels()
    {
        RootHistogram labels = Read("root640-hists.root", "labels");

        Assert.Equal(["eps", "f", "", "c c", "a", "bé"], Enumerable.Range(1, 6).Select(bin => labels.X.Labels[bin]));
    }

    [Fact]
    public void From_UnflushedBuffer_KeepsTheFills()
    {
        RootHistogram buffered = Read("root640-hists.root", "bufknown");

        Assert.All(buffered.Contents.ToArray(), cell => Assert.Equal(0, cell));
        Assert.True(buffered.Buffer.Length > 0);
        Assert.True(buffered.Buffer.Span[0] > 0, "the buffer begins with the number of fills");
    }

    [Fact]
    public void From_TProfile3D_HasSumsOfAllAxes()
    {
        RootHistogram profile = Read("root640-hists.root", "prof3");

        Assert.Equal(3, profile.Dimensions);
        Assert.Equal(13, profile.Statistics.Length);
        Assert.True(profile.Statistics.Span[11] != 0, "the sum over the value is the last but one");
        Assert.Equal(64, profile.Profile!.BinEntries.Length);
    }

    [Fact]
    public void From_AnotherClass_IsRefused()
    {
        using RootFile file = RootFile.Open(Corpus.Path("root640-hists.root"));

        Assert.Throws<ArgumentException>(() => RootHistogram.From(file.Get("poly"), file.Path, "poly"));
        Assert.False(RootHistogram.IsHistogramClass("TH2Poly"));
    }

    private static RootHistogram Read(string fileName, string key)
    {
        using RootFile file = RootFile.Open(Corpus.Path(fileName));
        return RootHistogram.From(file.Get(key), file.Path, key);
    }

    private static string? Compare(RootHistogram found, JsonNode expected)
    {
        if (found.ClassName != (string)expected["class"]!)
        {
            return $"class {found.ClassName}";
        }

        if (!found.Axes.Select(axis => axis.CellCount).SequenceEqual(expected["shape"]!.AsArray().Select(size => (int)size!)))
        {
            return $"shape {string.Join(", ", found.Axes.Select(axis => axis.CellCount))}";
        }

        if (expected["title"] is JsonNode title && (string?)title != found.Title)
        {
            return $"title {found.Title}";
        }

        JsonArray edges = expected["edges"]!.AsArray();
        for (int i = 0; i < edges.Count; i++)
        {
            if (edges[i] is JsonArray list && !Close(found.Axes[i].ToEdges(), [.. list.Select(edge => (double)edge!)]))
            {
                return $"edges of axis {i}";
            }
        }

        return CompareLeaf("values", found.Values(), expected["values"]) ?? CompareLeaf("variances", found.Variances(), expected["variances"]);
    }

    private static string? CompareLeaf(string what, double[] numbers, JsonNode? leaf)
    {
        if (leaf is null)
        {
            return null;
        }

        double sum = 0;
        double weighted = 0;
        double scale = 0;
        int finite = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (double.IsFinite(numbers[i]))
            {
                sum += numbers[i];
                weighted += ((i % 97) + 1) * numbers[i];
                scale += ((i % 97) + 1) * Math.Abs(numbers[i]);
                finite++;
            }
        }

        bool isSame = numbers.Length == (int)leaf["count"]! && finite == (int)leaf["finite"]! && Math.Abs(sum - (double)leaf["sum"]!) <= 1e-9 * scale
            && Math.Abs(weighted - (double)leaf["weighted"]!) <= 1e-9 * scale;
        return isSame ? null : $"{what}: {numbers.Length} numbers, {finite} finite, sum {sum}, weighted {weighted}; expected {leaf.ToJsonString()}";
    }

    private static bool Close(double[] a, double[] b) => a.Length == b.Length && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-12 * Math.Max(1, Math.Abs(pair.Second)));
}
