namespace Banyan.AnalysisFiles;

/// <summary>A part of a dataset's entries: begin, begin + stride, … below end.</summary>
/// <param name="Begin">First entry, from 0.</param>
/// <param name="End">One past the last; 0 for no end.</param>
/// <param name="Stride">At least 1.</param>
public sealed record EntryRange(long Begin, long End, long Stride)
{
    /// <summary>How many of <paramref name="entryCount"/> entries it holds.</summary>
    public long Count(long entryCount)
    {
        long end = End == 0 ? entryCount : Math.Min(End, entryCount);
        return Begin >= end ? 0 : ((end - Begin - 1) / Stride) + 1;
    }
}
