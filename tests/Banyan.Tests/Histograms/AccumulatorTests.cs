using Banyan.Histograms.Accumulators;

namespace Banyan.Tests.Histograms;

public unsafe class AccumulatorTests
{
    public static TheoryData<string> Kinds => ["Count", "Sum", "Mean", "Min", "Max", "StdDev"];

    private static Accumulator Make(string kind) => kind switch
    {
        "Count" => new CountAccumulator(),
        "Sum" => new SumAccumulator(),
        "Mean" => new MeanAccumulator(),
        "Min" => new MinAccumulator(),
        "Max" => new MaxAccumulator(),
        _ => new StdDevAccumulator(),
    };

    private static double ValueOf(string kind, params double[] values)
    {
        Accumulator accumulator = Make(kind);
        foreach (double value in values)
        {
            accumulator.Add(value);
        }

        return accumulator.Value;
    }

    /// <summary>RDataFrame 6.40: Mean, StdDev and Sum of nothing are 0, Min and Max the largest and lowest finite number.</summary>
    [Theory]
    [InlineData("Count", 0)]
    [InlineData("Sum", 0)]
    [InlineData("Mean", 0)]
    [InlineData("StdDev", 0)]
    [InlineData("Min", double.MaxValue)]
    [InlineData("Max", double.MinValue)]
    public void Value_OfNothing_IsRootsAnswer(string kind, double expected) => Assert.Equal(expected, Make(kind).Value);

    [Theory]
    [InlineData("Count", 5)]
    [InlineData("Sum", 15)]
    [InlineData("Mean", 3)]
    [InlineData("Min", 1)]
    [InlineData("Max", 5)]
    public void Value_OfOneToFive_IsKnown(string kind, double expected) => Assert.Equal(expected, ValueOf(kind, 1, 2, 3, 4, 5));

    [Fact]
    public void StdDev_OfOneToFive_IsThatOfTheSample() => Assert.Equal(Math.Sqrt(2.5), ValueOf("StdDev", 1, 2, 3, 4, 5), 1e-15);

    [Fact]
    public void StdDev_OfOneValue_IsZero() => Assert.Equal(0, ValueOf("StdDev", 7));

    [Fact]
    public void StdDev_FarFromZero_KeepsItsDigits()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => 1e9 + (i % 2))];
        Assert.Equal(Math.Sqrt(0.25 * 1000 / 999), ValueOf("StdDev", values), 1e-7);
    }

    /// <summary>After a NaN the running extreme restarts (std::min in RDataFrame's MinHelper).</summary>
    [Fact]
    public void Min_WithNaN_RestartsThere()
    {
        double nan = double.NaN;
        double inf = double.PositiveInfinity;
        double result = ValueOf("Min", nan, inf, -0.0, 1e300, -2.5, nan, inf, -0.0);

        Assert.Equal(0, result);
        Assert.True(double.IsNegative(result));
        Assert.Equal(3, ValueOf("Min", 1, nan, 3));
        Assert.Equal(3, ValueOf("Max", 7, nan, 3));
        Assert.True(double.IsNaN(ValueOf("Max", 7, nan)));
    }

    [Fact]
    public void Min_OfInfinity_DoesNotShowIt() => Assert.Equal(double.MaxValue, ValueOf("Min", double.PositiveInfinity));

    /// <summary>RDataFrame sums by Kahan's method, where an infinity becomes NaN with the next value.</summary>
    [Fact]
    public void Sum_WithInfinity_IsNaNUnlessItIsTheLastValue()
    {
        Assert.Equal(double.PositiveInfinity, ValueOf("Sum", 1, 2, double.PositiveInfinity));
        Assert.True(double.IsNaN(ValueOf("Sum", 1, double.PositiveInfinity, 2)));
        Assert.True(double.IsNaN(ValueOf("Sum", double.PositiveInfinity, double.PositiveInfinity)));
    }

    [Fact]
    public void Sum_ManySmallValues_IsCompensated() =>
        Assert.Equal(1e5, ValueOf("Sum", [.. Enumerable.Repeat(0.1, 1_000_000)]), 1e-9);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FillMany_AnyCut_SameBitsAsAdd(string kind)
    {
        foreach (int special in new[] { 0, 400 })
        {
            double[] doubles = FillData.Doubles(21, 3000, special);
            float[] floats = FillData.Floats(22, 3000, special);
            Accumulator one = Make(kind);
            Accumulator many = Make(kind);
            foreach (double value in doubles)
            {
                one.Add(value);
            }

            foreach (float value in floats)
            {
                one.Add(value);
            }

            var random = new Random(5);
            fixed (double* d = doubles)
            fixed (float* f = floats)
            {
                for (int first = 0; first < doubles.Length;)
                {
                    int count = Math.Min(doubles.Length - first, random.Next(60));
                    many.FillMany(count, d + first);
                    first += count;
                }

                many.FillMany(1, f);
                many.FillMany(floats.Length - 1, f + 1);
            }

            Assert.Equal(one.Count, many.Count);
            Assert.Equal(Bytes(one), Bytes(many));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Merge_AnySplit_SameValue(string kind)
    {
        foreach (int special in new[] { 0, 100 })
        {
            double[] values = FillData.Doubles(23, 2000, special);
            Accumulator whole = Make(kind);
            Accumulator merged = Make(kind);
            var random = new Random(6);
            for (int first = 0; first < values.Length;)
            {
                Accumulator part = Make(kind);
                int count = Math.Min(values.Length - first, random.Next(100));
                foreach (double value in values.AsSpan(first, count))
                {
                    whole.Add(value);
                    part.Add(value);
                }

                merged.Merge(part);
                first += count;
            }

            Assert.Equal(whole.Count, merged.Count);
            if (double.IsNaN(whole.Value) || Math.Abs(whole.Value) > 1e200)
            {
                Assert.Equal(whole.Value, merged.Value);
            }
            else
            {
                Assert.Equal(whole.Value, merged.Value, 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_WhatWriteWrote_ContinuesWithTheSameBits(string kind)
    {
        Accumulator first = Make(kind);
        foreach (double value in FillData.Doubles(24, 77, 0))
        {
            first.Add(value);
        }

        Accumulator second = Make(kind);
        using (var reader = new BinaryReader(new MemoryStream(Bytes(first))))
        {
            second.Read(reader);
        }

        foreach (double value in FillData.Doubles(25, 77, 0))
        {
            first.Add(value);
            second.Add(value);
        }

        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void Read_OfAnotherKind_SaysSo()
    {
        using var reader = new BinaryReader(new MemoryStream(Bytes(new MinAccumulator())));

        Assert.Contains("MaxAccumulator", Assert.Throws<InvalidDataException>(() => new MaxAccumulator().Read(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_OfAnotherKind_IsMisuse() => Assert.Throws<ArgumentException>(() => new MinAccumulator().Merge(new MaxAccumulator()));

    private static byte[] Bytes(Accumulator accumulator)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        accumulator.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }
}
