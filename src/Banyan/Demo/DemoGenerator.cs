using Banyan.Columns.Mathematics;

namespace Banyan.Demo;

/// <summary>
/// Generates proton-proton events with two leptons: Z → ee and Z → μμ, and a background of top-quark pairs and W bosons, after a fast detector simulation (acceptance, efficiency,
/// resolution, isolation, charge misidentification, missing momentum).
/// </summary>
/// <remarks>Event i is a function of seed and i alone. Lengths of particle lists, shapes and resolutions are of the size seen at the LHC; it is a demonstration, not physics input.</remarks>
public sealed class DemoGenerator(uint seed)
{
    private const double ZMass = 91.1876;
    private const double ZWidth = 2.4952;
    private const double LowestMass = 50;
    private const double HighestMass = 160;
    private const double ElectronMass = 0.000511;
    private const double MuonMass = 0.10566;
    private const double SignalShare = 0.72;
    private const double PhotonShare = 0.06;

    /// <summary>The events <paramref name="firstEntry"/> to <paramref name="firstEntry"/> + <paramref name="count"/> − 1.</summary>
    public DemoEvents Generate(long firstEntry, int count)
    {
        var events = new DemoEvents(firstEntry, count);
        for (int i = 0; i < count; i++)
        {
            GenerateEvent(events, i);
        }

        return events;
    }

    private void GenerateEvent(DemoEvents events, int index)
    {
        long entry = events.FirstEntry + index;
        var random = new EventRandom(seed, entry);
        events.Run[index] = 1;
        events.LuminosityBlock[index] = (uint)(1 + (entry / 1000));
        events.Event[index] = (ulong)(entry + 1);
        events.GenWeight[index] = random.Uniform() < 0.1 ? -1 : 1;
        int vertices = 1 + random.Poisson(24);
        events.VertexCount[index] = vertices;
        events.PileupWeight[index] = Short(Elementary.Exp(-((vertices - 22.0) * (vertices - 22.0) / 400)) * 1.07);

        double unseenX = 0;
        double unseenY = 0;
        double recoil = 0;
        int jetCount;
        if (random.Uniform() < SignalShare)
        {
            bool isElectron = random.Uniform() < 0.5;
            FourMomentum boson = GenerateBoson(ref random, out double mass);
            (FourMomentum first, FourMomentum second) = Decay(ref random, boson, mass, isElectron ? ElectronMass : MuonMass);
            Reconstruct(events, ref random, first, -1, isElectron, isPrompt: true);
            Reconstruct(events, ref random, second, 1, isElectron, isPrompt: true);
            recoil = boson.Pt;
            jetCount = random.Poisson(0.3 + (boson.Pt / 60));
        }
        else
        {
            (unseenX, unseenY) = GenerateBackground(events, ref random);
            jetCount = 1 + random.Poisson(2.6);
        }

        AddFakes(events, ref random);
        AddJets(events, ref random, jetCount, recoil);

        // Resolution of the missing momentum grows with the activity.
        double resolution = 9 + (0.25 * vertices) + (0.08 * recoil);
        unseenX += resolution * random.Gaussian();
        unseenY += resolution * random.Gaussian();
        events.MetPt[index] = Short(Math.Sqrt((unseenX * unseenX) + (unseenY * unseenY)));
        events.MetPhi[index] = Short(Elementary.Atan2(unseenY, unseenX));
        events.Electrons.EndEvent();
        events.Muons.EndEvent();
        events.Jets.EndEvent();
    }

    private static FourMomentum GenerateBoson(ref EventRandom random, out double mass)
    {
        mass = random.Uniform() < PhotonShare ? PhotonMass(ref random) : BreitWignerMass(ref random);

        // (1 + (pt/9 GeV)²)^-1.9 falls like the measured spectrum.
        double pt = Math.Min(600, 9 * Math.Sqrt(Elementary.Pow(random.Uniform(), -1 / 0.9) - 1));
        double rapidity = Math.Clamp(1.6 * random.Gaussian(), -4.5, 4.5);
        return FourMomentum.FromPtRapidityPhiMass(pt, rapidity, random.Uniform(-Math.PI, Math.PI), mass);
    }

    // The relativistic Breit-Wigner 1 / ((s - M²)² + M²Γ²) becomes flat in the angle whose tangent is (s - M²) / MΓ.
    private static double BreitWignerMass(ref EventRandom random)
    {
        double low = Elementary.Atan(((LowestMass * LowestMass) - (ZMass * ZMass)) / (ZMass * ZWidth));
        double high = Elementary.Atan(((HighestMass * HighestMass) - (ZMass * ZMass)) / (ZMass * ZWidth));
        return Math.Sqrt((ZMass * ZMass) + (ZMass * ZWidth * Elementary.Tan(random.Uniform(low, high))));
    }

    // The photon's part falls like 1/m³, flat in 1/m².
    private static double PhotonMass(ref EventRandom random) =>
        1 / Math.Sqrt(random.Uniform(1 / (HighestMass * HighestMass), 1 / (LowestMass * LowestMass)));

    private static (FourMomentum First, FourMomentum Second) Decay(ref EventRandom random, FourMomentum boson, double mass, double leptonMass)
    {
        // 1 + cos² of the polar angle: its cumulative (4 + 3c + c³) / 8 is inverted by Cardano's formula.
        double q = (4 * random.Uniform()) - 2;
        double root = Math.Sqrt((q * q) + 1);
        double cosine = Math.Clamp(Elementary.Cbrt(q + root) + Elementary.Cbrt(q - root), -1, 1);
        double sine = Math.Sqrt(1 - (cosine * cosine));
        double phi = random.Uniform(-Math.PI, Math.PI);
        double energy = mass / 2;
        double momentum = Math.Sqrt((energy * energy) - (leptonMass * leptonMass));
        var first = new FourMomentum(momentum * sine * Elementary.Cos(phi), momentum * sine * Elementary.Sin(phi), momentum * cosine, energy);
        var second = new FourMomentum(-first.Px, -first.Py, -first.Pz, energy);
        return (first.BoostFromRestFrameOf(boson, mass), second.BoostFromRestFrameOf(boson, mass));
    }

    // Leptons and neutrinos of two W bosons (top pairs), or of one (W + jets).
    private static (double UnseenX, double UnseenY) GenerateBackground(DemoEvents events, ref EventRandom random)
    {
        double unseenX = 0;
        double unseenY = 0;
        int leptonCount = random.Uniform() < 0.65 ? 2 : 1;
        int charge = random.Uniform() < 0.5 ? -1 : 1;
        for (int i = 0; i < leptonCount; i++)
        {
            double eta = Math.Clamp(1.3 * random.Gaussian(), -4, 4);
            double pt = 12 + random.Exponential(32);
            bool isElectron = random.Uniform() < 0.5;
            var lepton = FourMomentum.FromPtEtaPhiMass(pt, eta, random.Uniform(-Math.PI, Math.PI), isElectron ? ElectronMass : MuonMass);
            Reconstruct(events, ref random, lepton, charge, isElectron, isPrompt: true);
            charge = -charge;
            double neutrino = random.Exponential(38);
            double phi = random.Uniform(-Math.PI, Math.PI);
            unseenX += neutrino * Elementary.Cos(phi);
            unseenY += neutrino * Elementary.Sin(phi);
        }

        return (unseenX, unseenY);
    }

    // Hadrons and leptons from hadron decays that are taken for leptons: soft and not isolated.
    private static void AddFakes(DemoEvents events, ref EventRandom random)
    {
        int count = random.Poisson(0.22);
        for (int i = 0; i < count; i++)
        {
            bool isElectron = random.Uniform() < 0.6;
            double pt = 5 + random.Exponential(7);
            var fake = FourMomentum.FromPtEtaPhiMass(pt, random.Uniform(-2.5, 2.5), random.Uniform(-Math.PI, Math.PI), isElectron ? ElectronMass : MuonMass);
            Reconstruct(events, ref random, fake, random.Uniform() < 0.5 ? -1 : 1, isElectron, isPrompt: false);
        }
    }

    private static void AddJets(DemoEvents events, ref EventRandom random, int count, double recoil)
    {
        for (int i = 0; i < count; i++)
        {
            double pt = 20 + random.Exponential(i == 0 ? 18 + (0.5 * recoil) : 22);
            double tag = random.Uniform() < 0.15 ? 1 - (0.4 * random.Uniform() * random.Uniform()) : 0.5 * random.Uniform() * random.Uniform();
            events.Jets.Add(new DemoParticle(
                Short(pt),
                Short(Math.Clamp(1.9 * random.Gaussian(), -4.7, 4.7)),
                Short(random.Uniform(-Math.PI, Math.PI)),
                Short(pt * (0.08 + (0.08 * random.Uniform()))),
                Short(tag),
                0));
        }
    }

    private static void Reconstruct(DemoEvents events, ref EventRandom random, FourMomentum lepton, int charge, bool isElectron, bool isPrompt)
    {
        double eta = lepton.Eta;
        double pt = lepton.Pt * (1 + (Resolution(lepton, isElectron) * random.Gaussian()));
        double radiated = random.Uniform();
        if (isElectron && radiated < 0.12)
        {
            // Bremsstrahlung that was not recovered: the tail below the peak.
            pt *= 1 - (0.25 * random.Uniform() * random.Uniform());
        }

        bool isLost = random.Uniform() > (isElectron ? 0.88 - (0.3 * Elementary.Exp(-pt / 12)) : 0.96);
        bool isFlipped = random.Uniform() < (isElectron ? 0.004 + (0.006 * eta * eta) : 0.0002);
        double isolation = isPrompt ? random.Exponential(0.035) : 0.1 + random.Exponential(0.4);
        double limit = isElectron ? 2.5 : 2.4;
        if (isLost || Math.Abs(eta) > limit || pt < 5)
        {
            return;
        }

        DemoParticles collection = isElectron ? events.Electrons : events.Muons;
        collection.Add(new DemoParticle(
            Short(pt),
            Short(eta + (0.0006 * random.Gaussian())),
            Short(Math.IEEERemainder(lepton.Phi + (0.0005 * random.Gaussian()), 2 * Math.PI)),
            (float)(isElectron ? ElectronMass : MuonMass),
            Short(isolation),
            isFlipped ? -charge : charge));
    }

    // Relative resolution of the transverse momentum: a calorimeter for electrons, a tracker for muons.
    private static double Resolution(FourMomentum lepton, bool isElectron)
    {
        if (isElectron)
        {
            double stochastic = 0.11 / Math.Sqrt(lepton.E);
            return Math.Sqrt((stochastic * stochastic) + (0.014 * 0.014));
        }

        double curvature = 0.00012 * lepton.Pt;
        double scattering = 0.010 + (0.004 * lepton.Eta * lepton.Eta / 2);
        return Math.Sqrt((scattering * scattering) + (curvature * curvature));
    }

    // Experiments keep 10 to 12 bits of a measured number's mantissa: the rest would be noise that does not compress. Rounds to nearest.
    private static float Short(double value)
    {
        const int DroppedBits = 11;
        uint bits = BitConverter.SingleToUInt32Bits((float)value);
        return BitConverter.UInt32BitsToSingle((bits + (1u << (DroppedBits - 1))) & ~((1u << DroppedBits) - 1));
    }
}
