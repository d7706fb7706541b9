using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;

namespace Banyan.Frame.Compiling;

/// <summary>One loop to generate: a filter, or some actions at one node.</summary>
internal sealed class LoopSpec(FrameNode node, FilterNode? filter, IReadOnlyList<ActionSlot> actions)
{
    /// <summary>The node whose entries the loop sees (for a filter: the node above it).</summary>
    public FrameNode Node { get; } = node;

    /// <summary>The filter, or null for a loop of actions.</summary>
    public FilterNode? Filter { get; } = filter;

    public IReadOnlyList<ActionSlot> Actions { get; } = actions;

    public IReadOnlyList<TypedNode> Roots { get; } =
        filter is not null ? [filter.Condition.Root] : [.. actions.SelectMany(action => action.Action.Inputs)];
}

/// <summary>Where an action's values go.</summary>
/// <param name="Action">The action.</param>
/// <param name="Index">Its index in the plan.</param>
/// <param name="FirstStream">For a numeric action: number of its first stream.</param>
/// <param name="FirstBuilder">For a column action: number of its first builder.</param>
internal sealed record ActionSlot(FrameAction Action, int Index, int FirstStream, int FirstBuilder);

/// <summary>Numbers that all loops of a program agree on.</summary>
internal sealed class LoopLayout
{
    private readonly Dictionary<SourceColumn, int> _columns = [];
    private readonly Dictionary<string, int> _siteNumbers = [];
    private readonly List<string> _sites = [];
    private readonly List<object> _objects = [];
    private readonly Dictionary<DefinedColumn, int> _buffers = [];

    public LoopLayout(IReadOnlyList<SourceColumn> columns, DefineUses uses, int streamCapacity)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            _columns.Add(columns[i], i);
        }

        for (int i = 0; i < uses.Buffered.Count; i++)
        {
            _buffers.Add(uses.Buffered[i], i);
        }

        Uses = uses;
        StreamCapacity = streamCapacity;
    }

    public DefineUses Uses { get; }

    /// <summary>Values that a stream buffer holds.</summary>
    public int StreamCapacity { get; }

    /// <summary>Texts of the expressions that may fail.</summary>
    public IReadOnlyList<string> Sites => _sites;

    /// <summary>What <see cref="LoopContext.Objects"/> must hold.</summary>
    public IReadOnlyList<object> Objects => _objects;

    /// <summary>Pinned bytes of string literals; they must live as long as the code.</summary>
    public List<byte[]> Pinned { get; } = [];

    public int Column(SourceColumn column) => _columns[column];

    public int Buffer(DefinedColumn define) => _buffers[define];

    public int Site(string text)
    {
        if (!_siteNumbers.TryGetValue(text, out int site))
        {
            site = _sites.Count;
            _siteNumbers.Add(text, site);
            _sites.Add(text);
        }

        return site;
    }

    public int Object(object value)
    {
        _objects.Add(value);
        return _objects.Count - 1;
    }
}
