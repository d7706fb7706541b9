using System.Diagnostics;
using Banyan.Frame;
using Banyan.Frame.Sources;
using Banyan.Histograms;

namespace Banyan.Tests.Frame;

/// <summary>A plan's hash changes with everything that a result depends on, and with nothing else.</summary>
public sealed class PlanHashTests
{
    private record Cuts(double Pt, string Name);

    private sealed record DeepCuts(Cuts Inner, double[] Edges, Dictionary<string, int> Map) : Cuts(Inner.Pt, Inner.Name);

    private static string Hash(Action<EventFrame> book)
    {
        var events = new Events(10);
        book(events.Frame);
        return events.Frame.PlanHash();
    }

    public static TheoryData<string> Changes => [.. s_books.Keys];

    private static readonly Dictionary<string, Action<EventFrame>> s_books = new()
    {
        ["nothing"] = f => f.Histo1D("met", 10, 0, 100),
        ["expression"] = f => f.Histo1D("met + 0", 10, 0, 100),
        ["bins"] = f => f.Histo1D("met", 11, 0, 100),
        ["an edge by one bit"] = f => f.Histo1D("met", 10, 0, Math.BitIncrement(100)),
        ["weight"] = f => f.Histo1D("met", 10, 0, 100, "weight"),
        ["name"] = f => f.Histo1D("met", 10, 0, 100, name: "other"),
        ["title"] = f => f.Histo1D("met", 10, 0, 100, title: "other"),
        ["title of an axis"] = f => f.Histo1D("met", new Histogram1D("met", "met", Axis.Regular(10, 0, 100, "E"))),
        ["kind"] = f => f.Stats("met"),
        ["automatic bins"] = f => f.Histo1D("met"),
        ["filter"] = f => f.Filter("met > 1").Histo1D("met", 10, 0, 100),
        ["name of a filter"] = f => f.Filter("met > 1", "cut").Histo1D("met", 10, 0, 100),
        ["range"] = f => f.Range(5).Histo1D("met", 10, 0, 100),
        ["another range"] = f => f.Range(6).Histo1D("met", 10, 0, 100),
        ["define"] = f => f.Define("x", "met").Histo1D("x", 10, 0, 100),
        ["another define"] = f => f.Define("x", "met * 1.0").Histo1D("x", 10, 0, 100),
        ["a type"] = f => f.Define("x", "double(met)").Histo1D("x", 10, 0, 100),
        ["rows"] = f => f.Display(["met"], 3),
        ["more rows"] = f => f.Display(["met"], 4),
        ["default"] = f => f.DefaultValueFor("met", 1).Sum("met"),
        ["another default"] = f => f.DefaultValueFor("met", 2).Sum("met"),
        ["function"] = f => f.Define("x", (float met) => met * 2).Sum("x"),
        ["another function"] = f => f.Define("x", (float met) => met * 3).Sum("x"),
        ["aggregate"] = f => f.Aggregate(() => 0.0, (double s, float met) => s + met, (a, b) => a + b),
        ["another identity"] = f => f.Aggregate(() => 1.0, (double s, float met) => s + met, (a, b) => a + b),
        ["another merge"] = f => f.Aggregate(() => 0.0, (double s, float met) => s + met, (a, b) => a + b + 0),
        ["report"] = f => f.Filter("met > 1").Report(),
        ["weighted report"] = f => f.Filter("met > 1").Report("weight"),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Hash_OfEachChange_DiffersFromAllOthersAndIsTheSameAgain(string change)
    {
        string hash = Hash(s_books[change]);
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, Hash(s_books[change]));
        Assert.All(s_books.Where(other => other.Key != change), other => Assert.NotEqual(hash, Hash(other.Value)));
    }

    [Fact]
    public void Hash_CapturedValues_AreCovered()
    {
        var hashes = new List<string>();
        foreach (object captured in new object[]
        {
            1.0, 2.0, -0.0, 0.0, 1f, 1, 1L, true, 'a', "a", "b", DayOfWeek.Monday, new[] { 1.0, 2 }, new[] { 2.0, 1 }, new[] { 1f, 2 }, new List<int> { 1, 2 }, new List<int> { 1, 2, 3 },
            new Dictionary<string, int> { ["a"] = 1 }, new Dictionary<string, int> { ["a"] = 2 }, (1, "x"), (2, "x"), new Cuts(20, "a"), new Cuts(21, "a"), new Cuts(20, "b"),
            new DeepCuts(new Cuts(1, "a"), [1, 2], new() { ["k"] = 1 }), new DeepCuts(new Cuts(1, "a"), [1, 3], new() { ["k"] = 1 }), new DeepCuts(new Cuts(1, "a"), [1, 2], new() { ["k"] = 2 }),
            new Histogram1D("h", "t", Axis.Regular(2, 0, 1)), new Histogram1D("h", "t", Axis.Regular(3, 0, 1)), typeof(int), typeof(long), new DateTime(2026, 1, 1), (Func<int, int>)(x => x + 1), (Func<int, int>)(x => x + 2),
        })
        {
            hashes.Add(OfCaptured(captured));
            Assert.Equal(hashes[^1], OfCaptured(captured));
        }

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(OfCaptured(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }), OfCaptured(new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 }));

        static string OfCaptured(object captured) => Hash(f => f.Define("x", (float met) => captured is null ? 0 : met).Sum("x"));
    }

    [Fact]
    public void Hash_CapturedLocalOfAScript_ChangesWithItsValue()
    {
        Assert.NotEqual(OfThreshold(20), OfThreshold(25));
        Assert.Equal(OfThreshold(20), OfThreshold(20));

        static string OfThreshold(double threshold) => Hash(f => f.Filter((float met) => met > threshold).Count());
    }

    [Fact]
    public void Hash_WhatCannotBeCovered_IsNamed()
    {
        using var stream = new MemoryStream();
        AnalysisException error = Assert.Throws<AnalysisException>(() => Hash(f => f.Define("x", (float met) => met + stream.Length).Sum("x")));
        Assert.Contains("captures 'stream', which is MemoryStream", error.Message, StringComparison.Ordinal);
        var random = new Random(1);
        Assert.Contains("'random', which is Random", Assert.Throws<AnalysisException>(() => Hash(f => f.Define("x", (float met) => met * random.Next()).Sum("x"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hash_SampleMetadata_IsCovered()
    {
        Assert.NotEqual(Of(1.2), Of(1.3));
        Assert.Equal(Of(1.2), Of(1.2));

        static string Of(double xsec)
        {
            using var source = new ArraySource([ArrayColumn.Scalar("x", 1f)], new ArraySourceOptions { Samples = [new SampleInfo("a", "t", new Dictionary<string, object> { ["xsec"] = xsec })] });
            EventFrame frame = EventFrame.FromSource(source);
            frame.DefinePerSample("w", "xsec * 2").Sum("w");
            frame.DefinePerSample("v", part => part.GetDouble("xsec")).Sum("v");
            return frame.PlanHash();
        }
    }

    [Fact]
    public void Hash_InAnotherProcess_IsTheSame()
    {
        string own = OfEverything();
        if (Environment.GetEnvironmentVariable("BANYAN_TEST_HASH") is { } file)
        {
            File.WriteAllText(file, own);
            return;
        }

        string path = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            {
                start.ArgumentList.Add(typeof(PlanHashTests).Assembly.Location);
            }

            start.ArgumentList.Add("-method");
            start.ArgumentList.Add($"{typeof(PlanHashTests).FullName}.{nameof(Hash_InAnotherProcess_IsTheSame)}");
            start.Environment["BANYAN_TEST_HASH"] = path;
            using Process child = Process.Start(start)!;
            child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.Equal(own, File.ReadAllText(path));
        }
        finally
        {
            File.Delete(path);
        }

        static string OfEverything() => Hash(f =>
        {
            foreach (Action<EventFrame> book in s_books.Values)
            {
                book(f);
            }

            var cuts = new DeepCuts(new Cuts(1, "a"), [1, 2], new() { ["k"] = 1, ["l"] = 2 });
            f.Define("y", (float met) => met + cuts.Pt + cuts.Edges[0] + cuts.Map["k"]).Sum("y");
        });
    }
}
