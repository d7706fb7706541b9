namespace Banyan.Root.Merging;

/// <summary>A member that is added up when objects are merged.</summary>
/// <param name="Owner">The object that has it.</param>
/// <param name="Member">Its name; <c>fArray</c> for the numbers of a base class TArrayD or of its kin.</param>
/// <param name="Role">What it is.</param>
internal sealed record SumTerm(ObjectPath Owner, string Member, SumRole Role);
