using Banyan.Frame.Sources;

namespace Banyan.Tests.Frame;

/// <summary>A small dataset with awkward borders: blocks and partitions do not fit one another, nor between columns.</summary>
internal sealed class Events
{
    public Events(int count = 20000, int seed = 1, int[]? partitions = null)
    {
        var random = new Random(seed);
        Met = [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() * 100))];
        Weight = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 2)];
        Run = [.. Enumerable.Range(0, count).Select(i => (i / 1000) + 1)];
        Pt = [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(8)).Select(_ => (float)(random.NextDouble() * 100)).ToArray())];
        Eta = [.. Pt.Select(pt => pt.Select(_ => (float)((random.NextDouble() * 6) - 3)).ToArray())];
        Charge = [.. Pt.Select(pt => pt.Select(_ => random.Next(2) == 0 ? -1 : 1).ToArray())];
        Count = [.. Pt.Select(pt => (uint)pt.Length)];
        Source = new ArraySource(
            [
                ArrayColumn.Scalar("met", Met), ArrayColumn.Scalar("weight", Weight), ArrayColumn.Scalar("run", Run), ArrayColumn.Scalar("n", Count),
                ArrayColumn.Vector("pt", Pt), ArrayColumn.Vector("eta", Eta), ArrayColumn.Vector("charge", Charge),
            ],
            new ArraySourceOptions { BlockEntries = [777, 1300, 41], PartitionEntries = partitions ?? [5000, 3333, 100] });
        Frame = EventFrame.FromSource(Source);
    }

    public float[] Met { get; }

    public double[] Weight { get; }

    public int[] Run { get; }

    public uint[] Count { get; }

    public float[][] Pt { get; }

    public float[][] Eta { get; }

    public int[][] Charge { get; }

    public ArraySource Source { get; }

    public EventFrame Frame { get; }

    /// <summary>The numbers of the entries for which a predicate holds.</summary>
    public int[] Where(Func<int, bool> predicate) => [.. Enumerable.Range(0, Met.Length).Where(predicate)];
}
