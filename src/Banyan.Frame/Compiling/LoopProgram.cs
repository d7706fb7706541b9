using System.Reflection.Emit;
using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;

namespace Banyan.Frame.Compiling;

/// <summary>The compiled form of a plan: a list of loops, to be run in order for every batch. Immutable, shared by all threads.</summary>
internal sealed class LoopProgram
{
    /// <summary>
    /// About how many tree nodes go into one method. The JIT gives up optimising at 60,000 bytes of IL, 2,000 basic blocks or 512 tracked locals; a node takes about 15 bytes and, in
    /// vector code, one block and two locals, so that this stays well below all three.
    /// </summary>
    private const int NodesPerMethod = 200;

    // Fewer actions of one form stay in the loop of their node: a pass over the entries for each costs a little, too.
    private const int SharedFrom = 3;

    private readonly List<int> _methodSizes = [];

    private LoopProgram(Plan plan, LoopLayout layout, IReadOnlyList<LoopStep> steps, IReadOnlyList<ActionSlot> slots)
    {
        Plan = plan;
        Layout = layout;
        Steps = steps;
        Slots = slots;
    }

    public Plan Plan { get; }

    public LoopLayout Layout { get; }

    /// <summary>What to do for a batch, in order.</summary>
    public IReadOnlyList<LoopStep> Steps { get; }

    /// <summary>The actions by their index in the plan.</summary>
    public IReadOnlyList<ActionSlot> Slots { get; }

    /// <summary>Bytes of IL of every generated method.</summary>
    public IReadOnlyList<int> MethodSizes => _methodSizes;

    public static LoopProgram Compile(Plan plan)
    {
        var slots = new List<ActionSlot>();
        int streams = 0;
        int builders = 0;
        for (int i = 0; i < plan.Actions.Length; i++)
        {
            FrameAction action = plan.Actions[i].Action;
            slots.Add(new ActionSlot(action, i, streams, builders));
            streams += action is NumericAction ? action.Inputs.Count : 0;
            builders += action is ColumnAction ? action.Inputs.Count : 0;
        }

        List<LoopStep> steps = Divide(plan, slots);
        LoopSpec[] specs = [.. steps.Where(step => step.Spec is not null).Select(step => step.Spec!)];

        // The sizes decide which loops are cut, and that decides how defines are shared; sizes are taken with all defines written out, which is never too small.
        int[] sizes = [.. specs.Select(spec => spec.Roots.Sum(root => TreeFacts.Size(root, _ => true)))];
        var uses = new DefineUses(
            specs.Length,
            loop => specs[loop].Roots,
            (first, second) => specs[first].Node.Dominates(specs[second].Node),
            loop => sizes[loop] <= 2 * NodesPerMethod);
        var layout = new LoopLayout(plan.Columns, uses, plan.Actions.Length > 500 ? 128 : 1024);
        steps = SplitGathers(steps, layout);
        StripStreams(specs, layout, loop => sizes[loop] <= 2 * NodesPerMethod);
        steps = SplitShapes(steps, specs, layout);
        var program = new LoopProgram(plan, layout, steps, slots);
        foreach (LoopStep step in steps)
        {
            if (step is { Direct: ActionSlot direct, Gathers: null })
            {
                step.Columns = [.. direct.Action.Inputs.Select(input => layout.Column((SourceColumn)((ColumnNode)input).Column))];
            }
        }

        // All loops are generated and JIT compiled here, on all cores, so that the time counts as compile time and no worker waits for another. A delegate of a DynamicMethod would be compiled at its first call.
        var stepOf = steps.Where(step => step is { Spec: not null, Shape: null }).ToDictionary(step => step.Spec!);
        int[] loops = [.. Enumerable.Range(0, specs.Length).Where(loop => stepOf.ContainsKey(specs[loop]))];
        var methodSizes = new List<int>[specs.Length];
        void Generate(int loop) => methodSizes[loop] = program.Generate(specs[loop], loop, stepOf[specs[loop]], sizes[loop]);
        if (loops.Length > 4)
        {
            InParallel(loops, Generate);
        }
        else
        {
            Array.ForEach(loops, Generate);
        }

        program._methodSizes.AddRange(loops.SelectMany(loop => methodSizes[loop]));
        foreach (IGrouping<string, LoopStep> same in steps.Where(step => step.Shape is not null).GroupBy(step => step.Shape!.Key))
        {
            program.GenerateShared([.. same]);
        }

        return program;
    }

    private static void InParallel(int[] loops, Action<int> generate)
    {
        try
        {
            Parallel.ForEach(loops, generate);
        }
        catch (AggregateException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    private static List<LoopStep> Divide(Plan plan, List<ActionSlot> slots)
    {
        var steps = new List<LoopStep>();
        foreach (FrameNode node in plan.Nodes)
        {
            switch (node)
            {
                case FilterNode filter:
                    steps.Add(new LoopStep(node, new LoopSpec(filter.Parent!, filter, [])));
                    break;
                case RangeNode:
                    steps.Add(new LoopStep(node, null));
                    break;
            }

            var group = new List<ActionSlot>();
            int size = 0;
            for (int i = 0; i < plan.Actions.Length; i++)
            {
                if (!ReferenceEquals(plan.Actions[i].Node, node))
                {
                    continue;
                }

                FrameAction action = plan.Actions[i].Action;
                if (action.Inputs.Count == 0 || TakesColumnsAsTheyAre(action, node))
                {
                    steps.Add(new LoopStep(node, null) { Direct = slots[i] });
                    continue;
                }

                int cost = 10 + action.Inputs.Sum(input => TreeFacts.Size(input, _ => true));
                if (group.Count > 0 && size + cost > NodesPerMethod)
                {
                    steps.Add(new LoopStep(node, new LoopSpec(node, null, [.. group])));
                    group.Clear();
                    size = 0;
                }

                group.Add(slots[i]);
                size += cost;
            }

            if (group.Count > 0)
            {
                steps.Add(new LoopStep(node, new LoopSpec(node, null, [.. group])));
            }
        }

        return steps;
    }

    /// <summary>Takes the actions out of their loops that only want values that lie in memory by then; a loop with nothing left to do goes.</summary>
    private static List<LoopStep> SplitGathers(List<LoopStep> steps, LoopLayout layout)
    {
        var result = new List<LoopStep>();
        int loop = -1;
        foreach (LoopStep step in steps)
        {
            if (step.Spec is not LoopSpec spec)
            {
                result.Add(step);
                continue;
            }

            loop++;
            var gathers = new List<LoopStep>();
            var generated = new List<ActionSlot>();
            foreach (ActionSlot slot in spec.Actions)
            {
                if (GatherInput.Of(slot.Action, loop, layout) is GatherInput[] inputs)
                {
                    int[] columns = [.. inputs.Where(input => !input.IsDefine).Select(input => input.Number)];
                    gathers.Add(new LoopStep(step.Node, null) { Direct = slot, Gathers = inputs, Columns = columns });
                }
                else
                {
                    generated.Add(slot);
                }
            }

            spec.Generated = generated;
            if (spec.Filter is not null || generated.Count > 0 || layout.Uses.Eager(loop).Count > 0)
            {
                result.Add(step);
            }

            result.AddRange(gathers);
        }

        return result;
    }

    /// <summary>Leaves to the whole stream what is faster there than value by value; not in loops that are cut, whose cuts are decided for the inputs as they stand.</summary>
    private static void StripStreams(LoopSpec[] specs, LoopLayout layout, Func<int, bool> isWhole)
    {
        for (int i = 0; i < specs.Length; i++)
        {
            int loop = i;
            foreach (ActionSlot slot in isWhole(loop) ? specs[loop].Generated.Where(slot => slot.Action is NumericAction) : [])
            {
                // A scalar next to a vector is repeated for every item: its functions are cheaper once per entry.
                bool perItem = slot.Action.Inputs.Any(input => input.Type is not ScalarType);
                slot.Streams = [.. slot.Action.Inputs.Select(input => perItem && input.Type is ScalarType ? StreamInput.Whole(input) : StreamInput.Of(input, loop, layout.Uses))];
            }
        }
    }

    /// <summary>Takes the actions out of their loops that have the form of several others, so that one method serves all of them.</summary>
    private static List<LoopStep> SplitShapes(List<LoopStep> steps, LoopSpec[] specs, LoopLayout layout)
    {
        var shapes = new Dictionary<ActionSlot, (ActionShape Shape, int Loop)>();
        for (int loop = 0; loop < specs.Length; loop++)
        {
            foreach (ActionSlot slot in specs[loop].Generated)
            {
                if (ActionShape.Of(slot, loop, specs[loop].Node is RootNode, layout) is ActionShape shape && slot.Action.Inputs.Sum(input => TreeFacts.Size(input, _ => true)) <= NodesPerMethod)
                {
                    shapes.Add(slot, (shape, loop));
                }
            }
        }

        HashSet<string> frequent = [.. shapes.Values.GroupBy(entry => entry.Shape.Key).Where(same => same.Count() >= SharedFrom).Select(same => same.Key)];
        if (frequent.Count == 0)
        {
            return steps;
        }

        var result = new List<LoopStep>();
        foreach (LoopStep step in steps)
        {
            if (step.Spec is not LoopSpec spec || spec.Generated.Count == 0)
            {
                result.Add(step);
                continue;
            }

            ActionSlot[] shared = [.. spec.Generated.Where(slot => shapes.TryGetValue(slot, out (ActionShape Shape, int Loop) entry) && frequent.Contains(entry.Shape.Key))];
            spec.Generated = [.. spec.Generated.Except(shared)];
            if (spec.Generated.Count > 0 || shared.Length == 0 || layout.Uses.Eager(shapes[shared[0]].Loop).Count > 0)
            {
                result.Add(step);
            }

            foreach (ActionSlot slot in shared)
            {
                (ActionShape shape, int loop) = shapes[slot];
                result.Add(new LoopStep(step.Node, new LoopSpec(step.Node, null, [slot])) { Shape = shape, Loop = loop, Parameters = shape.Parameters() });
            }
        }

        return result;
    }

    /// <summary>The columns of an action that sees all entries and wants nothing but columns as they are: their memory is handed over, no loop is needed.</summary>
    private static bool TakesColumnsAsTheyAre(FrameAction action, FrameNode node)
    {
        if (node is not RootNode || action.Inputs.Any(input => input is not ColumnNode { Column: SourceColumn }))
        {
            return false;
        }

        return action is not NumericAction
            || (action.Inputs.All(input => input.Type.Element.IsFloating())
                && (action.Inputs.All(input => input.Type is ScalarType) || (action.Inputs.Count == 1 && action.Inputs[0].Type is VectorType { Item: ScalarType })));
    }

    /// <summary>Makes the code of a loop; returns the sizes of its methods.</summary>
    private List<int> Generate(LoopSpec spec, int loop, LoopStep step, int size)
    {
        var methodSizes = new List<int>();
        var parts = new Dictionary<TypedNode, DynamicMethod>(ReferenceEqualityComparer.Instance);
        if (size > 2 * NodesPerMethod)
        {
            foreach (TypedNode root in spec.Roots)
            {
                Cut(root, loop, parts, methodSizes);
            }
        }

        step.Method = MethodEmitter.EmitLoop(spec, loop, Layout, spec.Node is RootNode, parts, out int bytes);
        methodSizes.Add(bytes);
        var columns = new HashSet<int>();
        CollectColumns(spec.Roots, loop, columns);
        step.Columns = [.. columns.Order()];
        System.Runtime.CompilerServices.RuntimeHelpers.PrepareDelegate(step.Method);
        return methodSizes;
    }

    /// <summary>Makes the code that some actions share.</summary>
    private void GenerateShared(LoopStep[] same)
    {
        LoopStep first = same[0];
        LoopMethod method = MethodEmitter.EmitLoop(first.Spec!, first.Loop, Layout, first.Node is RootNode, new Dictionary<TypedNode, DynamicMethod>(ReferenceEqualityComparer.Instance), out int bytes, first.Shape);
        System.Runtime.CompilerServices.RuntimeHelpers.PrepareDelegate(method);
        _methodSizes.Add(bytes);
        foreach (LoopStep step in same)
        {
            step.Method = method;
            var columns = new HashSet<int>();
            CollectColumns(step.Spec!.Roots, step.Loop, columns);
            step.Columns = [.. columns.Order()];
        }
    }

    /// <summary>Gives subtrees of a big expression methods of their own, from below; returns what stays with the caller.</summary>
    private int Cut(TypedNode node, int loop, Dictionary<TypedNode, DynamicMethod> parts, List<int> methodSizes)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        int size = node is MapNode or FoldNode or MaskNode ? 6 : 1;
        if (node is ColumnNode { Column: DefinedColumn define } && Layout.Uses.Of(loop, define) != DefineUse.BufferedReady)
        {
            size += Cut(define.Expression, loop, parts, methodSizes);
        }

        foreach (TypedNode child in TypedNodeVisitor.Children(node))
        {
            size += Cut(child, loop, parts, methodSizes);
        }

        if (size > NodesPerMethod && !parts.ContainsKey(node) && TreeFacts.FreeLocals(node).Count == 0)
        {
            DynamicMethod part = MethodEmitter.EmitPart(node, loop, Layout, parts, out int bytes);
            parts.Add(node, part);
            methodSizes.Add(bytes);
            return 1;
        }

        return size;
    }

    private void CollectColumns(IEnumerable<TypedNode> roots, int loop, HashSet<int> columns)
    {
        var collector = new Collector(this, loop, columns);
        foreach (TypedNode root in roots)
        {
            collector.Visit(root);
        }
    }

    /// <summary>Columns that a loop's code may touch; those behind a define that is ready in its buffer are not among them.</summary>
    private sealed class Collector(LoopProgram program, int loop, HashSet<int> columns) : TypedNodeVisitor
    {
        private readonly HashSet<DefinedColumn> _seen = [];

        protected override void VisitColumn(ColumnNode node)
        {
            if (node.Column is SourceColumn source)
            {
                columns.Add(program.Layout.Column(source));
            }
            else if (node.Column is DefinedColumn define && _seen.Add(define) && program.Layout.Uses.Of(loop, define) != DefineUse.BufferedReady)
            {
                Visit(define.Expression);
            }
        }
    }
}

/// <summary>One step for a batch: a generated loop, a range, or an action that needs no loop.</summary>
internal sealed class LoopStep(FrameNode node, LoopSpec? spec)
{
    /// <summary>The filter or range node, or the node whose actions are filled.</summary>
    public FrameNode Node { get; } = node;

    /// <summary>What was generated; null for ranges and direct actions.</summary>
    public LoopSpec? Spec { get; } = spec;

    /// <summary>An action that gets columns as they are, or only the number of entries, or values that are gathered.</summary>
    public ActionSlot? Direct { get; init; }

    /// <summary>For a direct action: where the values of its streams are gathered from; null when it gets columns as they are.</summary>
    public IReadOnlyList<GatherInput>? Gathers { get; init; }

    /// <summary>For one action whose code is shared with others of its form: the form; else null.</summary>
    public ActionShape? Shape { get; init; }

    /// <summary>With a form: number of the loop that the action was planned for.</summary>
    public int Loop { get; init; }

    /// <summary>With a form: what the action does not have in common with the others, in pinned memory.</summary>
    public long[]? Parameters { get; init; }

    /// <summary>The code.</summary>
    public LoopMethod? Method { get; set; }

    /// <summary>Numbers of the columns that the code may touch.</summary>
    public int[] Columns { get; set; } = [];
}
