using Banyan.Columns;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>What holds at a place among the statements of a lambda.</summary>
/// <param name="ReturnType">The type that the lambda declares for what it returns; null for the value's own.</param>
internal sealed record BlockState(DataType? ReturnType)
{
    /// <summary>Outside of any lambda.</summary>
    public static BlockState None { get; } = new((DataType?)null);

    /// <summary>What a step of the loop around this place gives when it ends here; null outside of loops.</summary>
    public Func<TypedNode>? EndOfStep { get; init; }

    /// <summary>Names that may be assigned to: the lambda's parameters, and what it declares that is not const.</summary>
    public IReadOnlySet<string> Variables { get; init; } = new HashSet<string>();

    /// <summary>Variables whose values here are another fold's: they cannot be read.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>();
}
