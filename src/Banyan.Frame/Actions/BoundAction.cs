using Banyan.Frame.Expressions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Actions;

/// <summary>A numeric action over expressions that are bound already.</summary>
/// <param name="inputs">The inputs, in order.</param>
public abstract class BoundAction(IReadOnlyList<BoundExpression> inputs) : NumericAction
{
    /// <inheritdoc/>
    public sealed override IReadOnlyList<TypedNode> Inputs { get; } = [.. inputs.Select(input => input.Root)];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> InputTexts { get; } = [.. inputs.Select(input => input.Text)];
}
