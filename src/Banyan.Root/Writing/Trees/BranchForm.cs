namespace Banyan.Root.Writing.Trees;

/// <summary>The layouts of an entry in a basket.</summary>
internal enum BranchForm
{
    /// <summary>A fixed number of numbers: scalars and fixed arrays. No table of offsets.</summary>
    Fixed,

    /// <summary>A number that says how many items other branches have; not filled from a column.</summary>
    Count,

    /// <summary>As many numbers as the count branch says.</summary>
    Counted,

    /// <summary>A length and characters: C strings and <c>std::string</c>.</summary>
    Text,

    /// <summary>A <c>std::vector</c>: version, count, items, nested.</summary>
    Vector,
}
