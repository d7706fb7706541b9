namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A vector in the transverse plane, in Cartesian components.</summary>
/// <param name="X">x component.</param>
/// <param name="Y">y component.</param>
public readonly record struct PlaneVector(double X, double Y);
