using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;
using Banyan.Histograms;

namespace Banyan;

/// <content>Statistics, tables, and results that the user's own functions compute.</content>
public sealed partial class EventFrame
{
    /// <summary>
    /// A histogram whose bins follow from the data: about 128 bins with round edges over the range of all finite values; whole numbers get bins centred on them. The same for any number of threads.
    /// </summary>
    /// <param name="expression">What to fill; vectors once per element.</param>
    /// <param name="weight">Weight of a fill, or null for 1.</param>
    /// <param name="name">Key in output files; null for the expression.</param>
    /// <param name="title">Title; null for the expression.</param>
    /// <param name="xTitle">Title of the axis.</param>
    /// <param name="yTitle">Title of the contents.</param>
    /// <remarks>Up to 65,536 fills are kept until the range is known; with more, the data is read a second time for this histogram.</remarks>
    public Result<Histogram1D> Histo1D(string expression, string? weight = null, string? name = null, string? title = null, string xTitle = "", string yTitle = "")
    {
        var action = new AutomaticHisto1DAction(Inputs("Histo1D", expression, weight), new Histogram1D(name ?? expression, title ?? expression, Axis.Regular(1, 0, 1, xTitle), yTitle));
        return Book(action, () => action.Value);
    }

    /// <summary>Count, mean, spread and range over all entries and elements.</summary>
    /// <param name="expression">The values.</param>
    /// <param name="weight">Their weights, or null for 1; a scalar counts for every element.</param>
    public Result<Statistic> Stats(string expression, string? weight = null)
    {
        var action = new StatsAction(Inputs("Stats", expression, weight));
        return Book(action, () => action.Value);
    }

    /// <summary>The cut flow of the filters from the dataset down to this frame, raw and, with a weight, in sums of weights.</summary>
    /// <param name="weight">A number per event, which must not fail for events that the filters remove; null for the raw one alone.</param>
    public Result<CutFlow> Report(string? weight = null)
    {
        var report = new ReportAction(_node);
        if (weight is null)
        {
            return Book(report, () => report.Value);
        }

        BoundExpression bound = Bind(weight);
        if (bound.Root.Type is not ScalarType)
        {
            throw new AnalysisException($"the weight of a report must be one number per event, '{weight}' is {bound.Root.Type.CppName}", weight, 0, weight.Length);
        }

        var sums = new List<WeightSumsAction>();
        foreach (FrameNode node in report.Filters.Count == 0 ? [] : report.Filters.Prepend(report.Filters[0].Parent!))
        {
            sums.Add(_session.WeightsAt(node, bound));
        }

        // Ranges between two filters take entries away too: what reaches a filter is what its parent lets pass.
        for (int i = 1; i < report.Filters.Count; i++)
        {
            if (report.Filters[i].Parent is RangeNode range)
            {
                report.Reaching.Add(i, _session.WeightsAt(range, bound));
            }
        }

        return Book(report, () => report.WithWeights(sums));
    }

    /// <summary>The first entries that reach this frame, as a table of text.</summary>
    /// <param name="columns">Expressions; empty for all columns that can be read, the dataset's and the defined ones.</param>
    /// <param name="rows">How many entries, at least 1. No more of the data is read than they take, unless other actions need it.</param>
    public Result<DisplayTable> Display(IReadOnlyList<string>? columns = null, int rows = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        columns = columns is { Count: > 0 } ? columns : [.. ColumnNames.Where(name => !Source.TryGetColumn(name, out Frame.Sources.ColumnInfo? info) || info.Problem is null)];
        EventFrame first = Range(rows);
        var action = new DisplayAction([.. columns.Select(column => first.Bind(Quoted(column)))], rows);
        return first.Book(action, () => action.Value);
    }

    /// <summary>Runs everything booked so far and keeps columns of the entries that reach this frame in memory: a new dataset, which later passes read instead of files.</summary>
    /// <param name="columns">Names of columns, the dataset's and the defined ones; none for all that can be read.</param>
    /// <returns>A frame over the new dataset, with the engine, the options and the functions of this one. Entries are numbered anew from 0, and samples and their metadata are left behind.</returns>
    /// <remarks>The memory belongs to the frame's <see cref="Source"/>, which may be disposed. A column may have up to 2 GiB.</remarks>
    /// <exception cref="AnalysisException">There is no such column, or one is too large or of a type that cannot be kept.</exception>
    public EventFrame Cache(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        bool areChosen = columns.Count > 0;
        (string Name, BoundExpression Input)[] kept =
        [
            .. (areChosen ? columns : [.. ColumnNames.Where(name => !Source.TryGetColumn(name, out Frame.Sources.ColumnInfo? info) || info.Problem is null)]).Distinct().Select(name => (name, BindColumn(name))),
        ];
        if (areChosen && Array.Find(kept, column => !CacheAction.CanKeep(column.Input.Root.Type)) is { Name: not null } wrong)
        {
            throw new AnalysisException($"the column '{wrong.Name}' cannot be kept in memory: it is {wrong.Input.Root.Type.CppName}; numbers, strings and vectors of them can", wrong.Name, 0, wrong.Name.Length);
        }

        var action = new CacheAction([.. kept.Where(column => CacheAction.CanKeep(column.Input.Root.Type))]);
        Book(action);
        Run(Options, Cancellation);
        EventFrame cached = FromSource(action.ToSource(), _functions);
        (cached.Engine, cached.Options, cached.Cancellation) = (Engine, Options, Cancellation);
        return cached;
    }

    /// <summary>Folds all entries into a state of one's own.</summary>
    /// <typeparam name="T">The state: a number, a struct, an array, a record, a class.</typeparam>
    /// <param name="identity">Makes an empty state: one per partition. Always the same one.</param>
    /// <param name="accumulate">
    /// <c>(State state, float met, Jagged&lt;float&gt; pt) => …</c>: its first parameter is the state, the others are named like columns; returns the new state, or nothing when it changes the state itself.
    /// Entries come in the order of the dataset within a partition.
    /// </param>
    /// <param name="merge">Joins two states, the second one of later entries. Must be associative; the first may be changed and returned.</param>
    /// <param name="form">
    /// The binary form of a state, for runs over several processes; null for an automatic one: the bytes of numbers and plain structs and of arrays of them, strings, histograms; everything else as JSON.
    /// </param>
    /// <remarks>The same result for any number of threads, as long as the functions depend on their arguments only.</remarks>
    /// <exception cref="AnalysisException">A parameter is not a column or has another type, or the function does not return the state.</exception>
    public Result<T> Aggregate<T>(Func<T> identity, Delegate accumulate, Func<T, T, T> merge, IStateForm<T>? form = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(accumulate);
        ArgumentNullException.ThrowIfNull(merge);
        System.Reflection.MethodInfo invoke = accumulate.GetType().GetMethod("Invoke")!;
        string state = ElementKinds.CSharpName(typeof(T));
        if (invoke.GetParameters() is not [var first, ..] || first.ParameterType != typeof(T))
        {
            throw new AnalysisException($"the first parameter of an aggregate's function must be the state, which is {state}");
        }

        if (invoke.ReturnType != typeof(T) && (invoke.ReturnType != typeof(void) || typeof(T).IsValueType))
        {
            throw new AnalysisException($"an aggregate's function must return the new state, which is {state}, not {ElementKinds.CSharpName(invoke.ReturnType)}");
        }

        TypedNode[] inputs = DelegateBinder.BindParameters(accumulate, _scope, skip: 1, ofBlocks: true);
        var action = new AggregateAction<T>("Aggregate", inputs, [.. DelegateBinder.ParametersOf(accumulate).Skip(1).Select(parameter => parameter.Name!)], identity, accumulate, merge, form);
        return Book(action, () => action.Value);
    }

    /// <summary>Joins the values of an expression, entry after entry, with a function: <c>Reduce&lt;float&gt;("met", (a, b) => Math.Max(a, b))</c>.</summary>
    /// <typeparam name="T">The expression's .NET type, or one that C# converts it to without being asked (float to double, int to long); it must be a number or bool per entry.</typeparam>
    /// <param name="expression">The values.</param>
    /// <param name="reduce">Joins two values; must be associative.</param>
    /// <param name="identity">What every partition starts with; must change nothing.</param>
    /// <exception cref="AnalysisException">The expression has another type.</exception>
    public Result<T> Reduce<T>(string expression, Func<T, T, T> reduce, T identity = default)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(reduce);
        BoundExpression bound = Bind(expression);
        if (bound.Root.Type is not ScalarType scalar || ElementKinds.FromClrType(typeof(T)) is not { } kind || !scalar.Kind.FitsIn(kind))
        {
            throw new AnalysisException(
                $"Reduce<{ElementKinds.CSharpName(typeof(T))}> needs one {ElementKinds.CSharpName(typeof(T))} per entry, '{expression}' is {bound.Root.Type.CppName}", expression, 0, expression.Length);
        }

        var action = new AggregateAction<T>("Reduce", [Nodes.Convert(bound.Root, kind)], [bound.Text], () => identity, reduce, reduce, null);
        return Book(action, () => action.Value);
    }

    /// <summary>Calls a function for every entry that reaches this frame, in the order of the dataset, on the calling thread; runs at once, and runs nothing else that is booked.</summary>
    /// <param name="function">Its parameters are named like columns; what it returns is ignored.</param>
    /// <exception cref="AnalysisException">A parameter is not a column or has another type.</exception>
    /// <exception cref="EventFailureException">The function or an expression failed.</exception>
    public RunSummary Foreach(Delegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        TypedNode[] inputs = DelegateBinder.BindParameters(function, _scope, ofBlocks: true);
        if (inputs.Length == 0)
        {
            throw new AnalysisException("the function of Foreach must have a parameter that is named like a column");
        }

        var action = new ForeachAction(inputs, [.. DelegateBinder.ParametersOf(function).Select(parameter => parameter.Name!)], function);
        return PlanRun.Execute(_session.Source, _session.Root, [new PlannedAction(_node, action)], SerialEngine.Instance, _session.Options with { Observer = null }, _session.Cancellation);
    }

    /// <summary>True when there is a column of that name, read or defined.</summary>
    public bool HasColumn(string name) => _scope.TryGetColumn(name, out _);

    /// <summary>Names of the defined columns, of aliases and of columns with a default, sorted.</summary>
    public IReadOnlyList<string> DefinedColumnNames => [.. _scope.AddedNames];

    /// <summary>Names of the filters from the dataset down to this frame, in order; for filters without a name their expressions.</summary>
    public IReadOnlyList<string> FilterNames => [.. new ReportAction(_node).Filters.Select(filter => filter.Label)];

    // Names that are no identifiers are written in backticks in expressions.
    private string Quoted(string column) =>
        HasColumn(column) && !column.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.') ? $"`{column}`" : column;
}
