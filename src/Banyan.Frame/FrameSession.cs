using Banyan.Columns;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Formulas;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan.Frame;

/// <summary>What all frames over one dataset share: the dataset, the functions, what is booked, and the engine.</summary>
internal sealed class FrameSession(EventSource source)
{
    private readonly List<PlannedAction> _booked = [];
    private readonly HashSet<FrameAction> _pending = [];
    private readonly Dictionary<(FrameNode, ColumnSymbol), WeightSumsAction> _weights = [];

    public EventSource Source { get; } = source;

    public RootNode Root { get; } = new();

    public Engine Engine { get; set; } = SerialEngine.Instance;

    public RunOptions Options { get; set; } = new();

    public CancellationToken Cancellation { get; set; }

    public RunSummary? LastRun { get; private set; }

    public bool IsStrict { get; set; }

    public List<ExpressionWarning> Warnings { get; } = [];

    /// <summary>What is booked and not yet computed.</summary>
    public IReadOnlyList<PlannedAction> Booked => _booked;

    public BoundExpression Bind(string text, ColumnScope scope, FunctionCatalogue functions)
    {
        BoundExpression bound = ExpressionBinder.Bind(text, scope, functions);
        if (IsStrict && bound.Warnings.Count > 0)
        {
            throw bound.Warnings[0].ToError();
        }

        AddNew(bound.Warnings);
        return bound;
    }

    // What was told about an expression is not told again about another one that holds it in brackets.
    private void AddNew(IReadOnlyList<ExpressionWarning> warnings)
    {
        foreach (ExpressionWarning warning in warnings)
        {
            if (!Warnings.Exists(known => known == warning || (known.Message == warning.Message && Holds(warning, known.Text))))
            {
                Warnings.Add(warning);
            }
        }

        static bool Holds(ExpressionWarning warning, string text)
        {
            int place = text.Length == 0 ? -1 : warning.Text.IndexOf($"({text})", StringComparison.Ordinal);
            return place >= 0 && warning.Span.Start >= place && warning.Span.Start + warning.Span.Length <= place + text.Length + 2;
        }
    }

    /// <summary>The sums of a weight at a node; reports that share filters share them too.</summary>
    public WeightSumsAction WeightsAt(FrameNode node, BoundExpression weight)
    {
        ColumnSymbol? column = (weight.Root as ColumnNode)?.Column;
        if (column is not null && _weights.TryGetValue((node, column), out WeightSumsAction? known))
        {
            return known;
        }

        var action = new WeightSumsAction(weight);
        Book(node, action);
        if (column is not null)
        {
            _weights.Add((node, column), action);
        }

        return action;
    }

    public FormulaSet BindFormulas(IReadOnlyList<string> texts, ColumnScope scope, FunctionCatalogue functions)
    {
        FormulaSet formulas = FormulaBinder.Bind(texts, scope, functions, new FormulaDataset(Source));
        ExpressionWarning[] warnings = [.. formulas.Expressions.SelectMany(formula => formula.Warnings)];
        if (IsStrict && warnings.Length > 0)
        {
            throw warnings[0].ToError();
        }

        AddNew(warnings);
        return formulas;
    }

    public void Book(FrameNode node, FrameAction action)
    {
        for (int i = 0; i < action.Inputs.Count; i++)
        {
            // Four-vectors live in expressions only: no block holds them.
            if (ItemOf(action.Inputs[i].Type) is RecordType record)
            {
                string text = action.InputTexts[i];
                throw new AnalysisException($"{action.Kind} cannot take values of type {record}; take numbers of it, for instance {text}.Pt()", text, 0, text.Length);
            }
        }

        Warnings.AddRange(action.Warnings.Select(warning => new ExpressionWarning(warning, string.Empty, default)));
        _booked.Add(new PlannedAction(node, action));
        _pending.Add(action);
    }

    private static DataType ItemOf(DataType type) => type is VectorType vector ? ItemOf(vector.Item) : type;

    public bool IsPending(FrameAction action) => _pending.Contains(action);

    /// <summary>Runs everything that is booked in one pass; when it fails, the actions stay booked.</summary>
    public RunSummary Run(RunOptions options, CancellationToken cancellation)
    {
        PlannedAction[] actions = [.. _booked];
        RunSummary summary = PlanRun.Execute(Source, Root, actions, Engine, options, cancellation);
        _booked.RemoveRange(0, actions.Length);
        foreach (PlannedAction action in actions)
        {
            _pending.Remove(action.Action);
        }

        LastRun = summary;
        return summary;
    }
}
