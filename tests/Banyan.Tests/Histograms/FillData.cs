namespace Banyan.Tests.Histograms;

/// <summary>Values to fill with: ordinary ones, ones on bin edges, far outside, NaN, infinities, signed zeros. The same on every machine.</summary>
internal static class FillData
{
    private static readonly double[] s_special = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0, 1e300, -1e300, 5e-324, 10, 9.999999999999998, 3, 0.1, 0.30000000000000004];

    /// <param name="seed">Which stream.</param>
    /// <param name="count">How many.</param>
    /// <param name="special">One in this many is a special value; 0 for none.</param>
    public static double[] Doubles(ulong seed, int count, int special = 17)
    {
        double[] values = new double[count];
        ulong state = (seed * 2862933555777941757) + 3037000493;
        for (int i = 0; i < count; i++)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            ulong bits = state >> 20;
            values[i] = special > 0 && bits % (ulong)special == 0 ? s_special[(bits >> 8) % (ulong)s_special.Length]
                : bits % 3 == 0 ? (bits % 160) * 0.1 - 2 : ((bits * (1.0 / (1ul << 44))) * 16) - 3;
        }

        return values;
    }

    public static float[] Floats(ulong seed, int count, int special = 17) => [.. Doubles(seed, count, special).Select(value => (float)value)];

    /// <summary>The numbers 1 for a while, then small finite ones of both signs.</summary>
    public static double[] Weights(ulong seed, int count, int ones) => [.. Doubles(seed, count, 0).Select((value, i) => i < ones ? 1 : value)];
}
