using Banyan.Histograms;

namespace Banyan.Tests.Histograms.Plots;

/// <summary>Histograms that are hard to draw: empty, one bin, negative, huge, tiny, infinite, NaN, many bins, hostile titles.</summary>
internal static class PlotCases
{
    public static IEnumerable<Histogram> All()
    {
        yield return new Histogram1D("empty", string.Empty, Axis.Regular(10, 0, 1));
        yield return Filled("one bin", Axis.Regular(1, -1e-7, 1e-7), _ => 3);
        yield return Filled("many", Axis.Regular(3000, 0, 1e9), i => i % 7);
        yield return Filled("negative", Axis.Regular(20, -10, 10), i => i - 15);
        yield return Filled("all negative", Axis.Regular(20, -10, 10), i => -i - 1);
        yield return Filled("huge", Axis.Regular(20, 1e300, 2e300), i => i * 1e300);
        yield return Filled("tiny", Axis.Variable([0, 1e-300, 2e-300, 5e-300]), i => i * 1e-310);
        yield return Filled("odd", Axis.Regular(5, 0, 5), i => i switch { 1 => double.NaN, 2 => double.PositiveInfinity, 3 => double.NegativeInfinity, _ => 1 });
        yield return Filled("far", Axis.Regular(5, 1e9, 1e9 + 1), i => i);
        yield return Filled("narrow", Axis.Regular(2, 1e15, 1e15 + 0.25), i => i);
        yield return Filled("<b>&\"'\u0001\ud800 p_{T} #mu_{x^{2}", Axis.Variable([0, 1, 10, 100], "a_{b #nu"), i => i * i);
        yield return Filled("texts", Axis.Categories(["a", "p_{T} #mu <b>\u0001", string.Empty, new string('w', 200)], "names"), i => i);
        yield return Filled("many texts", Axis.Categories([.. Enumerable.Range(0, 300).Select(i => $"name {i}")]), i => i);
        yield return new Histogram2D("texts 2D", "texts", Axis.Categories(["a", new string('x', 50)]), Axis.Categories([new string('y', 50), "b"]));
        var plane = new Histogram2D("2D", "2D", Axis.Regular(30, -3, 3, "x"), Axis.Variable([0, 1, 4, 9], "y"), "z");
        var big = new Histogram2D("big", "big", Axis.Regular(300, -3, 3), Axis.Regular(200, 0, 1e8));
        var profile = new Profile1D("profile", "profile", Axis.Regular(12, 0, 6, "x"), "y");
        for (int i = 0; i < 500; i++)
        {
            double x = (i % 61) * 0.1;
            plane.Fill(x - 3, (i * 7 % 100) * 0.1, i % 5);
            big.Fill(x - 3, i * 2e5);
            profile.Fill(x, Math.Abs(x - 3) + (i % 3));
        }

        yield return plane;
        yield return big;
        yield return new Histogram2D("empty 2D", string.Empty, Axis.Regular(2, 0, 1), Axis.Regular(2, 0, 1));
        yield return profile;
        yield return new Profile1D("empty profile", string.Empty, Axis.Regular(2, 0, 1));
    }

    private static Histogram1D Filled(string name, Axis axis, Func<int, double> content)
    {
        var h = new Histogram1D(name, name, axis, name);
        h.Restore([.. Enumerable.Range(0, axis.CellCount).Select(content)], [], axis.CellCount, [1, 1, 1, 1]);
        return h;
    }
}
