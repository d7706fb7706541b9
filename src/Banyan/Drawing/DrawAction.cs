using Banyan.Frame.Actions;
using Banyan.Frame.Expressions.Typed;
using Banyan.Histograms;

namespace Banyan.Drawing;

/// <summary>Fills as TTree::Draw does: element by element, the shortest expression of an event decides, a cut of the same shape acts on its element.</summary>
/// <param name="inputs">What is read.</param>
/// <param name="histogram">The bins; null to find them from the data.</param>
/// <param name="fromRanges">Makes an empty histogram for the ranges of x and y.</param>
internal sealed class DrawAction(DrawInputs inputs, Histogram? histogram, Func<ValueRange, ValueRange, Histogram> fromRanges) : ColumnAction
{
    private Histogram? _found;

    /// <summary>The histogram, after the run.</summary>
    public Histogram? Result { get; private set; }

    /// <summary>Elements without a partner.</summary>
    public long LeftOut { get; private set; }

    /// <inheritdoc/>
    public override string Kind => "Draw";

    /// <inheritdoc/>
    public override string Name => histogram?.Name ?? string.Empty;

    /// <inheritdoc/>
    public override string Parameters => histogram switch
    {
        null => "bins from the data",
        Histogram2D two => $"{two.X}, {two.Y}",
        _ => $"{histogram.X}",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<TypedNode> Inputs { get; } = [.. inputs.Expressions.Select(e => e.Root)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> InputTexts { get; } = [.. inputs.Expressions.Select(e => e.Text)];

    /// <inheritdoc/>
    public override string Fingerprint => $"{Parameters} {histogram?.Title}";

    /// <inheritdoc/>
    /// <remarks>Where there were too many values to keep, their range is known now, and the data is read once more.</remarks>
    public override bool NeedsAnotherPass => _found is not null && Result is null;

    /// <inheritdoc/>
    public override ActionState CreateState() => new DrawState(inputs, (_found ?? histogram)?.CreateEmpty());

    /// <inheritdoc/>
    public override void Finish(ActionState merged)
    {
        var state = (DrawState)merged;
        LeftOut = state.LeftOut;
        if (state.Histogram is not null)
        {
            Result = state.Histogram;
            return;
        }

        _found = fromRanges(state.XRange, state.YRange);
        if (!state.IsOverfull)
        {
            state.FillInto(_found);
            Result = _found;
        }
    }
}
