using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>A function with rules of its own.</summary>
/// <param name="usage">How it is called, for the message when the arguments do not fit.</param>
/// <param name="bind">Gives the typed tree, or null when the arguments do not fit.</param>
internal sealed class BuiltInFunction(string usage, Func<FunctionCall, TypedNode?> bind) : Function
{
    public override TypedNode Bind(FunctionCall call) => bind(call) ?? throw call.NoMatch(usage);
}
