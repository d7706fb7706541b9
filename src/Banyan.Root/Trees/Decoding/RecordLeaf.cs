using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.Decoding;

/// <summary>A leaf in a leaf list of fixed length.</summary>
/// <param name="Kind">Kind of the decoded values.</param>
/// <param name="Packing">For Float16_t and Double32_t.</param>
/// <param name="Length">Values per entry.</param>
/// <param name="IsVector">True for an array.</param>
/// <param name="ByteOffset">Where in the entry it begins.</param>
internal sealed record RecordLeaf(ElementKind Kind, ValuePacking? Packing, int Length, bool IsVector, int ByteOffset);
