using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Trees.ObjectEntries;

namespace Banyan.Root.Trees.Decoding;

/// <summary>How the baskets of a branch are decoded. Plans are immutable and shared by all readers of the branch.</summary>
internal abstract record BasketPlan
{
    /// <summary>Every entry holds the same number of values of one kind, without heads.</summary>
    /// <param name="Kind">Kind of the decoded values.</param>
    /// <param name="Packing">For Float16_t and Double32_t.</param>
    /// <param name="Length">Values per entry.</param>
    /// <param name="IsVector">True for an array (the column has offsets), false for a scalar.</param>
    public sealed record Fixed(ElementKind Kind, ValuePacking? Packing, int Length, bool IsVector) : BasketPlan;

    /// <summary>Every entry holds a varying number of values of one kind behind a head of fixed length.</summary>
    /// <param name="Kind">Kind of the decoded values.</param>
    /// <param name="Packing">For Float16_t and Double32_t.</param>
    /// <param name="HeadByteCount">Bytes before the values of each entry: 0 for leaf arrays, 1 for counted pointers, 10 for vectors.</param>
    /// <param name="Length">Values per item.</param>
    /// <param name="Counts">The branch that holds the number of items, for baskets without a table of offsets; null when there is none.</param>
    /// <param name="Fallback">What to do with a basket that does not fit the head.</param>
    public sealed record Jagged(ElementKind Kind, ValuePacking? Packing, int HeadByteCount, int Length, CountSource? Counts, Sequential? Fallback) : BasketPlan;

    /// <summary>Every entry is a record of the same length with several leaves in it.</summary>
    /// <param name="EntryByteCount">Length of an entry.</param>
    /// <param name="Leaves">The leaves, one per column.</param>
    public sealed record Record(int EntryByteCount, IReadOnlyList<RecordLeaf> Leaves) : BasketPlan;

    /// <summary>Entries are walked byte by byte.</summary>
    /// <param name="Root">What one entry holds.</param>
    /// <param name="Counts">The branch that holds the number of items of a split collection; null where none is needed.</param>
    /// <param name="ItemCounts">The branch that holds a number for each item of a split collection, by which an array of the item is counted; it then tells the number of items as well.</param>
    public sealed record Sequential(DecodeNode Root, CountSource? Counts = null, CountSource? ItemCounts = null) : BasketPlan
    {
        /// <summary>How baskets are read that are not laid out as <see cref="Root"/> expects; null when they cannot be read.</summary>
        public Members? Otherwise { get; init; }
    }

    /// <summary>Entries are read as objects, whose members go into columns: for what has no layout of its own.</summary>
    /// <param name="Objects">How an entry is read.</param>
    /// <param name="Shape">How it goes into the columns.</param>
    public sealed record Members(EntryObjects Objects, MemberShape Shape) : BasketPlan;
}
