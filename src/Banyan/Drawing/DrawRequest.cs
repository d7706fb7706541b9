using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>What to draw, with TTree::Draw's meaning.</summary>
/// <param name="Expression">One or two expressions.</param>
/// <param name="Cut">What an event or element must fulfil; a number that is no bool counts as a weight. Null for none.</param>
/// <param name="Weight">Weight of each fill; null for 1.</param>
/// <param name="XAxis">Bins along x; null to find them from the data.</param>
/// <param name="YAxis">Bins along y; null to find them from the data.</param>
/// <param name="Name">Key in an output file.</param>
public sealed record DrawRequest(DrawExpression Expression, string? Cut = null, string? Weight = null, Axis? XAxis = null, Axis? YAxis = null, string Name = "h");
