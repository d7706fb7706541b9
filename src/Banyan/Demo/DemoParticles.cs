using System.Runtime.InteropServices;

namespace Banyan.Demo;

/// <summary>One collection of <see cref="DemoEvents"/>: jagged columns with common offsets.</summary>
public sealed class DemoParticles
{
    private readonly List<int> _offsets = [0];
    private readonly List<float> _pt = [];
    private readonly List<float> _eta = [];
    private readonly List<float> _phi = [];
    private readonly List<float> _mass = [];
    private readonly List<float> _isolation = [];
    private readonly List<int> _charge = [];

    /// <summary>Event i owns the elements <c>Offsets[i]..Offsets[i + 1]</c>.</summary>
    public ReadOnlySpan<int> Offsets => CollectionsMarshal.AsSpan(_offsets);

    /// <summary>Transverse momentum, GeV; falling within an event.</summary>
    public ReadOnlySpan<float> Pt => CollectionsMarshal.AsSpan(_pt);

    /// <summary>Pseudorapidity.</summary>
    public ReadOnlySpan<float> Eta => CollectionsMarshal.AsSpan(_eta);

    /// <summary>Azimuth, -π to π.</summary>
    public ReadOnlySpan<float> Phi => CollectionsMarshal.AsSpan(_phi);

    /// <summary>Mass, GeV.</summary>
    public ReadOnlySpan<float> Mass => CollectionsMarshal.AsSpan(_mass);

    /// <summary>Energy around a lepton relative to its own; for jets the b-tag between 0 and 1.</summary>
    public ReadOnlySpan<float> Isolation => CollectionsMarshal.AsSpan(_isolation);

    /// <summary>Electric charge, −1 or 1; 0 for jets.</summary>
    public ReadOnlySpan<int> Charge => CollectionsMarshal.AsSpan(_charge);

    internal void Add(in DemoParticle particle)
    {
        // Highest transverse momentum first, as in NanoAOD.
        int first = _offsets[^1];
        int place = _pt.Count;
        while (place > first && _pt[place - 1] < particle.Pt)
        {
            place--;
        }

        _pt.Insert(place, particle.Pt);
        _eta.Insert(place, particle.Eta);
        _phi.Insert(place, particle.Phi);
        _mass.Insert(place, particle.Mass);
        _isolation.Insert(place, particle.Isolation);
        _charge.Insert(place, particle.Charge);
    }

    internal void EndEvent() => _offsets.Add(_pt.Count);
}
