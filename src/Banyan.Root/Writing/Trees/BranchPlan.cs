using Banyan.Columns;

namespace Banyan.Root.Writing.Trees;

/// <summary>A branch as it will be written: everything that follows from its definition.</summary>
internal sealed record BranchPlan
{
    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Title of the branch.</summary>
    public required string Title { get; init; }

    /// <summary>Title of its leaf, with dimensions.</summary>
    public required string LeafTitle { get; init; }

    /// <summary>Layout of an entry.</summary>
    public required BranchForm Form { get; init; }

    /// <summary>Type of the column; of a count branch, Int_t.</summary>
    public required DataType Type { get; init; }

    /// <summary>Class of the leaf.</summary>
    public required string LeafClass { get; init; }

    /// <summary>C++ class of the value for TBranchElement; empty for a plain TBranch.</summary>
    public string ValueClass { get; init; } = string.Empty;

    /// <summary>Index of the column that it is filled from; of a made count branch, the column whose items it counts.</summary>
    public required int Column { get; init; }

    /// <summary>Numbers per entry of a fixed one, per item of a counted one.</summary>
    public int ItemLength { get; init; } = 1;

    /// <summary>Of a made count branch: numbers per item of the column that it counts.</summary>
    public int CountedItemLength { get; init; } = 1;

    /// <summary>Index of its count branch in the plan; -1 for none.</summary>
    public int CountIndex { get; init; } = -1;

    /// <summary>True when other branches count their items by it.</summary>
    public bool CountsOthers { get; init; }

    /// <summary>Compression of its baskets.</summary>
    public required RootCompression Compression { get; init; }

    /// <summary>The key of its baskets, without place and sizes.</summary>
    public required RecordKey BasketKey { get; init; }

    /// <summary>Kind of its numbers.</summary>
    public ElementKind Element => Type.Element;

    /// <summary>Bytes of one entry of a fixed one.</summary>
    public int EntryByteCount => ItemLength * Element.SizeOf();

    /// <summary>True when baskets have a table of offsets.</summary>
    public bool HasOffsets => Form is BranchForm.Counted or BranchForm.Text or BranchForm.Vector;

    /// <summary>Bytes of a basket's key, with the basket's own fields.</summary>
    public int KeyByteCount => BasketKey.ByteCount + BasketRecord.TailByteCount;
}
