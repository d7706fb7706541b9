using System.Reflection.Emit;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>What a loop over items does.</summary>
/// <param name="Body">Emits the body. It gets a label behind the loop when the remaining items need not be looked at, else null.</param>
internal sealed record ElementRound(Action<Label?> Body)
{
    /// <summary>Emits what is to happen before the loop; receives the largest possible number of rounds.</summary>
    public Action<LocalBuilder>? Begin { get; init; }

    /// <summary>
    /// For bodies that append: instead of jumping over masked items, this body is emitted for all of them, and gets a local that is 1 for those that count and 0 for the others. Used where
    /// evaluating the items is cheap and cannot fail: a mispredicted branch costs as much as ten such items.
    /// </summary>
    public Action<LocalBuilder>? Masked { get; init; }

    /// <summary>What the body evaluates, when some of the items are needed in a branch only; null when all are.</summary>
    public TypedNode? Uses { get; init; }
}
