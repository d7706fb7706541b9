using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>Counts the places where defines stand, and looks at what stands there.</summary>
internal sealed class DefinePlaces
{
    private readonly Dictionary<DefinedColumn, int> _counts = [];
    private readonly HashSet<DefinedColumn> _stored = [];

    /// <summary>True when the define stands at one place in the whole plan, outside element loops.</summary>
    public bool IsSingle(DefinedColumn define) => _counts[define] == 1;

    /// <summary>True for <c>Combinations(…)</c> of which all places take one vector of positions to walk it: counting on costs less than memory, so that every place counts for itself.</summary>
    public bool IsCounted(DefinedColumn define) => !_stored.Contains(define) && CanBeCounted(define);

    /// <summary>Counts the places in an expression of a loop.</summary>
    public void Count(TypedNode root) => Count(root, false, true);

    private static bool CanBeCounted(DefinedColumn define) =>
        define.Expression is CallNode call && StreamFacts.IsChoices(call) && call.Arguments.All(argument => !TreeFacts.CanFail(argument) && TreeFacts.Size(argument, _ => false) <= 4);

    private static bool IsWalked(TypedNode parent, int child) => parent switch
    {
        MapNode n => child < n.Operands.Count,
        FoldNode n => child < n.Operands.Count,
        SizeNode or MaskNode => true,
        CallNode call => child == 1 && StreamFacts.IsStream(call) && call.Method.Name is nameof(VectorSelection.TakeAt) or nameof(VectorSelection.TakeAtOr),
        LetNode => child == 1,
        _ => false,
    };

    // A place inside an element loop counts twice.
    private void Count(TypedNode node, bool isInElementLoop, bool isWalked)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is ColumnNode { Column: DefinedColumn define })
        {
            CountDefine(define, isInElementLoop);
            _stored.Add(define);
            return;
        }

        if (node is IndexNode { Vector: ColumnNode { Column: DefinedColumn choices } } index && isWalked && !isInElementLoop
            && CanBeCounted(choices) && StreamFacts.Choices(index, vector => vector is ColumnNode ? choices.Expression : vector) is not null)
        {
            CountDefine(choices, false);
            return;
        }

        TypedNode? body = node switch
        {
            MapNode n => n.Body,
            FoldNode n => n.Body,
            _ => null,
        };
        int number = 0;
        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            Count(child, isInElementLoop || ReferenceEquals(child, body), IsWalked(node, number++));
        }
    }

    private void CountDefine(DefinedColumn define, bool isInElementLoop)
    {
        bool isFirst = !_counts.TryGetValue(define, out int count);
        _counts[define] = count + (isInElementLoop ? 2 : 1);

        // What a define is made of is needed as often as that is: once, or at every place that counts for itself.
        if (isFirst || CanBeCounted(define))
        {
            Count(define.Expression, false, true);
        }
    }
}
