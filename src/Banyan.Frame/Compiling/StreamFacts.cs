using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>Which calls only choose or count items, so that loops can walk them without their being in memory.</summary>
internal static class StreamFacts
{
    // Beyond this the code that counts on would be longer than what memory costs.
    private const int MaxWidth = 4;

    /// <summary>True for the functions that <see cref="MethodEmitter"/> walks item by item.</summary>
    public static bool IsStream(CallNode call) =>
        (call.Method.DeclaringType == typeof(VectorSelection) && call.Method.Name
            is nameof(VectorSelection.TakeAt) or nameof(VectorSelection.TakeAtOr) or nameof(VectorSelection.Take) or nameof(VectorSelection.TakeOr)
            or nameof(VectorSelection.Reverse) or nameof(VectorSelection.Concatenate))
        || (call.Method.DeclaringType == typeof(VectorRanges) && call.Method.Name is nameof(VectorRanges.Range) or nameof(VectorRanges.RangeInSteps) or nameof(VectorRanges.Filled));

    /// <summary>The call of <c>Combinations</c> of which <paramref name="node"/> takes one vector of positions by a constant number; else null.</summary>
    /// <param name="node">The index.</param>
    /// <param name="resolve">Looks through defines that stand in their place.</param>
    public static CallNode? Choices(IndexNode node, Func<TypedNode, TypedNode> resolve) =>
        node.Index is LiteralNode { Value: long place } && resolve(node.Vector) is CallNode call && IsChoices(call) && place >= 0 && place < Width(call) ? call : null;

    /// <summary>True for <c>Combinations</c> of few vectors.</summary>
    public static bool IsChoices(CallNode call) => call.Method.DeclaringType == typeof(VectorSelection)
        && (call.Method.Name == nameof(VectorSelection.CombinePairs)
            || (call.Method.Name == nameof(VectorSelection.Combine) && call.Arguments[1] is LiteralNode { Value: ulong and >= 1 and <= MaxWidth }));

    /// <summary>How many vectors of positions <c>Combinations</c> gives.</summary>
    public static int Width(CallNode choices) => choices.Method.Name == nameof(VectorSelection.CombinePairs) ? 2 : (int)(ulong)((LiteralNode)choices.Arguments[1]).Value;
}
