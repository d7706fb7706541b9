namespace Banyan.Benchmarking;

/// <summary>What a measurement on one thread took.</summary>
/// <param name="Wall">Time that passed.</param>
/// <param name="Processor">Time that the thread had a processor; the wall time where the system does not say it. Unlike the wall time it hardly depends on what else runs on the machine.</param>
public readonly record struct BenchTime(TimeSpan Wall, TimeSpan Processor)
{
    /// <summary>Both times added up.</summary>
    public static BenchTime operator +(BenchTime a, BenchTime b) => new(a.Wall + b.Wall, a.Processor + b.Processor);

    /// <summary>Both times divided.</summary>
    public static BenchTime operator /(BenchTime a, int divisor) => new(a.Wall / divisor, a.Processor / divisor);

    /// <summary>The smaller of both times.</summary>
    public static BenchTime Best(BenchTime a, BenchTime b) => new(a.Wall < b.Wall ? a.Wall : b.Wall, a.Processor < b.Processor ? a.Processor : b.Processor);
}
