namespace Banyan.Root.Merging;

/// <summary>A range of an input that goes to the output as it is: one basket with its key, or one page.</summary>
/// <param name="FileOffset">Where it lies in the input.</param>
/// <param name="ByteCount">Its bytes.</param>
/// <param name="Owner">Knows what has to change in it, and where it went.</param>
/// <param name="Number">Its number there.</param>
internal readonly record struct CopiedRange(long FileOffset, int ByteCount, ICopyTarget Owner, int Number)
{
    /// <summary>One past its last byte.</summary>
    public long EndOffset => FileOffset + ByteCount;
}
