namespace Banyan.Root.Merging;

/// <summary>A member that is added up when objects are merged.</summary>
/// <param name="Owner">The object that has it.</param>
/// <param name="Member">Its name; <c>fArray</c> for the numbers of a base class TArrayD or of its kin.</param>
/// <param name="Role">What it is.</param>
internal sealed record SumTerm(ObjectPath Owner, string Member, SumRole Role)
{
    /// <summary>True for the arrays of a histogram that have a number for each cell.</summary>
    public bool IsCells { get; } = Member is "fArray" or "fSumw2" or "fBinEntries" or "fBinSumw2";
}
