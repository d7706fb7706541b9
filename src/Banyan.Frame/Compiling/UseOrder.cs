using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>Finds out where in a body an item is used, in the order in which <paramref name="emitter"/> evaluates it.</summary>
/// <param name="emitter">Knows the order of the parts of a condition.</param>
/// <param name="item">The item.</param>
internal sealed class UseOrder(MethodEmitter emitter, LocalSymbol item)
{
    private readonly List<int> _path = [];
    private int[]? _first;
    private bool _isInOneBranch = true;
    private int _branches;

    /// <summary>True when the first use stands in a branch and all others stand in the same branch, behind it, and none in an inner loop: computing the item there computes it at most once.</summary>
    public bool IsInOneBranch(TypedNode body)
    {
        Walk(body);
        return _isInOneBranch && _first is { Length: > 0 };
    }

    private void Walk(TypedNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case LocalNode local:
                if (ReferenceEquals(local.Local, item))
                {
                    Use();
                }

                return;
            case MapNode or FoldNode or MaskNode:
                _isInOneBranch &= !TreeFacts.FreeLocals(node).Contains(item);
                return;
            case LogicalNode n:
                Walk(n.Left);
                Branch(n.Right);
                return;
            case ConditionalNode n:
                Walk(n.Condition);
                Branch(n.Then);
                Branch(n.Else);
                return;
            case BinaryNode when emitter.Chain(node) is var (parts, cheapCount):
                int depth = _path.Count;
                for (int i = 0; i < parts.Count; i++)
                {
                    if (i > 0 && i >= cheapCount)
                    {
                        _path.Add(++_branches);
                    }

                    Walk(parts[i]);
                }

                _path.RemoveRange(depth, _path.Count - depth);
                return;
            default:
                foreach (TypedNode child in TypedNodeVisitor.Children(node))
                {
                    Walk(child);
                }

                return;
        }
    }

    private void Branch(TypedNode node)
    {
        _path.Add(++_branches);
        Walk(node);
        _path.RemoveAt(_path.Count - 1);
    }

    private void Use()
    {
        if (_first is null)
        {
            _first = [.. _path];
            return;
        }

        _isInOneBranch &= _path.Count >= _first.Length && _path.Take(_first.Length).SequenceEqual(_first);
    }
}
