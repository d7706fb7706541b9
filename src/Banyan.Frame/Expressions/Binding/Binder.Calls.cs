using Banyan.Columns;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Calls of functions and member functions.</content>
internal sealed partial class Binder
{
    /// <summary>Calls what an argument such as a lambda or <c>sqrtf</c> stands for.</summary>
    public TypedNode Invoke(Argument callable, IReadOnlyList<TypedNode> arguments, SourceSpan span)
    {
        if (callable.Owner != this)
        {
            return callable.Owner.Invoke(callable, arguments, callable.Span);
        }

        switch (callable.Syntax)
        {
            case LambdaSyntax lambda:
                return BindLambda(lambda, arguments);
            case CallSyntax or ConstructSyntax when OperatorObject.Is(callable.Syntax):
                return OperatorObject.Invoke(this, callable.Syntax, arguments, span) ?? throw Error($"the operator is called with {arguments.Count} values", callable.Span);
            case NameSyntax name when _catalogue.TryGet(name.Name, out Function? function):
                Argument[] bound = [.. arguments.Select(a => new Argument(callable.Syntax, a, this))];
                return function.Bind(new FunctionCall(this, name.Name, name.TemplateArguments, bound, span));
            default:
                throw Error($"a lambda or a function was expected, found {callable.Description}", callable.Span);
        }
    }

    /// <summary>The type that <paramref name="syntax"/> names.</summary>
    public DataType ResolveType(TypeSyntax syntax) => CppTypes.Resolve(syntax) ?? throw Error(
        syntax.Name == "long double" ? "long double is not supported; write double" : Unsupported.Name(syntax.Name) ?? $"the type '{syntax}' is not known", syntax.Span);

    private TypedNode BindCall(CallSyntax syntax)
    {
        switch (syntax.Target)
        {
            case NameSyntax { IsQuoted: false } name:
                return BindNamedCall(name, syntax);
            case MemberSyntax member:
                return BindMemberCall(member, syntax);
            case LambdaSyntax lambda:
                return BindLambda(lambda, [.. syntax.Arguments.Select(Bind)]);
            case var target when OperatorObject.Is(target):
                return OperatorObject.Invoke(this, target, [.. syntax.Arguments.Select(Bind)], syntax.Span) ?? throw Error($"the operator is called with {syntax.Arguments.Count} values", syntax.Span);
            default:
                throw Error($"a function was expected before '(', found {Bind(syntax.Target).Type}", syntax.Target.Span);
        }
    }

    private TypedNode BindNamedCall(NameSyntax name, CallSyntax syntax)
    {
        if (!_locals.ContainsKey(name.Name) && _callables.TryGetValue(name.Name, out Argument? callable))
        {
            return Invoke(callable, [.. syntax.Arguments.Select(Bind)], syntax.Span);
        }

        if (_loop is not null && name.Name[^1] == '$')
        {
            return BindFormulaCall(name, syntax);
        }

        bool isColumn = _locals.ContainsKey(name.Name) || _scope.TryGetColumn(name.Name, out _);
        if (!isColumn && CppTypes.Resolve(new TypeSyntax(name.Name, name.TemplateArguments, name.Span)) is not null)
        {
            return BindConstruct(new TypeSyntax(name.Name, name.TemplateArguments, name.Span), syntax.Arguments, false, syntax.Span);
        }

        if (_catalogue.TryGet(name.Name, out Function? function))
        {
            Argument[] arguments = [.. syntax.Arguments.Select(BindArgument)];
            return _loop is not null
                ? CallInFormula(function, name, arguments, syntax.Span)
                : function.Bind(new FunctionCall(this, name.Name, name.TemplateArguments, arguments, syntax.Span));
        }

        if (isColumn)
        {
            throw Error($"'{name.Name}' is a column, not a function; its elements are written {name.Name}[i]", name.Span);
        }

        if (Unsupported.Name(name.Name) is string reason)
        {
            throw Error(reason, name.Span);
        }

        // Types are called like functions.
        string[] candidates = [.. _catalogue.Names, .. Records.TypeNames];
        throw new ColumnNotFoundException(
            $"there is no function '{name.Name}'{NearestNames.Suggestion(name.Name, candidates)}",
            _text,
            name.Span.Start,
            name.Span.Length,
            name.Name,
            NearestNames.Find(name.Name, candidates));
    }

    /// <summary>A position in a vector or string, which must have a name: positions in two temporary vectors have nothing to do with one another.</summary>
    public IteratorNode Iterator(TypedNode vector, string member, SourceSpan span) => Nodes.IsCheap(vector)
        ? Iterators.Member(vector, member, span)!
        : throw Error($"{member}() needs a vector with a name, found a temporary one; define it as a column, or give it to a lambda: [](auto v) {{ return ...; }}(...)", span);

    private bool IsColumnName(ExpressionSyntax syntax) => syntax is CallSyntax { Target: NameSyntax name } && TryValue(name) is not null;

    private Argument BindArgument(ExpressionSyntax syntax) => syntax switch
    {
        LambdaSyntax => new Argument(syntax, null, this),
        CallSyntax or ConstructSyntax when OperatorObject.Is(syntax) && !IsColumnName(syntax) => new Argument(syntax, null, this),
        InitializerListSyntax list => new Argument(syntax, null, this, [.. list.Items.Select(Bind)]),
        NameSyntax name when !_locals.ContainsKey(name.Name) && _callables.TryGetValue(name.Name, out Argument? callable) => callable,
        NameSyntax name when TryValue(name) is null && _catalogue.TryGet(name.Name, out _) => new Argument(syntax, null, this),
        _ => new Argument(syntax, Bind(syntax), this),
    };

    private TypedNode BindMemberCall(MemberSyntax member, CallSyntax syntax)
    {
        TypedNode target = _loop is null ? BindMemberTarget(member, DottedName(member), member.Span) : FormulaContainer(member);
        if (!Members.Exists(target.Type, member.Member))
        {
            throw Error(Members.Missing(target.Type, member.Member), member.MemberSpan);
        }

        TypedNode[] arguments = [.. syntax.Arguments.Select(Bind)];
        if (arguments.Length == 0 && target.Type is VectorType or StringType { IsLiteral: false } && member.Member is "begin" or "end" or "cbegin" or "cend" or "data" && !(target.IsString() && member.Member == "data"))
        {
            return Iterator(target, member.Member, syntax.Span);
        }

        return VectorMember(target, member.Member, arguments, syntax.Span)
            ?? (target.Type is RecordType ? Records.Member(target, member.Member, arguments, syntax.Span) : null)
            ?? (target.IsString() ? StringMembers.Bind(target, member.Member, arguments, syntax.Span) : null)
            ?? throw Error($"the member function {member.Member} of {target.Type} cannot be called with ({string.Join(", ", arguments.Select(a => a.Type))})", syntax.Span);
    }

    // What vectors and strings share.
    private TypedNode? VectorMember(TypedNode target, string member, TypedNode[] arguments, SourceSpan span)
    {
        if (target.Type is not (VectorType or StringType))
        {
            return null;
        }

        DataType item = target.Type is VectorType vector ? vector.Item : DataType.Scalar(ElementKind.Int8);
        switch (member, arguments)
        {
            case ("size" or "length", []):
                return new SizeNode(target, span);
            case ("empty", []):
                return Nodes.Binary(BinaryOperator.Equal, new SizeNode(target, span), Nodes.Constant(ElementKind.UInt64, 0, span), ElementKind.UInt64, span);
            case ("front", []):
                return new IndexNode(target, Nodes.Constant(0L, span), item, span);
            case ("back", []):
                return Nodes.Let("vector", target, v => new IndexNode(
                    v, Nodes.Binary(BinaryOperator.Subtract, new SizeNode(v, span), Nodes.Constant(ElementKind.UInt64, 1, span), ElementKind.Int64, span), item, span));
            case ("at", [{ Type: ScalarType } index]):
                return new IndexNode(target, Nodes.Convert(index, ElementKind.Int64), item, span);
            case ("at", [{ Type: ScalarType } index, { Type: ScalarType } fallback]) when target.Type is VectorType { IsStd: false, Item: ScalarType scalar }:
                WarnOfConstant(fallback, scalar.Kind);

                // at(i, fallback) compares as unsigned and converts the fallback to the element type.
                return Nodes.Let("vector", target, v => Nodes.Let("index", Nodes.Convert(index, ElementKind.UInt64), i => new ConditionalNode(
                    Nodes.Binary(BinaryOperator.Less, i, new SizeNode(v, span), ElementKind.UInt64, span),
                    new IndexNode(v, Nodes.Convert(i, ElementKind.Int64), item, span),
                    Nodes.Convert(fallback, scalar.Kind),
                    span)));
            default:
                return null;
        }
    }
}
