using Banyan.Columns;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <content>Lambdas: what they see and how they are put in the place of their calls.</content>
internal sealed partial class Binder
{
    // The columns that the lambda around this place captures; null where everything is seen.
    private HashSet<string>? _captured;

    // Locals around that lambda that it does not capture, for the message.
    private HashSet<string> _uncaptured = [];

    /// <summary>A value as C++ converts it to a parameter or a returned value of type <paramref name="type"/>.</summary>
    public TypedNode ConvertImplicitly(TypedNode value, DataType type, SourceSpan span) => (value.Type, type) switch
    {
        (ScalarType, ScalarType to) => Nodes.Convert(value, to.Kind),
        (StringType, StringType { IsLiteral: false }) => Strings.AsStdString(value),
        var (from, to) when from == to => value,
        (VectorType { IsStd: false, Item: ScalarType }, VectorType { IsStd: false, Item: ScalarType } to) => ConvertVector(value, to, span),
        (VectorType { IsStd: true, Item: var from }, VectorType { IsStd: false, Item: var to }) when from == to => ConvertVector(value, (VectorType)type, span),
        _ => throw Error($"{value.Type} cannot be converted to {type}", span),
    };

    // Parameters become locals, or what they stand for where that costs nothing. C++ converts the arguments to the declared types.
    private TypedNode BindLambda(LambdaSyntax lambda, IReadOnlyList<TypedNode> arguments)
    {
        if (lambda.Parameters.Count != arguments.Count)
        {
            throw Error($"the lambda has {lambda.Parameters.Count} parameters and is called with {arguments.Count} values", lambda.Span);
        }

        Dictionary<string, TypedNode> outer = _locals;
        HashSet<string>? outerCaptured = _captured;
        HashSet<string> outerUncaptured = _uncaptured;
        var lets = new Stack<LetNode>();
        Dictionary<string, TypedNode> inner = Capture(lambda, lets);
        for (int i = 0; i < arguments.Count; i++)
        {
            ParameterSyntax parameter = lambda.Parameters[i];
            inner[parameter.Name] = Named(parameter.Name, ConvertParameter(arguments[i], parameter), lets);
        }

        if (!lambda.CapturesAll)
        {
            _captured = [.. lambda.Captures.Where(c => c.Value is null && outerCaptured?.Contains(c.Name) != false).Select(c => c.Name)];
            _uncaptured = [.. outerUncaptured, .. outer.Keys];
            _uncaptured.ExceptWith(inner.Keys);
        }

        _locals = inner;
        BlockState outerBlock = _block;
        string[] parameters = [.. lambda.Parameters.Select(parameter => parameter.Name)];
        _block = new BlockState(lambda.ReturnType is { Name: not "auto" } declared ? ResolveType(declared) : null)
        {
            Variables = new HashSet<string>(parameters),
            Hidden = outerBlock.Hidden.Count == 0 ? outerBlock.Hidden : outerBlock.Hidden.Except(parameters).ToHashSet(),
        };
        try
        {
            TypedNode body = Bind(lambda.Body);
            if (lambda.ReturnType is { Name: not "auto" } returned)
            {
                body = ConvertImplicitly(body, ResolveType(returned), lambda.Body.Span);
            }

            return Around(body, lets);
        }
        finally
        {
            _locals = outer;
            _block = outerBlock;
            _captured = outerCaptured;
            _uncaptured = outerUncaptured;
        }
    }

    // What the body sees of the names around it.
    private Dictionary<string, TypedNode> Capture(LambdaSyntax lambda, Stack<LetNode> lets)
    {
        var inner = lambda.CapturesAll ? new Dictionary<string, TypedNode>(_locals) : [];
        foreach (CaptureSyntax capture in lambda.Captures)
        {
            if (capture.Value is not null)
            {
                inner[capture.Name] = Named(capture.Name, Bind(capture.Value), lets);
            }
            else if (_locals.TryGetValue(capture.Name, out TypedNode? local))
            {
                inner[capture.Name] = local;
            }
            else if (TryColumn(capture.Name, capture.Span) is null && capture.Name is not ("rdfentry_" or "rdfslot_" or "this"))
            {
                throw UnknownName(capture.Name, capture.Span);
            }
        }

        return inner;
    }

    /// <summary>A value under a name: what is not free becomes a local, whose definition is put on top of <paramref name="lets"/>.</summary>
    public static TypedNode Named(string name, TypedNode value, Stack<LetNode> lets)
    {
        if (value is IteratorNode position)
        {
            return position with { Position = Named(name, position.Position, lets) };
        }

        if (Nodes.IsCheap(value))
        {
            return value;
        }

        var local = new LocalSymbol(name, value.Type);
        lets.Push(new LetNode(local, value, value, value.Span));
        return new LocalNode(local, value.Span);
    }

    /// <summary>The body with the definitions around it, the first outermost.</summary>
    public static TypedNode Around(TypedNode body, Stack<LetNode> lets)
    {
        while (lets.TryPop(out LetNode? let))
        {
            body = new LetNode(let.Local, let.Value, body, let.Span);
        }

        return body;
    }

    private TypedNode ConvertParameter(TypedNode argument, ParameterSyntax parameter) =>
        parameter.Type.Name == "auto" ? argument : ConvertImplicitly(argument, ResolveType(parameter.Type), parameter.Span);

    // In C++ a lambda sees only what it captures.
    private void RequireCapture(string name, SourceSpan span)
    {
        if (_captured?.Contains(name) == false)
        {
            throw Error($"the lambda does not capture '{name}'; write [=] or [{name}] before its parameters", span);
        }
    }
}
