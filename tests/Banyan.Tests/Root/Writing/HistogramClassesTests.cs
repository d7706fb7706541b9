using System.Text.Json.Nodes;
using Banyan.Root;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;

namespace Banyan.Tests.Root.Writing;

/// <summary>Every class of histogram and profile: read from a file of ROOT 6.40, written anew, and compared member by member as JSROOT reads both.</summary>
public sealed class HistogramClassesTests
{
    /// <summary>All classes.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. "123".SelectMany(dimensions => "CSILFD".Select(item => $"TH{dimensions}{item}")), "TProfile", "TProfile2D", "TProfile3D"];

    [Theory]
    [InlineData("h1c,h1s,h1i,h1l,h1f,h1d")]
    [InlineData("h1c_var,h1s_var,h1i_var,h1l_var,h1f_var,h1d_var")]
    [InlineData("h2c,h2s,h2i,h2l,h2f,h2d")]
    [InlineData("h3c,h3s,h3i,h3l,h3f,h3d")]
    [InlineData("weighted,prof_e,prof_s,prof_i,prof_g,profw_g,prof2,prof3,profv")]
    public void Histograms_OfRoot640_HaveTheSameMembers(string names)
    {
        string path = Corpus.Path("root640-hists.root");
        using ScratchFile scratch = new();
        using (RootFile read = RootFile.Open(path))
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            foreach (string name in names.Split(','))
            {
                file.Write(name, RootHistogram.From(read.Get(name), path, name));
            }

            file.Commit();
        }

        foreach (string name in names.Split(','))
        {
            JsonNode roots = JsRoot.ReadObject(path, name);
            Assert.Equal(roots.ToJsonString(), JsRoot.ReadObject(scratch.Path, name).ToJsonString());
        }
    }

    [Fact]
    public void Histograms_OfEveryClass_ComeBackAsTheyWere()
    {
        using ScratchFile scratch = new();
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            foreach (string className in All)
            {
                file.Write($"dir/{className}", RootHistogramTestData.Make(className));
            }

            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        foreach (string className in All)
        {
            RootHistogram expected = RootHistogramTestData.Make(className);
            RootHistogram found = RootHistogram.From(read.Get($"dir/{className}"), scratch.Path, className);
            Assert.Equal(
                (className, expected.Title, expected.Entries, expected.X.Title, expected.Y.Title, expected.Z.Title),
                (found.ClassName, found.Title, found.Entries, found.X.Title, found.Y.Title, found.Z.Title));
            Assert.Equal(expected.Contents.ToArray(), found.Contents.ToArray());
            Assert.Equal(expected.SumW2.ToArray(), found.SumW2.ToArray());
            Assert.Equal(expected.Statistics.ToArray(), found.Statistics.ToArray());
            Assert.Equal(expected.Profile?.BinEntries.ToArray(), found.Profile?.BinEntries.ToArray());
            Assert.Equal(expected.Profile?.BinSumW2.ToArray(), found.Profile?.BinSumW2.ToArray());
            Assert.Equal("two", found.X.Labels[2]);
        }
    }

    [Fact]
    public void Cells_OfIntegerClasses_AreRoundedAndEndAtTheirLimits()
    {
        using ScratchFile scratch = new();
        double[] cells = [0.4, 0.6, 1000, -1e30, double.NaN];
        using (RootFileWriter file = RootFileWriter.Create(scratch.Path))
        {
            foreach (string className in (string[])["TH1C", "TH1S", "TH1L"])
            {
                file.Write(className, new RootHistogram(className) { X = new RootAxis { BinCount = 3, Low = 0, High = 1 }, Contents = cells });
            }

            file.Commit();
        }

        using RootFile read = RootFile.Open(scratch.Path);
        Assert.Equal([0, 1, 127, -127, 0], RootHistogram.From(read.Get("TH1C"), scratch.Path, "h").Contents.ToArray());
        Assert.Equal([0, 1, 1000, -32767, 0], RootHistogram.From(read.Get("TH1S"), scratch.Path, "h").Contents.ToArray());
        Assert.Equal([0, 1, 1000, long.MinValue, 0], RootHistogram.From(read.Get("TH1L"), scratch.Path, "h").Contents.ToArray());
    }
}
