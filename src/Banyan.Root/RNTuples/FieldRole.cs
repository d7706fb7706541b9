namespace Banyan.Root.RNTuples;

/// <summary>What a field is in the tree of fields; the numbers are those of the format.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Field Description".</remarks>
public enum FieldRole
{
    /// <summary>A leaf; with one subfield (atomics, enums) or a repetition (arrays) it stands for that.</summary>
    Leaf = 0,

    /// <summary>A collection of its only subfield.</summary>
    Collection = 1,

    /// <summary>A record of its subfields.</summary>
    Record = 2,

    /// <summary>One of its subfields at a time.</summary>
    Variant = 3,

    /// <summary>Objects that ROOT's streamers wrote.</summary>
    Streamed = 4,
}
