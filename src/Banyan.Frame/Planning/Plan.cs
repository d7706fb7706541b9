using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Planning;

/// <summary>Everything that one run computes: the nodes that entries pass, and the actions at them. Immutable.</summary>
internal sealed class Plan
{
    private Plan(ImmutableArray<FrameNode> nodes, ImmutableArray<PlannedAction> actions, ImmutableArray<SourceColumn> columns, ImmutableArray<DefinedColumn> defines)
    {
        Nodes = nodes;
        Actions = actions;
        Columns = columns;
        Defines = defines;
    }

    /// <summary>The nodes that some action needs; a parent before its children, the root first.</summary>
    public ImmutableArray<FrameNode> Nodes { get; }

    /// <summary>The actions in the order of booking.</summary>
    public ImmutableArray<PlannedAction> Actions { get; }

    /// <summary>The columns of the dataset that are needed, in the order of first use.</summary>
    public ImmutableArray<SourceColumn> Columns { get; }

    /// <summary>The defined columns that are needed, each after those it uses.</summary>
    public ImmutableArray<DefinedColumn> Defines { get; }

    /// <summary>Collects what <paramref name="actions"/> need.</summary>
    public static Plan Build(RootNode root, IReadOnlyList<PlannedAction> actions)
    {
        var children = new Dictionary<FrameNode, List<FrameNode>>();
        var known = new HashSet<FrameNode> { root };
        foreach (PlannedAction action in actions)
        {
            for (FrameNode node = action.Node; known.Add(node); node = node.Parent!)
            {
                if (!children.TryGetValue(node.Parent!, out List<FrameNode>? siblings))
                {
                    children.Add(node.Parent!, siblings = []);
                }

                siblings.Add(node);
            }
        }

        ImmutableArray<FrameNode>.Builder nodes = ImmutableArray.CreateBuilder<FrameNode>();
        var pending = new Stack<FrameNode>();
        pending.Push(root);
        while (pending.TryPop(out FrameNode? node))
        {
            nodes.Add(node);
            if (children.TryGetValue(node, out List<FrameNode>? below))
            {
                for (int i = below.Count - 1; i >= 0; i--)
                {
                    pending.Push(below[i]);
                }
            }
        }

        var collector = new ColumnCollector();
        foreach (FrameNode node in nodes)
        {
            if (node is FilterNode filter)
            {
                collector.Visit(filter.Condition.Root);
            }

            foreach (PlannedAction action in actions)
            {
                if (ReferenceEquals(action.Node, node))
                {
                    foreach (TypedNode input in action.Action.Inputs)
                    {
                        collector.Visit(input);
                    }
                }
            }
        }

        return new Plan(nodes.ToImmutable(), [.. actions], [.. collector.Columns], [.. collector.Defines]);
    }

    /// <summary>The plan as text: what <c>explain</c> prints and what the hash is taken of.</summary>
    public string Describe(string dataset)
    {
        var text = new StringBuilder();
        text.Append("dataset ").AppendLine(dataset);
        text.AppendLine("columns read");
        foreach (SourceColumn column in Columns.Where(column => column.Info is not PartitionColumnInfo))
        {
            text.Append("  ").Append(column.Name).Append(" : ").Append(column.Type.CppName).AppendLine(column.Info.Default is null ? string.Empty : " (with a default)");
        }

        if (Columns.Any(column => column.Info is PartitionColumnInfo))
        {
            text.AppendLine("columns per sample");
            foreach (SourceColumn column in Columns.Where(column => column.Info is PartitionColumnInfo))
            {
                text.Append("  ").Append(column.Name).Append(" : ").AppendLine(column.Type.CppName);
            }
        }

        if (Defines.Length > 0)
        {
            text.AppendLine("columns defined");
            foreach (DefinedColumn define in Defines)
            {
                text.Append("  ").Append(define.Name).Append(" : ").Append(define.Type.CppName).Append(" = ").AppendLine(define.Text);
            }
        }

        text.AppendLine("steps");
        foreach (FrameNode node in Nodes)
        {
            string indent = new(' ', 2 * (node.Depth + 1));
            text.Append(indent).AppendLine(node.Description);
            foreach (PlannedAction action in Actions)
            {
                if (ReferenceEquals(action.Node, node))
                {
                    text.Append(indent).Append("  → ").AppendLine(Describe(action.Action));
                    foreach (string warning in action.Action.Warnings)
                    {
                        text.Append(indent).Append("    warning: ").AppendLine(warning);
                    }
                }
            }
        }

        return text.ToString();
    }

    /// <summary>SHA-256 in hexadecimal over the plan's text, its typed expressions, the options of its actions, values per sample, and of C# functions the code and captured values: equal plans over equal schemas have equal hashes in every process.</summary>
    /// <exception cref="AnalysisException">A C# function captures something that a hash cannot cover.</exception>
    public string Hash(string dataset)
    {
        var text = new StringBuilder(Describe(dataset));
        foreach (SourceColumn column in Columns)
        {
            text.Append(column.Name).Append(' ').Append(column.Type.CppName);
            text.AppendLine(column.Info is PartitionColumnInfo info ? info.Fingerprint() : column.Info.Default is { } value ? " else " + Convert.ToHexString(ConstantBlocks.Bytes(column.Info, value)) : string.Empty);
        }

        foreach (DefinedColumn define in Defines)
        {
            text.AppendLine(TypedNodeText.Of(define.Expression));
        }

        foreach (FrameNode node in Nodes)
        {
            if (node is FilterNode filter)
            {
                text.AppendLine(TypedNodeText.Of(filter.Condition.Root));
            }
        }

        foreach (PlannedAction action in Actions)
        {
            text.AppendLine(action.Action.Fingerprint);
            foreach (TypedNode input in action.Action.Inputs)
            {
                text.AppendLine(TypedNodeText.Of(input));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>An action in one line: kind, name, inputs, parameters.</summary>
    public static string Describe(FrameAction action)
    {
        string name = action.Name.Length == 0 ? string.Empty : $" \"{action.Name}\"";
        string inputs = action.InputTexts.Count == 0 ? string.Empty : $" of {string.Join(", ", action.InputTexts)}";
        string parameters = action.Parameters.Length == 0 ? string.Empty : $" [{action.Parameters}]";
        return $"{action.Kind}{name}{inputs}{parameters}";
    }

    /// <summary>Collects the columns of expressions in the order of their use, looking through defines.</summary>
    private sealed class ColumnCollector : TypedNodeVisitor
    {
        private readonly HashSet<ColumnSymbol> _seen = [];

        public List<SourceColumn> Columns { get; } = [];

        public List<DefinedColumn> Defines { get; } = [];

        protected override void VisitColumn(ColumnNode node)
        {
            if (!_seen.Add(node.Column))
            {
                return;
            }

            if (node.Column is DefinedColumn define)
            {
                Visit(define.Expression);
                Defines.Add(define);
            }
            else
            {
                Columns.Add((SourceColumn)node.Column);
            }
        }
    }
}

/// <summary>An action and the node whose entries it sees.</summary>
internal sealed record PlannedAction(FrameNode Node, FrameAction Action);
