using Banyan.Frame.Sources;

namespace Banyan.Frame.Expressions.Formulas;

/// <summary>What formulas can ask of the dataset: <c>Entries$</c>, <c>LocalEntry$</c>, <c>LocalEntries$</c>.</summary>
internal sealed class FormulaDataset
{
    private readonly ulong[] _fileStarts;

    /// <summary>Reads the numbers of a source.</summary>
    public FormulaDataset(EventSource source)
    {
        EntryCount = source.EntryCount;
        _fileStarts = [.. source.Partitions.Select(partition => (ulong)partition.FileFirstEntry).Distinct().Order()];
    }

    /// <summary>Entries of all files.</summary>
    public long EntryCount { get; }

    /// <summary>The number of an entry within its file.</summary>
    public long LocalEntry(ulong entry) => (long)(entry - StartOf(entry, out _));

    /// <summary>Entries of the file that an entry lies in.</summary>
    public long LocalEntryCount(ulong entry)
    {
        ulong start = StartOf(entry, out int file);
        ulong end = file + 1 < _fileStarts.Length ? _fileStarts[file + 1] : (ulong)EntryCount;
        return (long)(end - start);
    }

    private ulong StartOf(ulong entry, out int file)
    {
        int found = Array.BinarySearch(_fileStarts, entry);
        file = Math.Max(0, found >= 0 ? found : ~found - 1);
        return _fileStarts.Length == 0 ? 0 : _fileStarts[file];
    }
}
