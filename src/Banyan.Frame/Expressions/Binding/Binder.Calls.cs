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
            case NameSyntax name when _catalogue.TryGet(name.Name, out Function? function):
                Argument[] bound = [.. arguments.Select(a => new Argument(callable.Syntax, a, this))];
                return function.Bind(new FunctionCall(this, name.Name, name.TemplateArguments, bound, span));
            default:
                throw Error($"a lambda or a function was expected, found {callable.Description}", callable.Span);
        }
    }

    /// <summary>The type that <paramref name="syntax"/> names.</summary>
    public DataType ResolveType(TypeSyntax syntax) => CppTypes.Resolve(syntax) ?? throw Error($"the type '{syntax}' is not known", syntax.Span);

    private TypedNode BindCall(CallSyntax syntax)
    {
        switch (syntax.Target)
        {
            case NameSyntax { IsQuoted: false } name:
                return BindNamedCall(name, syntax);
            case MemberSyntax member:
                return BindMemberCall(member, syntax);
            default:
                TypedNode target = Bind(syntax.Target);
                throw Error($"a function was expected before '(', found {target.Type}", syntax.Target.Span);
        }
    }

    private TypedNode BindNamedCall(NameSyntax name, CallSyntax syntax)
    {
        if (!_locals.ContainsKey(name.Name) && _callables.TryGetValue(name.Name, out Argument? callable))
        {
            return Invoke(callable, [.. syntax.Arguments.Select(Bind)], syntax.Span);
        }

        bool isColumn = _locals.ContainsKey(name.Name) || _scope.TryGetColumn(name.Name, out _);
        if (!isColumn && CppTypes.Resolve(new TypeSyntax(name.Name, name.TemplateArguments, name.Span)) is not null)
        {
            return BindConstruct(new TypeSyntax(name.Name, name.TemplateArguments, name.Span), syntax.Arguments, false, syntax.Span);
        }

        if (_catalogue.TryGet(name.Name, out Function? function))
        {
            Argument[] arguments = [.. syntax.Arguments.Select(BindArgument)];
            return function.Bind(new FunctionCall(this, name.Name, name.TemplateArguments, arguments, syntax.Span));
        }

        if (isColumn)
        {
            throw Error($"'{name.Name}' is a column, not a function; its elements are written {name.Name}[i]", name.Span);
        }

        throw new ColumnNotFoundException(
            $"there is no function '{name.Name}'{NearestNames.Suggestion(name.Name, _catalogue.Names)}",
            _text,
            name.Span.Start,
            name.Span.Length,
            name.Name,
            NearestNames.Find(name.Name, _catalogue.Names));
    }

    private Argument BindArgument(ExpressionSyntax syntax) => syntax switch
    {
        LambdaSyntax => new Argument(syntax, null, this),
        InitializerListSyntax list => new Argument(syntax, null, this, [.. list.Items.Select(Bind)]),
        NameSyntax name when !_locals.ContainsKey(name.Name) && _callables.TryGetValue(name.Name, out Argument? callable) => callable,
        NameSyntax name when TryValue(name) is null && _catalogue.TryGet(name.Name, out _) => new Argument(syntax, null, this),
        _ => new Argument(syntax, Bind(syntax), this),
    };

    private TypedNode BindMemberCall(MemberSyntax member, CallSyntax syntax)
    {
        TypedNode target = BindMemberTarget(member, DottedName(member), member.Span);
        if (!Members.Exists(target.Type, member.Member))
        {
            throw Error(Members.Missing(target.Type, member.Member), member.MemberSpan);
        }

        TypedNode[] arguments = [.. syntax.Arguments.Select(Bind)];
        return VectorMember(target, member.Member, arguments, syntax.Span)
            ?? (target.Type is RecordType ? Records.Member(target, member.Member, arguments, syntax.Span) : null)
            ?? (target.IsString() ? StringMember(target, member.Member, arguments, syntax.Span) : null)
            ?? throw Error($"the member function {member.Member} of {target.Type} cannot be called with ({string.Join(", ", arguments.Select(a => a.Type))})", syntax.Span);
    }

    // What vectors and strings share.
    private static TypedNode? VectorMember(TypedNode target, string member, TypedNode[] arguments, SourceSpan span)
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

    private static TypedNode? StringMember(TypedNode target, string member, TypedNode[] arguments, SourceSpan span)
    {
        TypedNode Call(string method, DataType type, params TypedNode[] values) => KernelCalls.Invoke(typeof(StringKernels), method, [], type, span, values);
        TypedNode Position(TypedNode node) => Nodes.Convert(node, ElementKind.UInt64);
        DataType size = DataType.Scalar(ElementKind.UInt64);
        LiteralNode zero = Nodes.Constant(0UL, span);
        return (member, arguments) switch
        {
            ("find", [{ Type: StringType } part]) => Call(nameof(StringKernels.Find), size, target, part, zero),
            ("find", [{ Type: StringType } part, { Type: ScalarType } start]) => Call(nameof(StringKernels.Find), size, target, part, Position(start)),
            ("find", [{ Type: ScalarType } part]) => Call(nameof(StringKernels.FindCharacter), size, target, Nodes.Convert(part, ElementKind.Int8), zero),
            ("find", [{ Type: ScalarType } part, { Type: ScalarType } start]) =>
                Call(nameof(StringKernels.FindCharacter), size, target, Nodes.Convert(part, ElementKind.Int8), Position(start)),
            ("rfind", [{ Type: StringType } part]) => Call(nameof(StringKernels.FindLast), size, target, part),
            ("substr", [{ Type: ScalarType } start]) => Call(nameof(StringKernels.Substring), target.Type, target, Position(start), Nodes.Constant(ulong.MaxValue, span)),
            ("substr", [{ Type: ScalarType } start, { Type: ScalarType } count]) => Call(nameof(StringKernels.Substring), target.Type, target, Position(start), Position(count)),
            ("compare", [{ Type: StringType } other]) => Call(nameof(StringKernels.Compare), DataType.Scalar(ElementKind.Int32), target, other),
            _ => null,
        };
    }

    // A lambda is put in place of its call: parameters become locals (or what they stand for, where that costs nothing). C++ converts the arguments to the declared types.
    private TypedNode BindLambda(LambdaSyntax lambda, IReadOnlyList<TypedNode> arguments)
    {
        if (lambda.Parameters.Count != arguments.Count)
        {
            throw Error($"the lambda has {lambda.Parameters.Count} parameters and is called with {arguments.Count} values", lambda.Span);
        }

        Dictionary<string, TypedNode> outer = _locals;
        _locals = new Dictionary<string, TypedNode>(outer);
        var lets = new Stack<LetNode>();
        try
        {
            for (int i = 0; i < arguments.Count; i++)
            {
                ParameterSyntax parameter = lambda.Parameters[i];
                TypedNode value = ConvertParameter(arguments[i], parameter);
                if (!Nodes.IsCheap(value))
                {
                    var local = new LocalSymbol(parameter.Name, value.Type);
                    lets.Push(new LetNode(local, value, value, parameter.Span));
                    value = new LocalNode(local, parameter.Span);
                }

                _locals[parameter.Name] = value;
            }

            TypedNode body = Bind(lambda.Body);
            if (lambda.ReturnType is { Name: not "auto" } returned)
            {
                body = ConvertImplicitly(body, ResolveType(returned), lambda.Body.Span);
            }

            while (lets.TryPop(out LetNode? let))
            {
                body = new LetNode(let.Local, let.Value, body, let.Span);
            }

            return body;
        }
        finally
        {
            _locals = outer;
        }
    }

    private TypedNode ConvertParameter(TypedNode argument, ParameterSyntax parameter) =>
        parameter.Type.Name == "auto" ? argument : ConvertImplicitly(argument, ResolveType(parameter.Type), parameter.Span);

    /// <summary>A value as C++ converts it to a parameter or a returned value of type <paramref name="type"/>.</summary>
    public TypedNode ConvertImplicitly(TypedNode value, DataType type, SourceSpan span) => (value.Type, type) switch
    {
        (ScalarType, ScalarType to) => Nodes.Convert(value, to.Kind),
        (StringType, StringType) => Strings.AsStdString(value),
        var (from, to) when from == to => value,
        _ => throw Error($"{value.Type} cannot be converted to {type}", span),
    };
}
