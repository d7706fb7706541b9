using Banyan.Frame.Expressions;

namespace Banyan.Frame.Planning;

/// <summary>A place in the graph of an analysis: entries flow from the parent to it. Nodes are immutable and compared by identity.</summary>
internal abstract class FrameNode(FrameNode? parent)
{
    public FrameNode? Parent { get; } = parent;

    /// <summary>Number of nodes above.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>What it does, in one line.</summary>
    public abstract string Description { get; }

    /// <summary>True when <paramref name="other"/> is this node or lies below it.</summary>
    public bool Dominates(FrameNode other)
    {
        FrameNode? node = other;
        while (node is not null && node.Depth > Depth)
        {
            node = node.Parent;
        }

        return ReferenceEquals(node, this);
    }
}

/// <summary>All entries of the dataset.</summary>
internal sealed class RootNode() : FrameNode(null)
{
    public override string Description => "all entries";
}

/// <summary>Lets the entries pass for which a bool expression is true.</summary>
internal sealed class FilterNode(FrameNode parent, BoundExpression condition, string? name) : FrameNode(parent)
{
    public BoundExpression Condition { get; } = condition;

    /// <summary>The user's name for it, or null.</summary>
    public string? Name { get; } = name;

    /// <summary>The user's name, else the expression.</summary>
    public string Label => Name ?? Condition.Text;

    public override string Description => Name is null ? $"filter {Condition.Text}" : $"filter \"{Name}\": {Condition.Text}";
}

/// <summary>Lets the entries pass whose number, counted among the entries that reach the node over the whole dataset, is Begin, Begin + Stride, … below End.</summary>
internal sealed class RangeNode(FrameNode parent, long begin, long end, long stride) : FrameNode(parent)
{
    public long Begin { get; } = begin;

    /// <summary>One past the last number; <see cref="long.MaxValue"/> for no end.</summary>
    public long End { get; } = end;

    public long Stride { get; } = stride;

    public override string Description =>
        $"range {Begin}..{(End == long.MaxValue ? string.Empty : End)}{(Stride == 1 ? string.Empty : $" step {Stride}")}";

    /// <summary>How many of the entries numbered <c>0..count</c> pass.</summary>
    public long PassedOf(long count)
    {
        long last = Math.Min(count, End);
        return last <= Begin ? 0 : ((last - Begin - 1) / Stride) + 1;
    }
}
