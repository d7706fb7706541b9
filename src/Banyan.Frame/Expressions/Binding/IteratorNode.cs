using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>A position in a vector, <c>v.begin() + 2</c>. It lives inside the binder only: every use takes the vector and the number apart, so no compiled tree holds one.</summary>
/// <param name="Vector">The vector or string: a column or local.</param>
/// <param name="Position">A scalar of kind Int64; the size stands for the end.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record IteratorNode(TypedNode Vector, TypedNode Position, SourceSpan Span) : TypedNode(new IteratorType(Vector.Type), Span)
{
    /// <summary>What stands at the position, plus <paramref name="offset"/>; out of range is an error of the entry.</summary>
    public IndexNode At(TypedNode? offset, SourceSpan span) => new(Vector, offset is null ? Position : Iterators.Sum(Position, offset, span), ((IteratorType)Type).Item, span);
}
