using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Planning;

/// <summary>Puts a plan into words.</summary>
internal static class PlanOutlining
{
    /// <summary>The outline of a plan.</summary>
    public static PlanOutline Outline(Plan plan, string dataset) => new(
        dataset,
        [.. plan.Columns.Select(column => new PlanColumn(column.Name, column.Type.CppName, string.Empty))],
        [.. plan.Defines.Select(define => new PlanColumn(define.Name, define.Type.CppName, define.Text))],
        [.. plan.Nodes.Select(node => StepOf(plan, node))]);

    private static PlanStep StepOf(Plan plan, FrameNode node)
    {
        PlannedAction[] actions = [.. plan.Actions.Where(action => ReferenceEquals(action.Node, node))];
        var uses = new DefineCollector();
        if (node is FilterNode filter)
        {
            uses.Visit(filter.Condition.Root);
        }

        foreach (TypedNode input in actions.SelectMany(action => action.Action.Inputs))
        {
            uses.Visit(input);
        }

        return new PlanStep(
            node.Parent is null ? -1 : plan.Nodes.IndexOf(node.Parent),
            node is not FilterNode cut ? node.Description : cut.Name is { Length: > 0 } name && name != cut.Condition.Text ? $"{name}: {cut.Condition.Text}" : cut.Condition.Text,
            node.Description,
            uses.Names,
            [.. actions.Select(action => new PlanAction(action.Action.Kind, action.Action.Name, Plan.Describe(action.Action)))]);
    }

    /// <summary>The defined columns that expressions name, without those behind them.</summary>
    private sealed class DefineCollector : TypedNodeVisitor
    {
        private readonly HashSet<ColumnSymbol> _seen = [];

        public List<string> Names { get; } = [];

        protected override void VisitColumn(ColumnNode node)
        {
            if (node.Column is DefinedColumn && _seen.Add(node.Column))
            {
                Names.Add(node.Column.Name);
            }
        }
    }
}
