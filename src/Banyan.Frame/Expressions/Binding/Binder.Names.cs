using Banyan.Columns;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Names of columns, constants and members.</content>
internal sealed partial class Binder
{
    private static readonly string[] s_loopNames = ["rdfentry_", "rdfslot_"];

    // The order of RDataFrame: its columns replace the names in the text before C++ sees it; parameters of lambdas hide them.
    private TypedNode BindName(NameSyntax syntax)
    {
        TypedNode? value = TryValue(syntax);
        if (value is not null)
        {
            return value;
        }

        if (!syntax.IsQuoted && _catalogue.TryGet(syntax.Name, out _))
        {
            throw Error($"'{syntax.Name}' is a function and needs arguments in brackets", syntax.Span);
        }

        throw UnknownName(syntax.Name, syntax.Span);
    }

    private TypedNode? TryValue(NameSyntax syntax)
    {
        if (syntax.IsQuoted)
        {
            return TryColumn(syntax.Name, syntax.Span);
        }

        if (_loop is not null && TryFormulaName(syntax.Name, syntax.Span) is TypedNode special)
        {
            return special;
        }

        if (_block.Hidden.Contains(syntax.Name))
        {
            throw Error($"'{syntax.Name}' changes in the same loop: expressions cannot follow two values of a loop that need one another", syntax.Span);
        }

        if (_locals.TryGetValue(syntax.Name, out TypedNode? local))
        {
            return local with { Span = syntax.Span };
        }

        if (TryColumn(syntax.Name, syntax.Span) is TypedNode column)
        {
            return column;
        }

        if (syntax.Name is "rdfentry_" or "rdfslot_")
        {
            RequireCapture(syntax.Name, syntax.Span);
        }

        return syntax.Name switch
        {
            "rdfentry_" => new LoopValueNode(LoopValue.Entry, syntax.Span),
            "rdfslot_" => new LoopValueNode(LoopValue.Slot, syntax.Span),
            _ when syntax.TemplateArguments is [var type] => ResolveType(type) is ScalarType { Kind: var kind } && NumericLimits.Constant(syntax.Name, kind) is { } limit ? Nodes.Constant(limit, syntax.Span) : null,
            _ => syntax.TemplateArguments.Count == 0 && Constants.TryGet(syntax.Name, out object? constant) ? Nodes.Constant(constant, syntax.Span) : null,
        };
    }

    private ColumnNode? TryColumn(string name, SourceSpan span)
    {
        if (!_scope.TryGetColumn(name, out ColumnSymbol? column))
        {
            return null;
        }

        RequireCapture(name, span);
        return column is SourceColumn { Info.Problem: string problem }
            ? throw Error($"the column '{name}' cannot be used: {problem}", span)
            : new ColumnNode(column, span);
    }

    private AnalysisException UnknownName(string name, SourceSpan span)
    {
        if (_uncaptured.Contains(name))
        {
            return Error($"the lambda does not capture '{name}'; write [=] or [{name}] before its parameters", span);
        }

        if (Unsupported.Name(name) is string reason)
        {
            return Error(reason, span);
        }

        if (_function is not null)
        {
            string[] parameters = [.. _function.Signature.Parameters.Select(p => p.Name)];
            return Error($"there is no parameter '{name}'{NearestNames.Suggestion(name, parameters)}; functions see their parameters, not the columns", span);
        }

        IEnumerable<string> candidates = [.. _scope.ColumnNames, .. _locals.Keys, .. s_loopNames];
        string what = name.Contains("::", StringComparison.Ordinal) ? "there is nothing with the name" : "there is no column";
        return new ColumnNotFoundException(
            $"{what} '{name}'{NearestNames.Suggestion(name, candidates)}", _text, span.Start, span.Length, name, NearestNames.Find(name, candidates));
    }

    // a.b.c is the column "a.b.c" where there is one; else c is a member of a.b.
    private TypedNode BindMember(MemberSyntax syntax)
    {
        string? path = DottedName(syntax);
        if (path is not null && TryColumn(path, syntax.Span) is TypedNode column)
        {
            return column;
        }

        TypedNode target = BindMemberTarget(syntax, path, syntax.Span);
        throw Error(
            Members.Exists(target.Type, syntax.Member)
                ? $"'{syntax.Member}' is a member function: write {syntax.Member}()"
                : Members.Missing(target.Type, syntax.Member),
            syntax.MemberSpan);
    }

    // The value that a member belongs to; where not even the first name is known, the whole dotted name is what was meant.
    private TypedNode BindMemberTarget(MemberSyntax syntax, string? path, SourceSpan span)
    {
        if (path is not null && syntax.Target is NameSyntax name && TryValue(name) is null)
        {
            throw UnknownName(path, span);
        }

        if (path is not null && syntax.Target is MemberSyntax inner && TryColumn(DottedName(inner)!, inner.Span) is null)
        {
            return BindMemberTarget(inner, path, span) is var value
                ? throw Error(Members.Missing(value.Type, inner.Member), inner.MemberSpan)
                : value;
        }

        return Bind(syntax.Target);
    }

    private string? DottedName(ExpressionSyntax syntax)
    {
        var parts = new Stack<string>();
        while (syntax is MemberSyntax member)
        {
            parts.Push(member.Member);
            syntax = member.Target;
        }

        if (syntax is not NameSyntax { IsQuoted: false, TemplateArguments.Count: 0 } name || _locals.ContainsKey(name.Name))
        {
            return null;
        }

        parts.Push(name.Name);
        return string.Join('.', parts);
    }

    // ROOT has #name only for the collections of an RNTuple, whose size is a column of its own.
    private TypedNode BindCollectionSize(CollectionSizeSyntax syntax)
    {
        TypedNode? column = TryColumn(syntax.Name, syntax.Span);
        return column?.Type switch
        {
            null => throw UnknownName(syntax.Name, syntax.Span),
            VectorType => new SizeNode(column, syntax.Span),
            _ => throw Error($"'#' needs a collection, found {column.Type}", syntax.Span),
        };
    }
}
