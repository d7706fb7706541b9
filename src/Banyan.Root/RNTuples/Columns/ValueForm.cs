namespace Banyan.Root.RNTuples.Columns;

/// <summary>What the innermost values of a column are.</summary>
internal enum ValueForm
{
    /// <summary>Numbers or truth values of one physical column.</summary>
    Numbers,

    /// <summary>Strings: an index and characters.</summary>
    Strings,

    /// <summary>Numbers of items, from the ends in an index column.</summary>
    Counts,
}
