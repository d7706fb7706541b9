using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Syntax;

/// <summary>A C++ type as written; <c>const</c>, <c>&amp;</c> and the like are left out, since values in expressions never change.</summary>
/// <param name="Name">Its name, e.g. <c>unsigned int</c>, <c>Float_t</c>, <c>ROOT::VecOps::RVec</c>, <c>auto</c>.</param>
/// <param name="Arguments">What stands between angle brackets.</param>
/// <param name="Span">Where it stands.</param>
public sealed record TypeSyntax(string Name, IReadOnlyList<TypeSyntax> Arguments, SourceSpan Span)
{
    /// <inheritdoc/>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}<{string.Join(", ", Arguments)}>";
}
