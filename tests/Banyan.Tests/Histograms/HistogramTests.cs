using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

/// <summary>Semantics of ROOT's TH1D, TH2D and TProfile; numbers worked out by hand from TH1.cxx, TH2.cxx and TProfile.cxx.</summary>
public class HistogramTests
{
    private static Histogram1D Make1D() => new("h", "title", Axis.Regular(4, 0, 4, "x"), "y");

    [Fact]
    public void Fill_OutsideAndNaN_CountAsEntriesButNotInStatistics()
    {
        Histogram1D h = Make1D();
        foreach (double value in new[] { -1, 0.5, 1.5, 1.5, 4, double.NaN })
        {
            h.Fill(value);
        }

        Assert.Equal([1, 1, 2, 0, 0, 2], h.Contents.ToArray());
        Assert.Equal(6, h.Entries);
        Assert.Equal([3, 3, 3.5, 4.75], h.Statistics);
        Assert.Equal(3.5 / 3, h.Mean);
        Assert.Equal(Math.Sqrt((4.75 / 3) - (3.5 / 3 * (3.5 / 3))), h.StdDev, 1e-15);
        Assert.Equal(Math.Sqrt(2), h.GetError(2));
        Assert.False(h.IsWeighted);
        Assert.True(h.SumW2.IsEmpty);
    }

    [Fact]
    public void Scaled_AnyKind_IsAsIfFilledWithTheWeight()
    {
        Histogram[] unit = [Make1D(), new Histogram2D("h2", "t", Axis.Regular(2, 0, 2), Axis.Regular(2, 0, 2)), new Profile1D("p", "t", Axis.Regular(2, 0, 2))];
        Histogram[] weighted = [.. unit.Select(h => h.CreateEmpty())];
        foreach (double x in new[] { -1, 0.5, 1.5, 1.75, 9 })
        {
            ((Histogram1D)unit[0]).Fill(x);
            ((Histogram1D)weighted[0]).Fill(x, 0.5);
            ((Histogram2D)unit[1]).Fill(x, x * x);
            ((Histogram2D)weighted[1]).Fill(x, x * x, 0.5);
            ((Profile1D)unit[2]).Fill(x, x * x);
            ((Profile1D)weighted[2]).Fill(x, x * x, 0.5);
        }

        // A power of two rounds nothing.
        Assert.Equal(weighted, unit.Select(h => h.Scaled(0.5)));
        Assert.Equal(weighted, unit.Select(h => h.Scaled(2).Scaled(0.25)));
    }

    [Fact]
    public void Fill_FirstWeightOtherThanOne_BackfillsSquares()
    {
        Histogram1D h = Make1D();
        h.Fill(0.5);
        h.Fill(0.5, 1);
        h.Fill(9);
        Assert.False(h.IsWeighted);
        h.Fill(0.5, 3);
        h.Fill(1.5, 0);

        Assert.True(h.IsWeighted);
        Assert.Equal([0, 5, 0, 0, 0, 1], h.Contents.ToArray());
        Assert.Equal([0, 11, 0, 0, 0, 1], h.SumW2.ToArray());
        Assert.Equal(5, h.Entries);
        Assert.Equal([5, 11, 2.5, 1.25], h.Statistics);
        Assert.Equal(Math.Sqrt(11), h.GetError(1));
    }

    [Fact]
    public void StdDev_NegativeVariance_IsZero()
    {
        Histogram1D h = Make1D();
        h.Fill(0.5, -1);
        h.Fill(3.5, 2);

        Assert.Equal(0, h.StdDev);
        Assert.Equal(6.5, h.Mean);
    }

    [Fact]
    public void Mean_OfNothing_IsZero() => Assert.Equal((0, 0), (Make1D().Mean, Make1D().StdDev));

    [Fact]
    public void Add_WeightedToUnweighted_KeepsSquaresOfBoth()
    {
        Histogram1D a = Make1D();
        a.Fill(0.5);
        a.Fill(0.5);
        Histogram1D b = Make1D();
        b.Fill(0.5, 3);
        Histogram1D c = Make1D();
        c.Fill(0.5);

        a.Add(b);
        a.Add(c);

        Assert.Equal(6, a.GetContent(1));
        Assert.Equal(12, a.SumW2[1]);
        Assert.Equal(4, a.Entries);
    }

    [Fact]
    public void Add_OtherBins_IsRefused()
    {
        var other = new Histogram1D("h", "t", Axis.Regular(5, 0, 4));

        Assert.Throws<ArgumentException>(() => Make1D().Add(other));
        Assert.Throws<ArgumentException>(() => Make1D().Add(new Profile1D("p", "t", Axis.Regular(4, 0, 4))));
    }

    [Fact]
    public void Histogram2D_Fill_CellsAreXFastest()
    {
        var h = new Histogram2D("h", "t", Axis.Regular(2, 0, 2), Axis.Regular(3, 0, 3));
        h.Fill(0.5, 2.5);
        h.Fill(1.5, 0.5);
        h.Fill(1.5, 7);

        Assert.Equal(20, h.CellCount);
        Assert.Equal(1, h.Contents[1 + (4 * 3)]);
        Assert.Equal(1, h.GetContent(2, 1));
        Assert.Equal(1, h.GetContent(2, 4));
        Assert.Equal([2, 2, 2, 2.5, 3, 6.5, 2], h.Statistics);
        Assert.Equal((1, 1.5), (h.Mean, h.MeanY));
    }

    [Fact]
    public void Profile1D_Fill_GivesMeansAndTheirErrors()
    {
        var p = new Profile1D("p", "t", Axis.Regular(2, 0, 2));
        p.Fill(0.5, 1);
        p.Fill(0.5, 3);
        p.Fill(0.5, 5);
        p.Fill(5, 2);

        Assert.Equal(3, p.GetMean(1));
        Assert.Equal(Math.Sqrt(8.0 / 3) / Math.Sqrt(3), p.GetError(1), 1e-15);
        Assert.Equal(0, p.GetMean(2));
        Assert.Equal(0, p.GetError(2));
        Assert.Equal(2, p.GetMean(3));
        Assert.Equal([0, 9, 0, 2], p.Contents.ToArray());
        Assert.Equal([0, 35, 0, 4], p.SumWV2.ToArray());
        Assert.Equal([0, 3, 0, 1], p.BinEntries.ToArray());
        Assert.Equal([3, 3, 1.5, 0.75, 9, 35], p.Statistics);
        Assert.Equal((4, 3), (p.Entries, p.MeanY));
    }

    [Fact]
    public void Profile1D_Weights_UseEffectiveEntries()
    {
        var p = new Profile1D("p", "t", Axis.Regular(1, 0, 1));
        p.Fill(0.5, 1);
        p.Fill(0.5, 3, 2);

        Assert.Equal(7.0 / 3, p.GetMean(1));
        Assert.Equal(5, p.SumW2[1]);
        Assert.Equal(9.0 / 5, p.GetEffectiveEntries(1));
        double spread = Math.Sqrt((19.0 / 3) - (7.0 / 3 * (7.0 / 3)));
        Assert.Equal(spread / Math.Sqrt(9.0 / 5), p.GetError(1), 1e-15);
    }

    [Fact]
    public void Read_WhatWriteWrote_IsEqual()
    {
        Histogram1D a = Make1D();
        var b = new Histogram2D("2", "t", Axis.Regular(2, 0, 2), Axis.Variable([0, 1, 3], "y"), "z");
        var c = new Profile1D("p", "t", Axis.Regular(2, 0, 2), "mean");
        for (int i = 0; i < 11; i++)
        {
            a.Fill(i * 0.5);
            b.Fill(i * 0.3, i * 0.4, i);
            c.Fill(i * 0.3, i, 2);
        }

        foreach (Histogram histogram in new Histogram[] { a, b, c })
        {
            using var stream = new MemoryStream();
            using var writer = new BinaryWriter(stream);
            histogram.Write(writer);
            writer.Flush();
            stream.Position = 0;
            using var reader = new BinaryReader(stream);

            Histogram back = Histogram.Read(reader);

            Assert.Equal(histogram, back);
            Assert.Equal(stream.Length, stream.Position);
            Assert.NotEqual(histogram, histogram.CreateEmpty());
        }
    }

    [Fact]
    public void ReadContent_OfAnotherSize_SaysSo()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Make1D().WriteContent(writer);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);

        var other = new Histogram1D("h", "t", Axis.Regular(5, 0, 5));

        Assert.Contains("7 cells", Assert.Throws<InvalidDataException>(() => other.ReadContent(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_NumbersFromAFile_AreKept()
    {
        Histogram1D h = Make1D();
        h.Restore([1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 1, 1], 17.5, [14, 4, 30, 80]);

        Assert.Equal(17.5, h.Entries);
        Assert.Equal([14, 4, 30, 80], h.Statistics);
        Assert.Equal(1, h.GetError(3));
    }
}
