using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Banyan.Histograms;
using Banyan.Histograms.Plots.Svg;
using Banyan.Histograms.Plots.Text;
using Banyan.Histograms.Uhi;

namespace Banyan.Tests.Histograms;

/// <summary><see cref="Histogram3D"/> and <see cref="Profile2D"/>: against sums made by hand, value by value against runs of values, and their forms.</summary>
public sealed unsafe class ThreeDimensionsTests
{
    private const string Committed = "51a7505425d1be90a5ede1eaa053d95f30d783b41620fbf709fe41ac0f3d6546";
    private static readonly string[] s_axes = ["regular", "few", "many", "log"];

    public static TheoryData<string, string, string> AxisTriples
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            for (int i = 0; i < s_axes.Length; i++)
            {
                data.Add(s_axes[i], s_axes[(i + 1) % s_axes.Length], s_axes[(i + 2) % s_axes.Length]);
            }

            return data;
        }
    }

    private static Axis MakeAxis(string kind) => kind switch
    {
        "regular" => Axis.Regular(20, 0, 10),
        "few" => Axis.Variable([-1, 0, 0.1, 0.30000000000000004, 1, 2.5, 3, 10]),
        "log" => Axis.Logarithmic(12, 0.1, 10),
        _ => Axis.Variable([.. Enumerable.Range(0, 61).Select(i => (i * 0.2) - 1)]),
    };

    [Theory]
    [MemberData(nameof(AxisTriples))]
    public void Histogram3D_FillMany_SameAsOneByOne(string x, string y, string z)
    {
        var one = new Histogram3D("h", "t", MakeAxis(x), MakeAxis(y), MakeAxis(z));
        Histogram3D many = one.CreateEmpty();
        Fill((count, a, b, c, w) => many.FillMany(count, a, b, c, w), one.Fill);

        Assert.Equal(one, many);
        Assert.True(many.IsWeighted);
    }

    [Theory]
    [MemberData(nameof(AxisTriples))]
    public void Profile2D_FillMany_SameAsOneByOne(string x, string y, string z)
    {
        var one = new Profile2D("p", "t", MakeAxis(x), MakeAxis(y), z);
        Profile2D many = one.CreateEmpty();
        Fill((count, a, b, c, w) => many.FillMany(count, a, b, c, w), one.Fill);

        Assert.Equal(one, many);
        Assert.Equal(one.BinEntries.ToArray(), many.BinEntries.ToArray());
    }

    [Fact]
    public void FillMany_FixedData_GivesTheCommittedBits()
    {
        VectorWidths.AssertAsAsked();
        var cube = new Histogram3D("h", "t", MakeAxis("regular"), MakeAxis("log"), MakeAxis("many"));
        var profile = new Profile2D("p", "t", MakeAxis("few"), MakeAxis("regular"));
        Fill((count, a, b, c, w) => cube.FillMany(count, a, b, c, w), null);
        Fill((count, a, b, c, w) => profile.FillMany(count, a, b, c, w), null);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        cube.Write(writer);
        profile.Write(writer);

        string bits = Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
        Assert.True(bits == Committed, bits);
    }

    [Theory]
    [MemberData(nameof(VectorWidths.Switches), MemberType = typeof(VectorWidths))]
    public void FillMany_NarrowerVectors_GivesTheCommittedBits(string setting) =>
        VectorWidths.RunWithout($"{typeof(ThreeDimensionsTests).FullName}.{nameof(FillMany_FixedData_GivesTheCommittedBits)}", setting);

    [Fact]
    public void Histogram3D_CellsAndStatistics_AsRootCountsThem()
    {
        var h = new Histogram3D("h", "t", Axis.Regular(2, 0, 2), Axis.Regular(3, 0, 3), Axis.Regular(4, 0, 4));
        h.Fill(0.5, 1.5, 3.5, 2);
        h.Fill(1.5, 2.5, 0.5, 3);
        h.Fill(double.NaN, 1, 1); // overflow of x: counts as an entry, in no sum
        h.Fill(1, 1, 4); // the upper end belongs to the overflow

        Assert.Equal(4 * 5 * 6, h.CellCount);
        Assert.Equal(1 + (4 * (2 + (5 * 4))), h.GetCell(1, 2, 4));
        Assert.Equal(2, h.GetContent(1, 2, 4));
        Assert.Equal(2, h.GetError(1, 2, 4));
        Assert.Equal(1, h.GetContent(3, 2, 2));
        Assert.Equal(1, h.GetContent(2, 2, 5));
        Assert.Equal(4, h.Entries);
        Assert.Equal([5, 13, 5.5, 7.25, 10.5, 23.25, 12.75, 8.5, 25.25, 5.75, 14.25], h.Statistics);
        Assert.Equal(1.7, h.MeanZ, 1e-15);
    }

    [Fact]
    public void Profile2D_MeansAndErrors_AsRootComputesThem()
    {
        var p = new Profile2D("p", "t", Axis.Regular(2, 0, 2), Axis.Regular(1, 0, 1));
        foreach (double z in new[] { 1.0, 2, 6 })
        {
            p.Fill(0.5, 0.5, z);
        }

        p.Fill(-1, 0.5, 100);

        Assert.Equal(3, p.GetMean(1, 1));
        Assert.Equal(Math.Sqrt((41.0 / 3) - 9) / Math.Sqrt(3), p.GetError(1, 1), 1e-15);
        Assert.Equal([3, 3, 1.5, 0.75, 1.5, 0.75, 0.75, 9, 41], p.Statistics);
        Assert.Equal(100, p.GetMean(0, 1));
        p.Fill(1.5, 0.5, 4, 2);
        p.Fill(1.5, 0.5, 10, 1);
        Assert.Equal(6, p.GetMean(2, 1));
        Assert.Equal(9.0 / 5, p.GetEffectiveEntries(p.GetCell(2, 1)));
        Assert.Equal(Math.Sqrt(Math.Abs((132.0 / 3) - 36)) / Math.Sqrt(1.8), p.GetError(2, 1), 1e-15);
    }

    [Theory]
    [InlineData(3, 1, 1000, new[] { 1.0, 10, 100, 1000 })]
    [InlineData(4, 0.01, 100, new[] { 0.01, 0.1, 1, 10, 100 })]
    [InlineData(3, 2, 16, new[] { 2.0, 4, 8, 16 })]
    [InlineData(1, 1e-300, 1e300, new[] { 1e-300, 1e300 })]
    public void Logarithmic_RoundRatios_HaveExactEdges(int bins, double low, double high, double[] edges) =>
        Assert.Equal(edges, Axis.Logarithmic(bins, low, high).ToEdges());

    [Fact]
    public void Logarithmic_AnyEdges_AreTheNearestDoublesAndBelongToTheUpperBin()
    {
        // √2 to 40 digits is 1.414213562373095048801688724209698078570; the cube roots of 10 likewise.
        Axis axis = Axis.Logarithmic(3, 1, 10);
        Assert.Equal([1, 2.1544346900318837, 4.641588833612779, 10], axis.ToEdges());
        Assert.Equal([1, 1.4142135623730951, 2], Axis.Logarithmic(2, 1, 2).ToEdges());
        Axis fine = Axis.Logarithmic(500, 0.3, 7e5);
        double[] edges = fine.ToEdges();
        for (int i = 0; i < 500; i++)
        {
            Assert.Equal(i + 1, fine.FindBin(edges[i]));
            Assert.Equal(i, fine.FindBin(Math.BitDecrement(edges[i])));
            Assert.Equal(0.3 * Math.Pow(7e5 / 0.3, i / 500.0), edges[i], edges[i] * 1e-14);
        }
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(3, 0, 10)]
    [InlineData(3, -1, 10)]
    [InlineData(3, 10, 10)]
    [InlineData(3, 1, double.PositiveInfinity)]
    [InlineData(100, 1, 1.0000000000000002)]
    public void Logarithmic_NoAxis_IsRefused(int bins, double low, double high) => Assert.Throws<ArgumentException>(() => Axis.Logarithmic(bins, low, high));

    [Fact]
    public void Write_Read_GivesTheSame_AndCutBytesAreBad()
    {
        var cube = new Histogram3D("h", "t", MakeAxis("few"), MakeAxis("log"), Axis.Regular(3, 0, 9, "z"), "n");
        var profile = new Profile2D("p", "t", MakeAxis("few"), MakeAxis("log"), "mean");
        Fill((count, a, b, c, w) => cube.FillMany(count, a, b, c, w), null);
        Fill((count, a, b, c, w) => profile.FillMany(count, a, b, c, w), null);
        foreach (Histogram histogram in new Histogram[] { cube, profile })
        {
            byte[] bytes = Bytes(histogram);
            Histogram read = Histogram.Read(new BinaryReader(new MemoryStream(bytes)));
            Assert.Equal(histogram, read);
            Histogram sum = histogram.CreateEmpty();
            sum.Add(histogram);
            sum.Add(read);
            Histogram other = read.CreateEmpty();
            other.Add(read);
            other.Add(histogram);
            Assert.Equal(sum, other);
            for (int length = 0; length < bytes.Length; length += 97)
            {
                Assert.Throws<InvalidDataException>(() => Histogram.Read(new BinaryReader(new MemoryStream(bytes, 0, length))));
            }

            Assert.Equal(histogram.Statistics[0] * 2, histogram.Scaled(2).Statistics[0]);
        }
    }

    [Fact]
    public void UhiJson_NestsAxesWithXOutermost()
    {
        var cube = new Histogram3D("cube", "t", Axis.Regular(1, 0, 1), Axis.Regular(2, 0, 2), Axis.Regular(3, 0, 3));
        cube.Fill(0.5, 1.5, 2.5);
        var profile = new Profile2D("mean", "t", Axis.Regular(1, 0, 1), Axis.Regular(2, 0, 2));
        profile.Fill(0.5, 1.5, 8);
        JsonNode json = JsonNode.Parse(UhiJson.Write([cube, profile]))!;

        Assert.Equal(3, json["cube"]!["axes"]!.AsArray().Count);
        Assert.Equal(1, (double)json["cube"]!["storage"]!["values"]![1]![2]![3]!);
        Assert.Equal(5, json["cube"]!["storage"]!["values"]![0]![0]!.AsArray().Count);
        Assert.Equal("mean", (string?)json["mean"]!["storage"]!["type"]);
        Assert.Equal(8, (double)json["mean"]!["storage"]!["values"]![1]![2]!);
    }

    [Fact]
    public void Plots_ShowSumOverZAndMeans()
    {
        var cube = new Histogram3D("cube", "three", Axis.Regular(4, 0, 4, "x"), Axis.Regular(4, 0, 4, "y"), Axis.Regular(4, 0, 4, "z"));
        cube.Fill(1, 1, 1, 5);
        var profile = new Profile2D("mean", "two", Axis.Regular(4, 0, 4, "x"), Axis.Regular(4, 0, 4, "y"), "E");
        profile.Fill(1, 1, -5);
        profile.Fill(2, 2, 7);

        Assert.Contains("summed over z 0 to 4", TextPlot.Render(cube), StringComparison.Ordinal);
        Assert.Contains("up to 5", TextPlot.Render(cube), StringComparison.Ordinal);
        string means = TextPlot.Render(profile);
        Assert.Contains("mean z 1", means, StringComparison.Ordinal);
        Assert.Contains("up to 7 from -5", means, StringComparison.Ordinal);
        Assert.Contains("sum over z", SvgPlot.Render(cube), StringComparison.Ordinal);
        Assert.Contains(">E<", SvgPlot.Render(profile), StringComparison.Ordinal);
    }

    [Fact]
    public void Plots_LogarithmicBins_HaveALogarithmicAxis()
    {
        var h = new Histogram1D("h", "t", Axis.Logarithmic(6, 1, 1e6, "E"));
        h.Fill(20);
        h.Fill(2e5, 3);
        Assert.True(h.X.HasEqualRatios);
        Assert.False(Axis.Variable([1, 2, 3, 4]).HasEqualRatios);
        Assert.False(Axis.Regular(3, 1, 4).HasEqualRatios);
        string text = TextPlot.Render(h, new TextPlotOptions { Width = 70, Ascii = true });
        Assert.Contains("10^4", text, StringComparison.Ordinal);
        Assert.Contains("Sum of weights / bin", text, StringComparison.Ordinal);

        // Bins of equal ratios are equally wide: 20 lies in the second sixth, 2e5 in the last.
        string top = text.Split('\n').First(line => line.Contains('#', StringComparison.Ordinal));
        Assert.True(top.IndexOf('#', StringComparison.Ordinal) > 45, text);
        string svg = SvgPlot.Render(h);
        Assert.Contains("<tspan", svg, StringComparison.Ordinal);
        Assert.Contains("p", TextPlot.Render(new Profile1D("p", "p", Axis.Logarithmic(4, 1, 16))), StringComparison.Ordinal);
    }

    private static byte[] Bytes(Histogram histogram)
    {
        using var stream = new MemoryStream();
        histogram.Write(new BinaryWriter(stream));
        return stream.ToArray();
    }

    private delegate void FillRun(int count, RealValues x, RealValues y, RealValues z, RealValues weights);

    /// <summary>Runs of several lengths and types: unweighted, then with weights that begin as 1, then unweighted again.</summary>
    private static void Fill(FillRun many, Action<double, double, double, double>? one)
    {
        float[] xs = FillData.Floats(21, 3000);
        double[] ys = FillData.Doubles(22, 3000);
        float[] zs = FillData.Floats(23, 3000, 0);
        double[] weights = FillData.Weights(24, 3000, 300);
        fixed (float* x = xs, z = zs)
        fixed (double* y = ys, w = weights)
        {
            int[] lengths = [1000, 7, 0, 15, 16, 300, 1000, 662];
            for (int round = 0, first = 0; round < lengths.Length; first += lengths[round++])
            {
                bool weighted = round is >= 4 and < 7;
                many(lengths[round], new RealValues(x + first), new RealValues(y + first), new RealValues(z + first), weighted ? new RealValues(w + first - 1022) : default);
                for (int i = first; i < first + lengths[round] && one is not null; i++)
                {
                    one(xs[i], ys[i], zs[i], weighted ? weights[i - 1022] : 1);
                }
            }
        }
    }
}
