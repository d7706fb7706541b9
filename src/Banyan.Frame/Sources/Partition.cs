namespace Banyan.Frame.Sources;

/// <summary>A range of entries that one worker processes in order. The dataset alone fixes the partitions, never the number of workers.</summary>
/// <param name="Index">Number of the partition, from 0, in the order of the entries.</param>
/// <param name="File">Path or address of the file it lies in.</param>
/// <param name="FileIndex">Number of that file in the dataset.</param>
/// <param name="FirstEntry">First entry, numbered over the whole dataset.</param>
/// <param name="EndEntry">One past the last entry, numbered over the whole dataset.</param>
/// <param name="FileFirstEntry">Dataset-wide number of the file's first entry: <c>FirstEntry - FileFirstEntry</c> is the entry within the file.</param>
public sealed record Partition(int Index, string File, int FileIndex, long FirstEntry, long EndEntry, long FileFirstEntry)
{
    /// <summary>Number of entries.</summary>
    public long EntryCount => EndEntry - FirstEntry;
}
