namespace Banyan.Root.RNTuples.Envelopes;

/// <summary>One page of a column in a cluster.</summary>
/// <param name="FirstElement">Number of its first element, counted in the cluster.</param>
/// <param name="ElementCount">Number of elements.</param>
/// <param name="Location">Where it lies.</param>
/// <param name="HasChecksum">True when 8 bytes with the XXH3 of the stored bytes follow it.</param>
/// <remarks>Source: RNTuple binary format 1.0, "Page Locations".</remarks>
internal readonly record struct PageInfo(long FirstElement, int ElementCount, Locator Location, bool HasChecksum)
{
    /// <summary>One past its last element.</summary>
    public long EndElement => FirstElement + ElementCount;
}
