namespace Banyan.Demo;

/// <summary>A run of generated events as columns.</summary>
/// <param name="firstEntry">Number of the first event.</param>
/// <param name="count">How many.</param>
public sealed class DemoEvents(long firstEntry, int count)
{
    /// <summary>Number of the first event, from 0.</summary>
    public long FirstEntry { get; } = firstEntry;

    /// <summary>Number of events.</summary>
    public int Count { get; } = count;

    /// <summary>Run number.</summary>
    public uint[] Run { get; } = new uint[count];

    /// <summary>Luminosity block within the run.</summary>
    public uint[] LuminosityBlock { get; } = new uint[count];

    /// <summary>Event number, from 1.</summary>
    public ulong[] Event { get; } = new ulong[count];

    /// <summary>Weight of the generator: 1, or −1 for a tenth of the events, as next-to-leading-order generators have it.</summary>
    public float[] GenWeight { get; } = new float[count];

    /// <summary>Number of reconstructed vertices.</summary>
    public int[] VertexCount { get; } = new int[count];

    /// <summary>Weight that makes the distribution of vertices that of data; mean about 1.</summary>
    public float[] PileupWeight { get; } = new float[count];

    /// <summary>Missing transverse momentum, GeV.</summary>
    public float[] MetPt { get; } = new float[count];

    /// <summary>Azimuth of the missing transverse momentum.</summary>
    public float[] MetPhi { get; } = new float[count];

    /// <summary>Electrons.</summary>
    public DemoParticles Electrons { get; } = new(count);

    /// <summary>Muons.</summary>
    public DemoParticles Muons { get; } = new(count);

    /// <summary>Jets.</summary>
    public DemoParticles Jets { get; } = new(count);
}
