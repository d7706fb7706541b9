using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>Makes all element-wise work of a tree end with the shortest of its vectors.</summary>
internal sealed class Shortest : TypedNodeRewriter
{
    private static readonly Shortest s_instance = new();

    private Shortest()
    {
    }

    /// <summary>The tree with TTree::Draw's rule for lists of different lengths.</summary>
    public static TypedNode Of(TypedNode node) => s_instance.Rewrite(node);

    /// <inheritdoc/>
    public override TypedNode Rewrite(TypedNode node) => RewriteChildren(node) switch
    {
        MapNode { IsShortest: false, Operands.Count: > 1 } map => map with { IsShortest = true },
        FoldNode { IsShortest: false, Operands.Count: > 1 } fold => fold with { IsShortest = true },
        var other => other,
    };
}
