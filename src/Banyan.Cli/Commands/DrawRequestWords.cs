using Banyan.Drawing;

namespace Banyan.Cli.Commands;

/// <summary>What the command line asks to draw.</summary>
/// <param name="Order">The lines.</param>
/// <param name="Log">Which directions are logarithmic.</param>
/// <param name="IsNormalised">Whether TTree::Draw's option <c>norm</c> was given.</param>
internal sealed record DrawRequestWords(DrawOrder Order, DrawLog Log, bool IsNormalised);
