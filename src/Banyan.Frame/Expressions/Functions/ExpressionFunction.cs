using Banyan.Columns;
using Banyan.Frame.Expressions.Binding;
using Banyan.Frame.Expressions.Syntax;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>
/// A function of the user's that is given as an expression. Each call puts the body in its place, as a C++ function template would be: a parameter without a type has that of the value it is called
/// with, values are converted to the types that are written, and every argument is evaluated once.
/// </summary>
internal sealed class ExpressionFunction : Function
{
    private readonly ExpressionSyntax _body;
    private readonly DataType?[] _types;

    /// <param name="signature">Name and parameters.</param>
    /// <param name="signatureText">The text of the signature, for errors.</param>
    /// <param name="text">The body: an expression, or <c>return EXPRESSION;</c>.</param>
    /// <exception cref="AnalysisException">The body is no expression, or a type is not known.</exception>
    public ExpressionFunction(FunctionSignature signature, string signatureText, string text)
    {
        Signature = signature;
        Text = text;
        _body = Parser.Parse(text);
        _types = [.. signature.Parameters.Select(p => p.Type.Name == "auto"
            ? null
            : CppTypes.Resolve(p.Type) ?? throw new AnalysisException($"the type '{p.Type}' is not known", signatureText, p.Type.Span.Start, p.Type.Span.Length))];
    }

    /// <summary>Name and parameters.</summary>
    public FunctionSignature Signature { get; }

    /// <summary>The text of the body.</summary>
    public string Text { get; }

    public override TypedNode Bind(FunctionCall call)
    {
        if (call.Count != _types.Length)
        {
            throw call.NoMatch(Signature.ToString());
        }

        // The values in the order of the call, then the body that uses them: all locals are new symbols, so nothing of the caller's is caught.
        var arguments = new Argument[_types.Length];
        var lets = new Stack<LetNode>();
        for (int i = 0; i < arguments.Length; i++)
        {
            Argument argument = call.Arguments[i];
            if (argument.IsCallable && _types[i] is null)
            {
                arguments[i] = argument;
                continue;
            }

            TypedNode value = _types[i] is DataType type ? call.Binder.ConvertImplicitly(call[i], type, argument.Span) : call[i];
            arguments[i] = argument with { Node = Binder.Named(Signature.Parameters[i].Name, value, lets), Items = null };
        }

        return Binder.Around(call.Binder.Inline(this, arguments, call.Span).Bind(_body), lets);
    }
}
