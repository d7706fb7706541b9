using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>How the code of one loop gets at the value of a define.</summary>
internal enum DefineUse
{
    /// <summary>
    /// Used at one place in the whole plan, outside element loops, or made of positions that loops only count on: its expression stands there instead, and fuses with what surrounds it.
    /// </summary>
    Inline,

    /// <summary>Needed for every entry of this loop and nowhere else: computed at the entry's start, into a local.</summary>
    Eager,

    /// <summary>Needed in this loop only, for some entries: computed when first needed, into a local with a flag.</summary>
    Lazy,

    /// <summary>Needed for every entry of this loop, and later: computed at the entry's start, into a local and the batch's buffer.</summary>
    BufferedEager,

    /// <summary>Computed by an earlier loop for every entry that comes here: loaded from the batch's buffer.</summary>
    BufferedReady,

    /// <summary>In the batch's buffer if some loop needed it for this entry before, else computed now and put there.</summary>
    BufferedLazy,
}

/// <summary>Decides for every define and loop how its value is had, so that it is evaluated at most once per entry and only when needed.</summary>
internal sealed class DefineUses
{
    private readonly Dictionary<(int Loop, DefinedColumn Define), DefineUse> _uses = [];
    private readonly List<List<DefinedColumn>> _eager = [];
    private readonly HashSet<DefinedColumn> _flagged = [];

    /// <param name="loops">For each loop, in order: its expressions, and whether the node of loop i dominates the node of loop j.</param>
    /// <param name="roots">The expressions of each loop.</param>
    /// <param name="dominates">True when every entry of the second loop also passes the first.</param>
    /// <param name="mayFuse">False for loops that are cut into several methods, which share values through buffers only.</param>
    public DefineUses(int loops, Func<int, IReadOnlyList<TypedNode>> roots, Func<int, int, bool> dominates, Func<int, bool> mayFuse)
    {
        var counts = new DefinePlaces();
        for (int loop = 0; loop < loops; loop++)
        {
            foreach (TypedNode root in roots(loop))
            {
                counts.Count(root);
            }
        }

        var needs = new List<Needs>();
        var byDefine = new Dictionary<DefinedColumn, List<int>>();
        for (int loop = 0; loop < loops; loop++)
        {
            var need = new Needs();
            foreach (TypedNode root in roots(loop))
            {
                need.Add(root, true);
            }

            needs.Add(need);
            foreach (DefinedColumn define in need.All)
            {
                if (!byDefine.TryGetValue(define, out List<int>? list))
                {
                    byDefine.Add(define, list = []);
                }

                list.Add(loop);
            }
        }

        var buffered = new List<DefinedColumn>();
        var known = new HashSet<DefinedColumn>();
        for (int loop = 0; loop < loops; loop++)
        {
            var eager = new List<DefinedColumn>();
            foreach (DefinedColumn define in needs[loop].All)
            {
                List<int> used = byDefine[define];
                bool always = needs[loop].Always.Contains(define);
                bool shared = used.Count > 1 || !mayFuse(loop);
                DefineUse use;
                if (counts.IsSingle(define) || counts.IsCounted(define))
                {
                    use = DefineUse.Inline;
                }
                else if (!shared)
                {
                    use = always ? DefineUse.Eager : DefineUse.Lazy;
                }
                else
                {
                    int first = used[0];
                    bool ready = needs[first].Always.Contains(define) && used.All(other => other == first || dominates(first, other));
                    use = !ready ? DefineUse.BufferedLazy : loop == first ? DefineUse.BufferedEager : DefineUse.BufferedReady;
                    if (known.Add(define))
                    {
                        buffered.Add(define);
                    }
                }

                _uses.Add((loop, define), use);
                if (use == DefineUse.BufferedLazy)
                {
                    _flagged.Add(define);
                }

                if (use is DefineUse.Eager or DefineUse.BufferedEager)
                {
                    eager.Add(define);
                }
            }

            _eager.Add(eager);
        }

        Buffered = buffered;
    }

    /// <summary>The defines that have a buffer; the index is the buffer's number.</summary>
    public IReadOnlyList<DefinedColumn> Buffered { get; }

    public DefineUse Of(int loop, DefinedColumn define) => _uses[(loop, define)];

    /// <summary>Adds what is left of a define that stands in its place, when a part of it is evaluated elsewhere.</summary>
    public void AddInline(int loop, DefinedColumn define) => _uses.Add((loop, define), DefineUse.Inline);

    /// <summary>True for a buffered define whose value may be missing for an entry that needs it: a byte per entry tells.</summary>
    public bool NeedsFlags(DefinedColumn define) => _flagged.Contains(define);

    /// <summary>The defines to compute at an entry's start, each after those it uses.</summary>
    public IReadOnlyList<DefinedColumn> Eager(int loop) => _eager[loop];

    /// <summary>The defines that a loop needs, dependencies first, and those of them that it needs for every entry.</summary>
    private sealed class Needs
    {
        private readonly HashSet<DefinedColumn> _seen = [];

        public List<DefinedColumn> All { get; } = [];

        public HashSet<DefinedColumn> Always { get; } = [];

        public void Add(TypedNode node, bool always)
        {
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            switch (node)
            {
                case ColumnNode { Column: DefinedColumn define }:
                    // A define met first in a branch and later on the straight way is visited again for what lies below it.
                    bool isNew = _seen.Add(define);
                    bool upgraded = always && Always.Add(define);
                    if (isNew || upgraded)
                    {
                        Add(define.Expression, always);
                    }

                    if (isNew)
                    {
                        All.Add(define);
                    }

                    return;
                case LogicalNode n:
                    Add(n.Left, always);
                    Add(n.Right, false);
                    return;
                case ConditionalNode n:
                    Add(n.Condition, always);
                    Add(n.Then, false);
                    Add(n.Else, false);
                    return;
                default:
                    foreach (TypedNode child in TypedNodeVisitor.Children(node))
                    {
                        Add(child, always);
                    }

                    return;
            }
        }
    }
}
