namespace Banyan.Drawing;

/// <summary>One of several drawings that share their axes.</summary>
/// <param name="Frame">The dataset. Lines over the same dataset are read in one pass.</param>
/// <param name="Request">What to draw.</param>
public sealed record DrawLine(EventFrame Frame, DrawRequest Request);
