namespace Banyan.Frame.Expressions.Functions.FourVectors;

/// <summary>A vector in space, in Cartesian components.</summary>
/// <param name="X">x component.</param>
/// <param name="Y">y component.</param>
/// <param name="Z">z component.</param>
public readonly record struct SpaceVector(double X, double Y, double Z);
