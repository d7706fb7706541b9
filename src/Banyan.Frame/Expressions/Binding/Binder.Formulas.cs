using Banyan.Columns;
using Banyan.Frame.Expressions.Formulas;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>
/// TTree::Draw's formulas (TTreeFormula, TTreeFormulaManager; ROOT 6.36, tree/treeplayer): numbers are double or long, what is a list is walked element by element together with all other lists, and the
/// shortest ends the walk.
/// </content>
internal sealed partial class Binder
{
    private readonly HashSet<LocalSymbol> _loopLocals = [];
    private FormulaLoop? _loop;
    private FormulaDataset? _dataset;

    /// <summary>One formula of several that are walked together.</summary>
    public static (TypedNode[] Nodes, HashSet<LocalSymbol> LoopLocals, IReadOnlyList<ExpressionWarning>[] Warnings) BindFormulas(
        IReadOnlyList<string> texts, IBindingScope scope, FunctionCatalogue catalogue, FormulaDataset dataset)
    {
        Binder[] binders = [.. texts.Select(text => new Binder(text, scope, catalogue) { _dataset = dataset })];
        ExpressionSyntax[] syntaxes = [.. texts.Select(text => Parser.Parse(text, ExpressionDialect.TreeDraw))];
        TypedNode[] nodes = BindGroup(binders, syntaxes, mayStayNested: true);
        return (nodes, [.. binders.SelectMany(binder => binder._loopLocals)], [.. binders.Select(binder => (IReadOnlyList<ExpressionWarning>)[.. binder.Warnings.Distinct()])]);
    }

    // Formulas of one manager: what each names is found first, because the lists of all decide how long the loop of each is.
    private static TypedNode[] BindGroup(Binder[] binders, ExpressionSyntax[] syntaxes, bool mayStayNested)
    {
        var use = new FormulaUse();
        for (int i = 0; i < binders.Length; i++)
        {
            binders[i]._loop = FormulaLoop.Unknown;
            binders[i].Survey(syntaxes[i], 0, use);
        }

        // One list of lists alone, as in Draw("m"), is walked where it lies.
        bool isAlone = mayStayNested && !use.NeedsNumbers && use.References.Count == 1 && syntaxes.Any(syntax => syntax.Span == use.References[0].Span && binders[0].TryReference(syntax) is not null)
            && use.References[0].Dimensions.All(dimension => dimension.Index is null);
        FormulaLoop loop = FormulaLoop.Unknown;
        if (use.IsNested && !isAlone)
        {
            loop = binders[0].NestedLoop(use);
        }
        else if (use.NeedsNumbers)
        {
            loop = NumberedLoop(binders[0].WalkedLists(use) ?? [.. binders.Select((binder, i) => binder.BindFormulaRoot(syntaxes[i], FormulaLoop.Unknown)).Where(probe => probe.Type is VectorType)]);
        }

        return [.. binders.Select((binder, i) => binder.BindFormulaRoot(syntaxes[i], loop))];
    }

    // Where an index needs the numbers that are looked for, the lists that are named as a whole decide; else the formulas, as far as they are known without the numbers.
    private TypedNode[]? WalkedLists(FormulaUse use)
    {
        LoopReference[] walked = [.. use.References.Where(reference => reference.Dimensions[^1] is { Index: null })];
        return use.HasNumberedIndex && walked.Length > 0 ? [.. walked.Select(reference => AtIndices(reference, reference.Dimensions.Count - 1, list => list))] : null;
    }

    private TypedNode BindFormulaRoot(ExpressionSyntax syntax, FormulaLoop loop)
    {
        _loop = loop;
        return Shortest.Of(BindRoot(syntax));
    }

    private static FormulaLoop NumberedLoop(TypedNode[] vectors)
    {
        if (vectors.Length == 0)
        {
            return new FormulaLoop([], Nodes.Constant(1L, default), null);
        }

        TypedNode count = Nodes.Convert(new SizeNode(vectors[0], vectors[0].Span), ElementKind.Int64);
        foreach (TypedNode vector in vectors.Skip(1))
        {
            count = Least(count, Nodes.Convert(new SizeNode(vector, vector.Span), ElementKind.Int64));
        }

        return Numbered([], count);
    }

    private static FormulaLoop Numbered(IReadOnlyList<ColumnNode> indices, TypedNode count)
    {
        ColumnNode known = Hidden("Length$", count);
        ColumnNode numbers = Hidden("Iteration$", KernelCalls.Invoke(typeof(FormulaKernels), nameof(FormulaKernels.Numbers), [], DataType.Vector(ElementKind.Int64), count.Span, [known]));
        return new FormulaLoop(indices, known, numbers);
    }

    // Defined columns are evaluated once per entry, however many formulas use them.
    private static ColumnNode Hidden(string name, TypedNode value) => new(new DefinedColumn(name, name, value), value.Span);

    private static TypedNode Least(TypedNode left, TypedNode right) => Nodes.Let("a", left, a => Nodes.Let("b", right, b =>
        new ConditionalNode(Nodes.Binary(BinaryOperator.Less, b, a, ElementKind.Int64, a.Span), b, a, a.Span)));

    private TypedNode? TryFormulaName(string name, SourceSpan span)
    {
        LoopValueNode entry = new(LoopValue.Entry, span);
        switch (name)
        {
            case "Entry$":
                return Nodes.Convert(entry, ElementKind.Int64);
            case "LocalEntry$":
                return new DelegateNode((Func<ulong, long>)_dataset!.LocalEntry, [entry], DataType.Scalar(ElementKind.Int64), span);
            case "Entries$":
                return Nodes.Constant(_dataset!.EntryCount, span);
            case "LocalEntries$":
                return new DelegateNode((Func<ulong, long>)_dataset!.LocalEntryCount, [entry], DataType.Scalar(ElementKind.Int64), span);
            case "Length$":
                return _loop!.Count is { } count ? count with { Span = span } : Nodes.Constant(1L, span);
            case "Iteration$":
                return _loop!.Numbers is { } numbers ? numbers with { Span = span } : Nodes.Constant(0L, span);
            default:
                return null;
        }
    }

    private TypedNode BindFormulaCall(NameSyntax name, CallSyntax syntax)
    {
        TypedNode[] Group(int count, string usage)
        {
            if (syntax.Arguments.Count != count)
            {
                throw Error($"{name.Name} takes {usage}, found {syntax.Arguments.Count} argument{(syntax.Arguments.Count == 1 ? string.Empty : "s")}", syntax.Span);
            }

            return BindOwnLoop([.. syntax.Arguments]);
        }

        switch (name.Name)
        {
            case "Sum$":
                return FormulaReductions.Sum(Group(1, "one expression")[0], this, syntax.Span);
            case "Min$":
                return FormulaReductions.Extremum(Group(1, "one expression")[0], null, isMaximum: false, this, syntax.Span);
            case "Max$":
                return FormulaReductions.Extremum(Group(1, "one expression")[0], null, isMaximum: true, this, syntax.Span);
            case "MinIf$" or "MaxIf$":
                TypedNode[] pair = Group(2, "an expression and a condition");
                return FormulaReductions.Extremum(pair[0], pair[1], name.Name == "MaxIf$", this, syntax.Span);
            case "Length$":
                return FormulaReductions.Length(Group(1, "one expression, or stands alone")[0], this, syntax.Span);
            case "Alt$":
                return BindAlternative(syntax);
            default:
                throw Error(
                    $"there is no function '{name.Name}'; TTree::Draw's are Sum$, Min$, Max$, MinIf$, MaxIf$, Length$, Alt$, Entry$, LocalEntry$, Entries$, LocalEntries$ and Iteration$", name.Span);
        }
    }

    private TypedNode[] BindOwnLoop(ExpressionSyntax[] syntaxes)
    {
        FormulaLoop outer = _loop!;
        TypedNode[] nodes = BindGroup([.. Enumerable.Repeat(this, syntaxes.Length)], syntaxes, mayStayNested: false);
        _loop = outer;
        return nodes;
    }

    // The first value where this instance has one, else the second; the first does not bound the loop.
    private TypedNode BindAlternative(CallSyntax syntax)
    {
        if (syntax.Arguments.Count != 2)
        {
            throw Error($"Alt$ takes an expression and a value for when it is missing, found {syntax.Arguments.Count} argument{(syntax.Arguments.Count == 1 ? string.Empty : "s")}", syntax.Span);
        }

        TypedNode primary = BindOwnLoop([syntax.Arguments[0]])[0];
        TypedNode alternative = BindOwnLoop([syntax.Arguments[1]])[0];
        if (alternative.Type is not ScalarType)
        {
            throw Error($"the second argument of Alt$ must be one number, found {alternative.Type}", syntax.Arguments[1].Span);
        }

        (TypedNode? exists, _) = Guards.Of(primary);
        primary = Protect(primary);
        if (primary.Type is ScalarType)
        {
            ElementKind kind = FormulaArithmetic.Common(primary.Kind(), alternative.Kind());
            TypedNode value = Nodes.Convert(primary, kind);
            return exists is null ? value : new ConditionalNode(exists, value, Nodes.Convert(alternative, kind), syntax.Span);
        }

        if (primary.Type is not VectorType { Item: ScalarType item })
        {
            throw Error($"the first argument of Alt$ must be a number or a list of numbers, found {primary.Type}", syntax.Arguments[0].Span);
        }

        ElementKind common = FormulaArithmetic.Common(item.Kind, alternative.Kind());
        return Nodes.Let("primary", primary, list => Nodes.Let("alternative", Nodes.Convert(alternative, common), other =>
        {
            TypedNode At(TypedNode number) => Nodes.Let("instance", number, n =>
            {
                TypedNode inside = Nodes.Binary(BinaryOperator.Less, Nodes.Convert(n, ElementKind.UInt64), new SizeNode(list, syntax.Span), ElementKind.UInt64, syntax.Span);
                inside = ElementGuards.And(exists, inside)!;
                return new ConditionalNode(inside, Nodes.Convert(new IndexNode(list, n, item, syntax.Span), common), other, syntax.Span);
            });
            return _loop!.Numbers is { } numbers ? Loops.Map("Alt$", [numbers], items => At(items[0]), syntax.Span) : At(Nodes.Constant(0L, syntax.Span));
        }));
    }

    /// <summary>What may be missing in trees of this binder.</summary>
    public ElementGuards Guards => new(_loopLocals);

    /// <summary>A tree whose loops pass over elements that do not exist.</summary>
    public TypedNode Protect(TypedNode node) => new ProtectedLoops(Guards).Rewrite(node);
}
