using System.Reflection.Emit;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>Positions that are counted on while a loop runs, shared by all vectors of the loop that use them: the pairs of <c>Combinations</c>.</summary>
/// <param name="Source">The call that makes them.</param>
/// <param name="Length">Local with the number of steps.</param>
/// <param name="Positions">Int locals with the positions of the current step.</param>
/// <param name="Bounds">Int locals: one past the largest value of each position.</param>
/// <param name="Start">Emits what sets the positions of the first step.</param>
/// <param name="Advance">Emits what goes to the next step.</param>
internal sealed record StreamCursor(
    CallNode Source, LocalBuilder Length, IReadOnlyList<LocalBuilder> Positions, IReadOnlyList<LocalBuilder> Bounds, Action Start, Action Advance);
