using System.Reflection.Emit;
using Banyan.Columns;

namespace Banyan.Frame.Compiling;

/// <summary>A vector whose items can be had one by one, without its being in memory: the way in which element-wise chains are fused into their consumer.</summary>
/// <param name="Length">Local that holds the number of items.</param>
/// <param name="Item">Type of an item.</param>
/// <param name="EmitItem">Emits code that pushes the item with the number in the given int local.</param>
internal sealed record VectorAccess(LocalBuilder Length, DataType Item, Action<LocalBuilder> EmitItem);
