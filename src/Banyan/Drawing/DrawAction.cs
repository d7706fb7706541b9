using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Fills as TTree::Draw does: element by element, the shortest expression of an event decides, a cut of the same shape acts on its element.</summary>
internal sealed class DrawAction(DrawInputs inputs, Histogram? histogram) : ColumnAction
{
    /// <summary>The merged state, after the run.</summary>
    public DrawState? Result { get; private set; }

    /// <inheritdoc/>
    public override string Kind => "Draw";

    /// <inheritdoc/>
    public override string Name => histogram?.Name ?? string.Empty;

    /// <inheritdoc/>
    public override string Parameters => histogram is null ? "bins from the data" : string.Join(", ", histogram.Axes);

    /// <inheritdoc/>
    public override IReadOnlyList<TypedNode> Inputs { get; } = [.. inputs.Expressions.Select(e => e.Root)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputTexts { get; } = [.. inputs.Expressions.Select(e => e.Text)];

    /// <inheritdoc/>
    public override string Fingerprint => $"{Parameters} {histogram?.RootClass} {histogram?.Title}";

    /// <inheritdoc/>
    public override ActionState CreateState() => new DrawState(inputs, histogram?.CreateEmpty());

    /// <inheritdoc/>
    public override void Finish(ActionState merged) => Result = (DrawState)merged;
}
