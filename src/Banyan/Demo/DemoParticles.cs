namespace Banyan.Demo;

/// <summary>One collection of <see cref="DemoEvents"/>: jagged columns with common offsets.</summary>
public sealed class DemoParticles
{
    private readonly int[] _offsets;
    private float[] _pt = new float[1024];
    private float[] _eta = new float[1024];
    private float[] _phi = new float[1024];
    private float[] _mass = new float[1024];
    private float[] _quality = new float[1024];
    private int[] _charge = new int[1024];
    private int _count;
    private int _eventCount;

    internal DemoParticles(int eventCount) => _offsets = new int[eventCount + 1];

    /// <summary>Event i owns the elements <c>Offsets[i]..Offsets[i + 1]</c>.</summary>
    public ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>Transverse momentum, GeV; falling within an event.</summary>
    public ReadOnlySpan<float> Pt => _pt.AsSpan(0, _count);

    /// <summary>Pseudorapidity.</summary>
    public ReadOnlySpan<float> Eta => _eta.AsSpan(0, _count);

    /// <summary>Azimuth, -π to π.</summary>
    public ReadOnlySpan<float> Phi => _phi.AsSpan(0, _count);

    /// <summary>Mass, GeV.</summary>
    public ReadOnlySpan<float> Mass => _mass.AsSpan(0, _count);

    /// <summary>Energy around a lepton relative to its own; for jets the b-tag between 0 and 1.</summary>
    public ReadOnlySpan<float> Quality => _quality.AsSpan(0, _count);

    /// <summary>Electric charge, −1 or 1; 0 for jets.</summary>
    public ReadOnlySpan<int> Charge => _charge.AsSpan(0, _count);

    internal void Add(in DemoParticle particle)
    {
        if (_count == _pt.Length)
        {
            Grow();
        }

        // Highest transverse momentum first, as in NanoAOD.
        int first = _offsets[_eventCount];
        int place = _count++;
        while (place > first && _pt[place - 1] < particle.Pt)
        {
            _pt[place] = _pt[place - 1];
            _eta[place] = _eta[place - 1];
            _phi[place] = _phi[place - 1];
            _mass[place] = _mass[place - 1];
            _quality[place] = _quality[place - 1];
            _charge[place] = _charge[place - 1];
            place--;
        }

        _pt[place] = particle.Pt;
        _eta[place] = particle.Eta;
        _phi[place] = particle.Phi;
        _mass[place] = particle.Mass;
        _quality[place] = particle.Quality;
        _charge[place] = particle.Charge;
    }

    internal void EndEvent() => _offsets[++_eventCount] = _count;

    private void Grow()
    {
        int size = _pt.Length * 2;
        Array.Resize(ref _pt, size);
        Array.Resize(ref _eta, size);
        Array.Resize(ref _phi, size);
        Array.Resize(ref _mass, size);
        Array.Resize(ref _quality, size);
        Array.Resize(ref _charge, size);
    }
}
