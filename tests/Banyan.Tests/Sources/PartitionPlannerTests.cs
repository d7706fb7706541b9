using Banyan.Sources.Trees;
using FsCheck;
using FsCheck.Fluent;

namespace Banyan.Tests.Sources;

public sealed class PartitionPlannerTests
{
    [Fact]
    public void Plan_SmallClusters_CutsAtTheirBoundaries()
    {
        long[] clusters = [.. Enumerable.Range(0, 31).Select(i => i * 10_000L)];
        long[] cuts = PartitionPlanner.Plan(clusters, 0, 50_000, long.MaxValue);
        Assert.Equal([0, 50_000, 100_000, 150_000, 200_000, 250_000, 300_000], cuts);
    }

    [Fact]
    public void Plan_ClustersThatDoNotDivideTheTarget_CutsAtTheNearest()
    {
        long[] clusters = [.. Enumerable.Range(0, 9).Select(i => i * 40_000L)];
        Assert.All(PartitionPlanner.Plan(clusters, 0, 50_000, long.MaxValue), cut => Assert.Equal(0, cut % 40_000));
    }

    [Fact]
    public void Plan_OneHugeCluster_IsSplitEvenly() =>
        Assert.Equal([0, 50_000, 100_000, 150_000, 200_000], PartitionPlanner.Plan([0, 200_000], 0, 50_000, long.MaxValue));

    [Fact]
    public void Plan_WideEntries_FollowsTheBytes() =>
        Assert.Equal([0, 250, 500, 750, 1000], PartitionPlanner.Plan([0, 1000], 4000, 50_000, 1000));

    [Theory]
    [InlineData(new long[] { 0 })]
    [InlineData(new long[] { 0, 0 })]
    [InlineData(new long[0])]
    public void Plan_NoEntries_HasNoPartition(long[] clusters) => Assert.Equal([0L], PartitionPlanner.Plan(clusters, 0, 10, 10));

    [Fact]
    public void Plan_AnyClusters_CoversAllEntriesInBoundedParts()
    {
        var clusters = Gen.Choose(1, 5000).NonEmptyListOf().Select(sizes => sizes.Aggregate(new List<long> { 0 }, (sum, size) =>
        {
            sum.Add(sum[^1] + size);
            return sum;
        }));
        Prop.ForAll(clusters.ToArbitrary(), Gen.Choose(1, 8000).ToArbitrary(), (boundaries, target) =>
        {
            long[] cuts = PartitionPlanner.Plan(boundaries, 0, target, long.MaxValue);
            Assert.Equal(0, cuts[0]);
            Assert.Equal(boundaries[^1], cuts[^1]);
            for (int i = 1; i < cuts.Length; i++)
            {
                Assert.InRange(cuts[i] - cuts[i - 1], 1, (2L * target) + 2);
            }
        }).QuickCheckThrowOnFailure();
    }
}
