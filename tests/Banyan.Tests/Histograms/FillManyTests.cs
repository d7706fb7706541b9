using Banyan.Histograms;

namespace Banyan.Tests.Histograms;

/// <summary>Filling a run of values is filling them one by one, bit for bit, however the run is cut.</summary>
public unsafe class FillManyTests
{
    public static TheoryData<string> Axes => ["regular", "regular3", "few", "many"];

    private static Axis MakeAxis(string kind) => kind switch
    {
        "regular" => Axis.Regular(100, 0, 10),
        "regular3" => Axis.Regular(3, -0.1, 0.2),
        "few" => Axis.Variable([-1, 0, 0.1, 0.30000000000000004, 1, 2.5, 3, 10]),
        _ => Axis.Variable([.. Enumerable.Range(0, 201).Select(i => (i * 0.06) - 1)]),
    };

    /// <summary>Ends of the pieces that a run of <paramref name="count"/> is cut into.</summary>
    private static IEnumerable<(int First, int Count)> Cut(int count, int seed)
    {
        var random = new Random(seed);
        for (int first = 0; first < count;)
        {
            int length = Math.Min(count - first, random.Next(3) == 0 ? random.Next(300) : random.Next(20));
            yield return (first, length);
            first += length;
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Histogram1D_Floats_SameAsOneByOne(string axis)
    {
        float[] values = FillData.Floats(1, 5000);
        var one = new Histogram1D("h", "t", MakeAxis(axis));
        var many = new Histogram1D("h", "t", MakeAxis(axis));
        foreach (float value in values)
        {
            one.Fill(value);
        }

        fixed (float* x = values)
        {
            foreach ((int first, int count) in Cut(values.Length, 1))
            {
                many.FillMany(count, x + first);
            }
        }

        AssertSame(one, many);
        Assert.False(many.IsWeighted);
        Assert.Equal(5000, many.Entries);
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Histogram1D_DoublesAfterWeights_SameAsOneByOne(string axis)
    {
        double[] values = FillData.Doubles(2, 3000);
        double[] weights = FillData.Weights(3, 3000, 700);
        var one = new Histogram1D("h", "t", MakeAxis(axis));
        var many = new Histogram1D("h", "t", MakeAxis(axis));
        for (int i = 0; i < values.Length; i++)
        {
            one.Fill(values[i], weights[i]);
        }

        foreach (double value in values)
        {
            one.Fill(value);
        }

        fixed (double* x = values, w = weights)
        {
            foreach ((int first, int count) in Cut(values.Length, 2))
            {
                many.FillMany(count, x + first, w + first);
            }

            many.FillMany(values.Length, x);
        }

        AssertSame(one, many);
        Assert.True(many.IsWeighted);
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Histogram2D_MixedTypes_SameAsOneByOne(string axis)
    {
        float[] xs = FillData.Floats(4, 2500);
        double[] ys = FillData.Doubles(5, 2500);
        float[] weights = [.. FillData.Weights(6, 2500, 900).Select(w => (float)w)];
        foreach (string other in Axes.Select(row => row.Data))
        {
            var one = new Histogram2D("h", "t", MakeAxis(axis), MakeAxis(other));
            var many = new Histogram2D("h", "t", MakeAxis(axis), MakeAxis(other));
            for (int i = 0; i < xs.Length; i++)
            {
                one.Fill(xs[i], ys[i]);
            }

            for (int i = 0; i < xs.Length; i++)
            {
                one.Fill(xs[i], ys[i], weights[i]);
            }

            fixed (float* x = xs, w = weights)
            fixed (double* y = ys)
            {
                foreach ((int first, int count) in Cut(xs.Length, 3))
                {
                    many.FillMany(count, x + first, y + first);
                }

                foreach ((int first, int count) in Cut(xs.Length, 4))
                {
                    many.FillMany(count, x + first, y + first, w + first);
                }
            }

            AssertSame(one, many);
        }
    }

    [Theory]
    [MemberData(nameof(Axes))]
    public void Profile1D_MixedTypes_SameAsOneByOne(string axis)
    {
        double[] xs = FillData.Doubles(7, 2500);
        float[] ys = FillData.Floats(8, 2500, 0);
        double[] weights = FillData.Weights(9, 2500, 900);
        var one = new Profile1D("h", "t", MakeAxis(axis));
        var many = new Profile1D("h", "t", MakeAxis(axis));
        for (int i = 0; i < xs.Length; i++)
        {
            one.Fill(xs[i], ys[i]);
        }

        for (int i = 0; i < xs.Length; i++)
        {
            one.Fill(xs[i], ys[i], weights[i]);
        }

        fixed (double* x = xs, w = weights)
        fixed (float* y = ys)
        {
            foreach ((int first, int count) in Cut(xs.Length, 5))
            {
                many.FillMany(count, x + first, y + first);
            }

            foreach ((int first, int count) in Cut(xs.Length, 6))
            {
                many.FillMany(count, x + first, y + first, w + first);
            }
        }

        AssertSame(one, many);
    }

    /// <summary>Split the data anywhere, fill the parts apart and add them up: the same bins and entries.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Add_AnySplit_SameBinsAndEntries(int seed)
    {
        float[] values = FillData.Floats((ulong)seed, 4000);
        var whole = new Histogram1D("h", "t", MakeAxis("regular"));
        Histogram merged = whole.CreateEmpty();
        fixed (float* x = values)
        {
            whole.FillMany(values.Length, x);
            foreach ((int first, int count) in Cut(values.Length, seed))
            {
                Histogram1D part = whole.CreateEmpty();
                part.FillMany(count, x + first);
                merged.Add(part);
            }
        }

        Assert.Equal(whole.Contents.ToArray(), merged.Contents.ToArray());
        Assert.Equal(whole.Entries, merged.Entries);
        Assert.Equal(whole.SumOfWeights, merged.SumOfWeights);
        Assert.Equal(whole.Mean, merged.Mean, 1e-12);
        Assert.Equal(whole.StdDev, merged.StdDev, 1e-12);
    }

    private static void AssertSame(Histogram expected, Histogram actual)
    {
        Assert.Equal(expected.Contents.ToArray(), actual.Contents.ToArray());
        Assert.Equal(expected.SumW2.ToArray(), actual.SumW2.ToArray());
        Assert.Equal(expected.Statistics, actual.Statistics);
        Assert.Equal(expected, actual);
    }
}
