using System.Reflection.Emit;
using Banyan.Columns;

namespace Banyan.Frame.Compiling;

/// <summary>A vector whose items can be had one by one, without its being in memory: the way in which element-wise chains are fused into their consumer.</summary>
/// <param name="Length">Local that holds the number of items.</param>
/// <param name="Item">Type of an item.</param>
/// <param name="EmitItem">Emits code that pushes the item with the number in the given int local.</param>
internal sealed record VectorAccess(LocalBuilder Length, DataType Item, Action<LocalBuilder> EmitItem)
{
    /// <summary>True when the code of an item may raise an error: then all items must be evaluated, wanted or not.</summary>
    public bool ItemsFail { get; init; }

    /// <summary>About how many nanoseconds an item takes.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Set when the items are in memory as they are: a pointer to the first.</summary>
    public LocalBuilder? Items { get; init; }

    /// <summary>Set when the items are positions in some vector.</summary>
    public PositionAccess? Positions { get; init; }
}

/// <summary>What is known of a vector of positions (unsigned long) that follow a rule: they rise first, so that the first one out of a range is known without looking at them.</summary>
/// <param name="First">The smallest.</param>
/// <param name="Bound">One past the largest, an int local; holds only when there are items.</param>
/// <param name="EmitPosition">Gives the position with the number in the given int local as an int local.</param>
internal sealed record PositionAccess(int First, LocalBuilder Bound, Func<LocalBuilder, LocalBuilder> EmitPosition);
