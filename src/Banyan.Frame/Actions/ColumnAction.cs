using Banyan.Columns;

namespace Banyan.Frame.Actions;

/// <summary>An action that takes its inputs with their structure: the blocks of the entries that passed, one block per input.</summary>
/// <remarks>Its state derives from <see cref="ColumnState"/>.</remarks>
public abstract class ColumnAction : FrameAction
{
}

/// <summary>State of a <see cref="ColumnAction"/>.</summary>
public abstract class ColumnState : ActionState
{
    /// <summary>Takes the next <paramref name="entryCount"/> entries, in entry order.</summary>
    /// <param name="entryCount">Number of entries in each block.</param>
    /// <param name="columns">
    /// One block per input, packed (only entries that passed); entry <c>k</c> of the call is entry <c>FirstEntry + k</c> of the block (its numbers are not dataset entries). The memory is
    /// valid during the call only.
    /// </param>
    public abstract void Consume(int entryCount, ReadOnlySpan<ColumnBlock> columns);
}
