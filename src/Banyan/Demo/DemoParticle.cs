namespace Banyan.Demo;

/// <summary>A reconstructed object of the demo.</summary>
internal readonly record struct DemoParticle(float Pt, float Eta, float Phi, float Mass, float Quality, int Charge);
