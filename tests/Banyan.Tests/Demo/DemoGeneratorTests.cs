using Banyan.Demo;

namespace Banyan.Tests.Demo;

public sealed class DemoGeneratorTests
{
    [Fact]
    public void Generate_InPieces_GivesTheSameEvents()
    {
        var generator = new DemoGenerator(7);
        DemoEvents whole = generator.Generate(1000, 300);
        DemoEvents part = generator.Generate(1100, 50);

        Assert.Equal(whole.MetPt[100..150], part.MetPt);
        Assert.Equal(whole.Event[100..150], part.Event);
        int first = whole.Muons.Offsets[100];
        Assert.Equal(whole.Muons.Pt[first..whole.Muons.Offsets[150]], part.Muons.Pt);
        Assert.Equal(whole.Jets.Offsets[150] - whole.Jets.Offsets[100], part.Jets.Offsets[50]);
    }

    [Fact]
    public void Generate_OtherSeed_GivesOtherEvents() =>
        Assert.NotEqual(new DemoGenerator(1).Generate(0, 100).MetPt, new DemoGenerator(2).Generate(0, 100).MetPt);

    [Fact]
    public void Generate_ManyEvents_LookLikeZToLeptons()
    {
        DemoEvents events = new DemoGenerator(1).Generate(0, 20_000);
        Check(events.Electrons, 2.5f, events.Count, 3500);
        Check(events.Muons, 2.4f, events.Count, 4000);
        double negative = events.GenWeight.Count(w => w < 0) / (double)events.Count;
        Assert.InRange(negative, 0.09, 0.11);
        Assert.InRange(events.PileupWeight.Average(), 0.9, 1.1);
        Assert.All(events.MetPt, met => Assert.True(met >= 0));
    }

    private static void Check(DemoParticles leptons, float etaLimit, int eventCount, int fewestPairs)
    {
        Assert.Equal(eventCount + 1, leptons.Offsets.Length);
        var masses = new List<double>();
        for (int i = 0; i < eventCount; i++)
        {
            int first = leptons.Offsets[i];
            int end = leptons.Offsets[i + 1];
            for (int k = first; k < end; k++)
            {
                Assert.True(k == first || leptons.Pt[k] <= leptons.Pt[k - 1]);
                Assert.InRange(leptons.Pt[k], 4.99f, 5000f);
                Assert.InRange(leptons.Eta[k], -etaLimit - 0.01f, etaLimit + 0.01f);
                Assert.InRange(leptons.Phi[k], -3.1428f, 3.1428f);
                Assert.True(leptons.Charge[k] is -1 or 1);
            }

            if (end - first == 2 && leptons.Charge[first] != leptons.Charge[first + 1])
            {
                masses.Add(Mass(leptons, first, first + 1));
            }
        }

        // The peak: its median is the Z mass within the radiation that electrons lose, and most pairs lie under it.
        masses.Sort();
        Assert.True(masses.Count > fewestPairs, $"{masses.Count} pairs");
        double[] near = [.. masses.Where(m => m is > 80 and < 102)];
        Assert.InRange(near[near.Length / 2], 90.2, 91.6);
        Assert.True(near.Length > 0.7 * masses.Count, $"{near.Length} of {masses.Count} under the peak");
    }

    private static double Mass(DemoParticles l, int a, int b) =>
        Math.Sqrt(2 * l.Pt[a] * l.Pt[b] * (Math.Cosh(l.Eta[a] - l.Eta[b]) - Math.Cos(l.Phi[a] - l.Phi[b])));
}
