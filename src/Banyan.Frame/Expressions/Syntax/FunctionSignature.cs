namespace Banyan.Frame.Expressions.Syntax;

/// <summary>What stands before the body of a function: <c>good(float pt, eta)</c>.</summary>
/// <param name="Name">The function's name, with namespaces if it has any.</param>
/// <param name="Parameters">Its parameters in order; one without a type has the type <c>auto</c>: that of the value it is called with.</param>
public sealed record FunctionSignature(string Name, IReadOnlyList<ParameterSyntax> Parameters)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}({string.Join(", ", Parameters.Select(p => p.Type.Name == "auto" ? p.Name : $"{p.Type} {p.Name}"))})";
}
