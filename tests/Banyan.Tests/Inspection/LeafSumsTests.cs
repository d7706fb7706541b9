using Banyan.Inspection;

namespace Banyan.Tests.Inspection;

public sealed class LeafSumsTests
{
    [Fact]
    public void Add_InPieces_WeighsByTheNumberOfTheValue()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i % 10 == 3 ? double.NaN : i * 0.5)];
        var sums = new LeafSums();
        for (int first = 0; first < values.Length; first += 97 - 13)
        {
            sums.Add(values.AsSpan(first, Math.Min(84, values.Length - first)));
        }

        double weighted = 0;
        for (int i = 0; i < values.Length; i++)
        {
            weighted += double.IsFinite(values[i]) ? ((i % 97) + 1) * values[i] : 0;
        }

        Assert.Equal(1000, sums.Count);
        Assert.Equal(900, sums.Finite);
        Assert.Equal(values.Where(double.IsFinite).Sum(), sums.Sum);
        Assert.Equal(weighted, sums.Weighted);
    }
}
