using Banyan.Columns;
using Banyan.Frame;
using Banyan.Frame.Actions;
using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Formulas;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Frame.Planning;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;

namespace Banyan;

/// <summary>
/// A lazy view of a dataset: transformations give new frames, actions give results, and asking for the first result runs everything that was booked by then in one pass.
/// </summary>
/// <remarks>Immutable, apart from what is booked on the dataset behind it, which all frames derived from one another share. Not thread safe.</remarks>
public sealed partial class EventFrame
{
    private readonly FrameSession _session;
    private readonly FrameNode _node;
    private readonly ColumnScope _scope;
    private readonly FunctionCatalogue _functions;

    private EventFrame(FrameSession session, FrameNode node, ColumnScope scope, FunctionCatalogue functions)
    {
        _session = session;
        _node = node;
        _scope = scope;
        _functions = functions;
    }

    /// <summary>The dataset.</summary>
    public EventSource Source => _session.Source;

    /// <summary>The engine that runs the analysis; the facade sets one for all cores, the default runs on the calling thread.</summary>
    public Engine Engine
    {
        get => _session.Engine;
        set => _session.Engine = value;
    }

    /// <summary>Options of runs that are started by asking for a result.</summary>
    public RunOptions Options
    {
        get => _session.Options;
        set => _session.Options = value;
    }

    /// <summary>Cancels runs that are started by asking for a result.</summary>
    public CancellationToken Cancellation
    {
        get => _session.Cancellation;
        set => _session.Cancellation = value;
    }

    /// <summary>What the last run did; null before the first.</summary>
    public RunSummary? LastRun => _session.LastRun;

    /// <summary>What the frames over this dataset share.</summary>
    internal FrameSession Session => _session;

    /// <summary>True to refuse, from now on, every expression that there is a warning about.</summary>
    public bool IsStrict
    {
        get => _session.IsStrict;
        set => _session.IsStrict = value;
    }

    /// <summary>Warnings about expressions bound so far, each once: places where ROOT's meaning is probably not what was meant.</summary>
    public IReadOnlyList<ExpressionWarning> Warnings => _session.Warnings;

    /// <summary>A frame over all entries of <paramref name="source"/>.</summary>
    /// <param name="source">The dataset; it must live as long as the frame.</param>
    /// <param name="functions">Functions that expressions may call; null for the standard ones.</param>
    public static EventFrame FromSource(EventSource source, FunctionCatalogue? functions = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var session = new FrameSession(source);
        return new EventFrame(session, session.Root, new ColumnScope(source), functions ?? FunctionCatalogue.Standard);
    }

    /// <summary>Adds a column.</summary>
    /// <param name="name">Name of the new column; must not exist yet.</param>
    /// <param name="expression">What it is, as an RDataFrame string.</param>
    /// <exception cref="AnalysisException">The expression is wrong, or the column exists.</exception>
    public EventFrame Define(string name, string expression)
    {
        CheckNew(name);
        return WithColumn(name, expression, Bind(expression).Root);
    }

    /// <summary>Adds a column computed by a C# function whose parameters are named like columns.</summary>
    /// <param name="name">Name of the new column; must not exist yet.</param>
    /// <param name="function">Scalars arrive as numbers, vectors as <see cref="Jagged{T}"/>; returns a number, a bool or an array of them. Must be thread safe.</param>
    /// <exception cref="AnalysisException">A parameter is not a column or has another type, or the column exists.</exception>
    public EventFrame Define(string name, Delegate function)
    {
        CheckNew(name);
        TypedNode call = DelegateBinder.Bind(function, _scope);
        return WithColumn(name, DelegateBinder.Describe(function), call);
    }

    /// <summary>Makes a C# function callable by a name in all expressions that follow: <c>DefineFunction("scale", (float pt, float eta) =&gt; pt * 1.01f)</c>.</summary>
    /// <param name="name">A C++ name, with or without namespaces, that C++ and ROOT do not have.</param>
    /// <param name="function">See <see cref="FunctionCatalogue.Register(string, Delegate)"/>. Must be thread safe.</param>
    /// <exception cref="AnalysisException">The name is taken or no name.</exception>
    /// <exception cref="ArgumentException">A parameter or the result has a type that expressions do not have.</exception>
    public EventFrame DefineFunction(string name, Delegate function) => new(_session, _node, _scope, _functions.Copy().Register(name, function));

    /// <summary>Makes an expression with parameters callable in all expressions that follow: <c>DefineFunction("good(float pt, eta)", "pt &gt; 20 &amp;&amp; abs(eta) &lt; 2.4")</c>.</summary>
    /// <param name="signature">Name and parameters; see <see cref="FunctionCatalogue.Register(string, string)"/>.</param>
    /// <param name="expression">What it gives.</param>
    /// <exception cref="AnalysisException">The signature or the expression is wrong, or the name is taken.</exception>
    public EventFrame DefineFunction(string signature, string expression) => new(_session, _node, _scope, _functions.Copy().Register(signature, expression));

    /// <summary>Replaces a column for everything that follows; what was booked or defined before keeps the old one.</summary>
    /// <param name="name">Name of the column.</param>
    /// <param name="expression">Its new meaning; may use the old one by its name.</param>
    /// <exception cref="AnalysisException">The expression is wrong, or there is no such column.</exception>
    public EventFrame Redefine(string name, string expression)
    {
        Require(name);
        return WithColumn(name, expression, Bind(expression).Root);
    }

    /// <summary>Replaces a column by a C# function's value; see <see cref="Define(string, Delegate)"/>.</summary>
    public EventFrame Redefine(string name, Delegate function)
    {
        Require(name);
        return WithColumn(name, DelegateBinder.Describe(function), DelegateBinder.Bind(function, _scope));
    }

    /// <summary>Gives a column another name.</summary>
    /// <param name="alias">The new name; must not exist yet.</param>
    /// <param name="column">An existing column.</param>
    public EventFrame Alias(string alias, string column)
    {
        CheckNew(alias);
        return new EventFrame(_session, _node, _scope.With(alias, Require(column)), _functions);
    }

    /// <summary>Keeps the entries for which an expression is true.</summary>
    /// <param name="expression">Exactly a bool, as in RDataFrame.</param>
    /// <param name="name">A name for cut flows, or null.</param>
    /// <exception cref="AnalysisException">The expression is wrong or not a bool.</exception>
    public EventFrame Filter(string expression, string? name = null)
    {
        BoundExpression bound = Bind(expression);
        ExpressionBinder.RequireBool(bound);
        return new EventFrame(_session, new FilterNode(_node, bound, name), _scope, _functions);
    }

    /// <summary>Keeps the entries for which a C# function, whose parameters are named like columns, returns true.</summary>
    public EventFrame Filter(Delegate function, string? name = null)
    {
        TypedNode call = DelegateBinder.Bind(function, _scope);
        if (call.Type != DataType.Scalar(ElementKind.Bool))
        {
            throw new AnalysisException($"a filter must return bool, this function returns {call.Type.CppName}");
        }

        return new EventFrame(_session, new FilterNode(_node, new BoundExpression(DelegateBinder.Describe(function), call, []), name), _scope, _functions);
    }

    /// <summary>Keeps the first <paramref name="end"/> entries that reach this frame; exact with any number of threads.</summary>
    public EventFrame Range(long end) => Range(0, end);

    /// <summary>Keeps of the entries that reach this frame, numbered from 0 in the order of the dataset, those numbered begin, begin + stride, … below end.</summary>
    /// <param name="begin">First number, at least 0.</param>
    /// <param name="end">One past the last number; 0 for no end, as in RDataFrame.</param>
    /// <param name="stride">At least 1.</param>
    public EventFrame Range(long begin, long end, long stride = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(begin);
        ArgumentOutOfRangeException.ThrowIfNegative(end);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return new EventFrame(_session, new RangeNode(_node, begin, end == 0 ? long.MaxValue : end, stride), _scope, _functions);
    }

    /// <summary>Names of all columns that expressions may use here: the dataset's in its order, then the defined ones.</summary>
    public IReadOnlyList<string> ColumnNames => [.. _session.Source.Columns.Select(column => column.Name).Concat(_scope.AddedNames).Distinct()];

    /// <summary>The type of a column.</summary>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public DataType ColumnType(string name) => Require(name).Type;

    /// <summary>True when a column is defined or redefined here, false when it is read from the dataset (also by another name).</summary>
    /// <exception cref="ColumnNotFoundException">There is no such column.</exception>
    public bool IsDefined(string name) => Require(name) is DefinedColumn;

    /// <summary>Binds an expression at this place, without booking anything.</summary>
    /// <exception cref="AnalysisException">The expression is wrong.</exception>
    public BoundExpression Bind(string expression) => _session.Bind(expression, _scope, _functions);

    /// <summary>A column as an expression; its name may be one that no expression could hold.</summary>
    /// <exception cref="AnalysisException">There is no such column, or it cannot be read.</exception>
    public BoundExpression BindColumn(string name)
    {
        ColumnSymbol column = Require(name);
        var span = new SourceSpan(0, name.Length);
        return column is SourceColumn { Info.Problem: string problem }
            ? throw new AnalysisException($"the column '{name}' cannot be used: {problem}", name, 0, name.Length)
            : new BoundExpression(name, new ColumnNode(column, span), []);
    }

    /// <summary>Binds formulas that are drawn together, by TTree::Draw's rules: <c>Sum$(v)</c>, <c>v[]</c>, lists walked in lockstep. RDataFrame expressions are formulas too.</summary>
    /// <exception cref="AnalysisException">One is wrong.</exception>
    public FormulaSet BindFormulas(IReadOnlyList<string> formulas) => _session.BindFormulas(formulas, _scope, _functions);

    /// <summary>Keeps the entries for which a bound expression is true.</summary>
    /// <param name="condition">Exactly a bool, bound at this place.</param>
    /// <exception cref="AnalysisException">It is no bool.</exception>
    public EventFrame Filter(BoundExpression condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ExpressionBinder.RequireBool(condition);
        return new EventFrame(_session, new FilterNode(_node, condition, null), _scope, _functions);
    }

    /// <summary>Books an action that the caller built, e.g. the user's own.</summary>
    /// <param name="action">The action; its inputs were bound with <see cref="Bind"/>.</param>
    public void Book(FrameAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        _session.Book(_node, action);
    }

    /// <summary>Books an action and gives its result.</summary>
    /// <param name="action">The action.</param>
    /// <param name="get">Fetches the finished form from the action; called after a run only.</param>
    public Result<T> Book<T>(FrameAction action, Func<T> get)
    {
        Book(action);
        return new Result<T>(
            this,
            action,
            () => !_session.IsPending(action),
            () =>
            {
                if (_session.IsPending(action))
                {
                    _session.Run(_session.Options, _session.Cancellation);
                }

                return get();
            });
    }

    /// <summary>Runs everything that is booked on this dataset and not yet computed, in one pass.</summary>
    /// <exception cref="EventFailureException">An expression failed for an entry.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunSummary Run(RunOptions? options = null, CancellationToken cancellation = default) =>
        _session.Run(options ?? _session.Options, cancellation);

    /// <summary>The plan of everything that is booked and not yet computed, as text.</summary>
    public string Explain() => Plan.Build(_session.Root, _session.Booked).Describe(_session.Source.Description);

    /// <summary>The plan of everything that is booked, in words by step, for drawings.</summary>
    public PlanOutline Outline() => PlanOutlining.Outline(Plan.Build(_session.Root, _session.Booked), _session.Source.Description);

    /// <summary>The columns of the dataset that everything booked and not yet computed needs, in the order of first use.</summary>
    public IReadOnlyList<ColumnInfo> RequiredColumns => [.. Plan.Build(_session.Root, _session.Booked).Columns.Select(column => column.Info).Where(column => column is not PartitionColumnInfo)];

    /// <summary>SHA-256 of the plan of everything that is booked, in hexadecimal: expressions and their types, options, metadata of samples, and of C# functions the module, the method and the captured values.</summary>
    /// <exception cref="AnalysisException">A C# function captures something that a hash cannot cover, e.g. a stream.</exception>
    public string PlanHash() => Plan.Build(_session.Root, _session.Booked).Hash(_session.Source.Description);

    /// <summary>The dataset's columns, one per line with type, size and title, then the defined ones. May open files to learn the sizes.</summary>
    public string Describe()
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine($"{_session.Source.Description}: {_session.Source.EntryCount} entries in {_session.Source.Partitions.Count} partitions");
        foreach (ColumnInfo column in _session.Source.Columns)
        {
            string size = _session.Source.SizeOf(column) is ColumnSize known ? $"  ({known.Baskets} baskets, {known.Bytes} bytes, {known.StoredBytes} stored)" : string.Empty;
            text.AppendLine($"  {column.Name} : {column.Problem ?? column.Type.CppName}{size}{(column.Title.Length == 0 ? string.Empty : "  " + column.Title)}");
        }

        foreach (string name in _scope.AddedNames)
        {
            ColumnSymbol symbol = Require(name);
            text.AppendLine($"  {name} : {symbol.Type.CppName}  = {(symbol is DefinedColumn define ? define.Text : symbol.Name)}");
        }

        return text.ToString();
    }

    /// <summary>Bytes of IL of every method that the booked plan compiles to; the JIT stops optimising at 60,000.</summary>
    public IReadOnlyList<int> CompiledMethodSizes() => Compile().MethodSizes;

    /// <summary>The loops of the booked plan.</summary>
    internal Frame.Compiling.LoopProgram Compile() => Frame.Compiling.LoopProgram.Compile(Plan.Build(_session.Root, _session.Booked));

    private EventFrame WithColumn(string name, string text, TypedNode expression) =>
        new(_session, _node, _scope.With(name, new DefinedColumn(name, text, expression)), _functions);

    private void CheckNew(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (_scope.TryGetColumn(name, out _))
        {
            throw new AnalysisException($"column '{name}' exists already; use Redefine to replace it");
        }
    }

    private ColumnSymbol Require(string name)
    {
        if (_scope.TryGetColumn(name, out ColumnSymbol? column))
        {
            return column;
        }

        throw new ColumnNotFoundException(
            $"there is no column '{name}'{NearestNames.Suggestion(name, _scope.ColumnNames)}", name, 0, name.Length, name, NearestNames.Find(name, _scope.ColumnNames));
    }
}
