using Banyan.Columns.Mathematics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>Scalars and columns, of any width, give the same bits for every argument.</summary>
public sealed class ElementaryBitsTests
{
    private const string Class = "Banyan.Tests.Columns.Mathematics.ElementaryBitsTests";

    // Bits of all functions over the same arguments, as this machine and every other must give them.
    private const ulong CommittedHash = 1455067658856624824;

    public static TheoryData<string> Unaries => KernelTable.UnaryNames;

    public static TheoryData<string> Binaries => KernelTable.BinaryNames;

    [Theory]
    [MemberData(nameof(Unaries))]
    public void Unary_Columns_AreScalars(string name)
    {
        KernelTable.Unary f = KernelTable.UnaryOf(name);
        double[] x = Doubles(1, 20_011);
        double[] result = new double[x.Length];
        f.DoubleColumn(x, result);
        AssertSame(name, x, [.. x.Select(f.Double)], result);

        float[] s = Floats(2, 20_011);
        float[] singles = new float[s.Length];
        f.SingleColumn(s, singles);
        AssertSame(name, s, [.. s.Select(f.Single)], singles);
    }

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Binary_Columns_AreScalars(string name)
    {
        KernelTable.Binary f = KernelTable.BinaryOf(name);
        double[] x = Doubles(3, 20_011);
        double[] y = [.. x.Reverse()];
        double[] result = new double[x.Length];
        f.DoubleColumn(x, y, result);
        AssertSame(name, x, [.. x.Zip(y, f.Double)], result);

        float[] s = Floats(4, 20_011);
        float[] t = [.. s.Reverse()];
        float[] singles = new float[s.Length];
        f.SingleColumn(s, t, singles);
        AssertSame(name, s, [.. s.Zip(t, f.Single)], singles);
    }

    [Fact]
    public void Pairs_AreScalars()
    {
        double[] x = Doubles(5, 20_011);
        double[] y = [.. x.Reverse()];
        for (int i = 0; i < x.Length; i++)
        {
            (double sine1, double cosine1, double sine2, double cosine2) = ElementaryPairs.SinCos(x[i], y[i]);
            double[] expected = [Elementary.Sin(x[i]), Elementary.Cos(x[i]), Elementary.Sin(y[i]), Elementary.Cos(y[i])];
            Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), new[] { sine1, cosine1, sine2, cosine2 }.Select(BitConverter.DoubleToInt64Bits));
        }

        float[] s = Floats(6, 20_011);
        float[] t = [.. s.Reverse()];
        for (int i = 0; i < s.Length; i++)
        {
            (float value1, float value2) = ElementaryPairs.Expm1(s[i], t[i]);
            Assert.Equal(BitConverter.SingleToInt32Bits(Elementary.Expm1(s[i])), BitConverter.SingleToInt32Bits(value1));
            Assert.Equal(BitConverter.SingleToInt32Bits(Elementary.Expm1(t[i])), BitConverter.SingleToInt32Bits(value2));
        }
    }

    [Fact]
    public void Columns_EveryLength_FillsNoMore()
    {
        for (int length = 0; length < 40; length++)
        {
            float[] x = [.. Enumerable.Range(0, length).Select(i => i - 3.5f)];
            float[] result = [.. Enumerable.Repeat(77f, length + 1)];
            ElementaryColumns.Exp(x, result.AsSpan(0, length));
            Assert.Equal([.. x.Select(Elementary.Exp), 77f], result);

            // In place.
            ElementaryColumns.Exp(x, x);
            Assert.Equal(result[..length], x);
        }
    }

    [Fact]
    public void Columns_LengthsThatDiffer_AreRefused() => Assert.Throws<ArgumentException>(() => ElementaryColumns.Exp(new float[3], new float[4]));

    [Fact]
    public void All_FixedArguments_GiveTheCommittedBits()
    {
        VectorWidths.AssertAsAsked();
        Assert.Equal(CommittedHash, Hash());
    }

    [Theory]
    [MemberData(nameof(VectorWidths.Switches), MemberType = typeof(VectorWidths))]
    public void All_WithInstructionsSwitchedOff_GiveTheCommittedBits(string setting) => VectorWidths.RunWithout($"{Class}.{nameof(All_FixedArguments_GiveTheCommittedBits)}", setting);

    [Fact]
    public void NaN_Results_AreOneNaN()
    {
        foreach (KernelTable.Unary f in KernelTable.Unaries)
        {
            foreach (double x in KernelTable.Special.Where(x => double.IsNaN(f.Double(x))))
            {
                Assert.Equal(BitConverter.DoubleToUInt64Bits(double.NaN), BitConverter.DoubleToUInt64Bits(f.Double(x)));
                Assert.Equal(BitConverter.SingleToUInt32Bits(float.NaN), BitConverter.SingleToUInt32Bits(f.Single(float.NaN)));
            }
        }
    }

    // FNV-1a over the bits of all columns, which go through the widest vectors, and of scalars.
    private static ulong Hash()
    {
        ulong hash = 14695981039346656037;
        void Add(ulong bits) => hash = (hash ^ bits) * 1099511628211;
        double[] x = Doubles(5, 3_001);
        float[] s = Floats(6, 3_001);
        double[] result = new double[x.Length];
        float[] singles = new float[s.Length];
        foreach (KernelTable.Unary f in KernelTable.Unaries)
        {
            f.DoubleColumn(x, result);
            f.SingleColumn(s, singles);
            Array.ForEach(result, r => Add(BitConverter.DoubleToUInt64Bits(r)));
            Array.ForEach(singles, r => Add(BitConverter.SingleToUInt32Bits(r)));
            Add(BitConverter.DoubleToUInt64Bits(f.Double(0.7)));
        }

        double[] y = [.. x.Reverse()];
        float[] t = [.. s.Reverse()];
        foreach (KernelTable.Binary f in KernelTable.Binaries)
        {
            f.DoubleColumn(x, y, result);
            f.SingleColumn(s, t, singles);
            Array.ForEach(result, r => Add(BitConverter.DoubleToUInt64Bits(r)));
            Array.ForEach(singles, r => Add(BitConverter.SingleToUInt32Bits(r)));
        }

        return hash;
    }

    // Special values, then random bits: every exponent, NaNs, subnormals; then sizes that analyses have.
    private static double[] Doubles(uint seed, int count)
    {
        ulong state = seed;
        var values = new List<double>(KernelTable.Special);
        while (values.Count < count)
        {
            ulong bits = Next(ref state);
            values.Add(values.Count % 3 == 0 ? BitConverter.UInt64BitsToDouble(bits) : ((bits >> 11) * 1.1102230246251565E-16 * (values.Count % 3 == 1 ? 2 : 200)) - (values.Count % 3 == 1 ? 1 : 100));
        }

        return [.. values];
    }

    private static float[] Floats(uint seed, int count)
    {
        ulong state = seed;
        var values = new List<float>(KernelTable.Special.Select(x => (float)x));
        while (values.Count < count)
        {
            ulong bits = Next(ref state);
            values.Add(values.Count % 3 == 0 ? BitConverter.UInt32BitsToSingle((uint)(bits >> 32)) : ((bits >> 40) * 5.9604645E-08f * (values.Count % 3 == 1 ? 2 : 200)) - (values.Count % 3 == 1 ? 1 : 100));
        }

        return [.. values];
    }

    // SplitMix64.
    private static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    private static void AssertSame(string name, double[] arguments, double[] expected, double[] found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(BitConverter.DoubleToUInt64Bits(expected[i]) == BitConverter.DoubleToUInt64Bits(found[i]), $"{name}({arguments[i]:R}): {expected[i]:R} alone, {found[i]:R} in a column");
        }
    }

    private static void AssertSame(string name, float[] arguments, float[] expected, float[] found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(BitConverter.SingleToUInt32Bits(expected[i]) == BitConverter.SingleToUInt32Bits(found[i]), $"{name}f({arguments[i]:R}): {expected[i]:R} alone, {found[i]:R} in a column");
        }
    }
}
