using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Something that can be called by a name in an expression: it checks the arguments' types as ROOT's overloads do and gives the typed tree of the call.</summary>
internal abstract class Function
{
    /// <summary>The call as a typed tree.</summary>
    /// <exception cref="AnalysisException">No overload takes these arguments; the message names what does and the types that were found.</exception>
    public abstract TypedNode Bind(FunctionCall call);
}
