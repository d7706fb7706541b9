using System.Security.Cryptography;
using Banyan.Histograms;
using Banyan.Histograms.Accumulators;

namespace Banyan.Tests.Histograms;

/// <summary>The bits of results are the same on every machine: they are committed here, and looked at again with narrower vectors.</summary>
public unsafe class FillBitsTests
{
    private const string Committed = "c9475049bae72fb317faaca37207ecffffb2f8f6814262a14439ef7b8cccee19";

    [Fact]
    public void FillMany_FixedData_GivesTheCommittedBits()
    {
        VectorWidths.AssertAsAsked();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        double[] xs = FillData.Doubles(11, 10_000);
        float[] ys = FillData.Floats(12, 10_000, 0);
        double[] weights = FillData.Weights(13, 10_000, 100);
        var plain = new Histogram1D("h", "t", Axis.Regular(50, 0, 10));
        var weighted = new Histogram1D("h", "t", Axis.Variable([0, 1, 2, 5, 10]));
        var plane = new Histogram2D("h", "t", Axis.Regular(20, 0, 10), Axis.Regular(5, -1, 8));
        var profile = new Profile1D("h", "t", Axis.Regular(7, 0, 10));
        Accumulator[] accumulators = [new SumAccumulator(), new MeanAccumulator(), new MinAccumulator(), new MaxAccumulator(), new StdDevAccumulator()];
        fixed (double* x = xs, w = weights)
        fixed (float* y = ys)
        {
            plain.FillMany(xs.Length, x);
            weighted.FillMany(xs.Length, y, w);
            plane.FillMany(xs.Length, x, y, w);
            profile.FillMany(xs.Length, x, y, w);
            foreach (Accumulator accumulator in accumulators)
            {
                accumulator.FillMany(ys.Length, y);
                accumulator.FillMany(ys.Length - 5, w + 5);
            }
        }

        foreach (Histogram histogram in new Histogram[] { plain, weighted, plane, profile })
        {
            histogram.Write(writer);
        }

        foreach (Accumulator accumulator in accumulators)
        {
            accumulator.Write(writer);
        }

        writer.Flush();
        string bits = Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
        Assert.True(bits == Committed, bits);
    }

    [Theory]
    [MemberData(nameof(VectorWidths.Switches), MemberType = typeof(VectorWidths))]
    public void FillMany_NarrowerVectors_GivesTheCommittedBits(string setting) =>
        VectorWidths.RunWithout($"{typeof(FillBitsTests).FullName}.{nameof(FillMany_FixedData_GivesTheCommittedBits)}", setting);
}
