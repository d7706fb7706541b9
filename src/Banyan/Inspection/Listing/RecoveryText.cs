using Banyan.Execution.Progress;
using Banyan.Outputs;
using Banyan.Root;
using Banyan.Root.Scanning;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Inspection.Listing;

/// <summary>Says what can be had from a file that was never closed.</summary>
public static class RecoveryText
{
    /// <summary>Scans a file, lists what was found, and writes the closed copy.</summary>
    /// <param name="output">Where the list goes.</param>
    /// <param name="path">The file.</param>
    /// <param name="copy">Where the copy goes; null for none. Nothing is written where nothing was found.</param>
    /// <returns>Number of objects that were found, without folders.</returns>
    /// <exception cref="RootException">It has no header of a ROOT file, or the copy cannot be made.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static int Write(TextWriter output, string path, string? copy)
    {
        ArgumentNullException.ThrowIfNull(output);
        using RecoveredFile file = RecoveredFile.Open(ByteSource.Open(path));
        int found = file.File.Keys.Count(key => !key.IsDirectory);
        output.WriteLine(file.IsClosed ? $"{path}: the file is closed and its records follow one another; nothing needs to be recovered" : $"{path}: {found} {(found == 1 ? "object" : "objects")} found in {RunText.Count(file.Segments.Count)} parts");
        var table = new TextTable("key", "class", ">at byte", "what");
        foreach (RootKey key in file.File.Keys)
        {
            table.Add(key.PathWithCycle, key.ClassName, $"{key.FileOffset}", Describe(file, key));
        }

        if (table.RowCount > 0)
        {
            table.Write(output, 0);
        }

        foreach (LostBaskets lost in file.FindLostBaskets())
        {
            output.WriteLine($"  {lost.BasketCount} {(lost.BasketCount == 1 ? "basket" : "baskets")} of branch {lost.Branch} ({RunText.Count(lost.EntryCount)} entries) {(lost.BasketCount == 1 ? "belongs" : "belong")} to no saved tree {lost.Tree}");
        }

        foreach (FileSegment segment in file.Segments.Where(segment => segment.Kind == FileSegmentKind.Damaged))
        {
            output.WriteLine($"  at byte {segment.FileOffset}: {segment.Problem}; {RunText.Bytes(segment.ByteCount)} belong to nothing");
        }

        if (!file.HasStreamerInfos && found > 0)
        {
            output.WriteLine("  the streamer infos were never written: only programs that know the classes can read the objects");
        }

        if (copy is not null && found == 0)
        {
            output.WriteLine($"{copy} is not written: there is nothing to put into it");
        }
        else if (copy is not null)
        {
            OutputText.MakeFolder(copy);
            file.Write(copy);
            output.WriteLine($"wrote {copy}");
        }

        return found;
    }

    private static string Describe(RecoveredFile file, RootKey key)
    {
        if (!key.IsTree || !file.HasStreamerInfos)
        {
            return key.Title;
        }

        try
        {
            TTree tree = file.File.GetTree(key);
            return $"{RunText.Count(tree.EntryCount)} entries, {tree.AllBranches.Count} branches";
        }
        catch (RootException problem)
        {
            return problem.Problem;
        }
    }
}
