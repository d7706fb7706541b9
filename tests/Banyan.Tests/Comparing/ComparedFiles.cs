using Banyan.Comparing;
using Banyan.Histograms;
using Banyan.Outputs;
using Banyan.Root.Histograms;
using Banyan.Root.Writing;

namespace Banyan.Tests.Comparing;

/// <summary>Writes files to compare into a folder of its own, which goes with it.</summary>
internal sealed class ComparedFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-diff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A path in the folder.</summary>
    public string Path(string name) => System.IO.Path.Join(_folder, name);

    /// <summary>Writes a ROOT file.</summary>
    public string Root(string name, params (string Path, WritableObject Object)[] objects)
    {
        string path = Path(name);
        using RootFileWriter file = RootFileWriter.Create(path);
        foreach ((string key, WritableObject value) in objects)
        {
            file.Write(key, value);
        }

        file.Commit();
        return path;
    }

    /// <summary>Writes text.</summary>
    public string Text(string name, string text)
    {
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    /// <summary>A histogram of whole numbers that fall from the left to the right.</summary>
    public static Histogram1D Falling(int bins = 10, double high = 10, string title = "", double weight = 1, int extra = 0)
    {
        var histogram = new Histogram1D("h", title, Axis.Regular(bins, 0, high, "x"));
        for (int bin = 1; bin <= bins; bin++)
        {
            for (int i = 0; i < 3 * (bins - bin + 1); i++)
            {
                histogram.Fill(histogram.X.Center(bin), weight);
            }
        }

        for (int i = 0; i < extra; i++)
        {
            histogram.Fill(histogram.X.Center(1), weight);
        }

        return histogram;
    }

    /// <summary>Compares two files.</summary>
    public static FileComparison Compare(string left, string right, ComparisonOptions options) => FileComparison.Run(left, right, options, TestContext.Current.CancellationToken);

    /// <summary>A histogram in ROOT's form.</summary>
    public static RootHistogram Stored(Histogram histogram) => RootHistograms.From(histogram);
}
