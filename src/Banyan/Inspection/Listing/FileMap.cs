using System.Globalization;
using Banyan.Root;
using Banyan.Root.Scanning;
using Banyan.Storage;

namespace Banyan.Inspection.Listing;

/// <summary>The map of a file: what lies where, and the gaps between.</summary>
public static class FileMap
{
    /// <summary>Writes a line per part; rows of baskets of one tree and of RNTuple's pages are one line unless all are wanted.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="path">The file.</param>
    /// <param name="all">Every record.</param>
    /// <exception cref="RootException">It has no header of a ROOT file.</exception>
    /// <exception cref="StorageException">Reading failed.</exception>
    public static void Write(TextWriter output, string path, bool all)
    {
        ArgumentNullException.ThrowIfNull(output);
        using ByteSource source = ByteSource.Open(path);
        FileStructure structure = FileStructure.Read(source);
        var table = new TextTable(">at byte", ">bytes", ">object", "what");
        IReadOnlyList<FileSegment> segments = structure.Segments;
        for (int i = 0; i < segments.Count;)
        {
            int end = i + 1;
            while (!all && end < segments.Count && IsPart(segments[i]) && IsPart(segments[end]) && segments[i].Key!.ClassName == segments[end].Key!.ClassName && segments[i].Key!.Title == segments[end].Key!.Title)
            {
                end++;
            }

            long bytes = segments[end - 1].End - segments[i].FileOffset;
            long content = 0;
            for (int k = i; k < end; k++)
            {
                content += segments[k].Key?.ObjectByteCount ?? 0;
            }

            table.Add(Number(segments[i].FileOffset), Number(bytes), content > 0 ? Number(content) : string.Empty, end - i > 1 ? Run(segments[i].Key!, end - i) : Describe(structure, segments[i]));
            i = end;
        }

        table.Write(output, 0);
        long gaps = segments.Where(segment => segment.Kind == FileSegmentKind.Gap).Sum(segment => segment.ByteCount);
        output.WriteLine($"{Number(segments.Count)} parts, {Number(source.Length)} bytes, {Number(gaps)} of them free");
        foreach (FileProblem problem in structure.Problems)
        {
            output.WriteLine($"at byte {problem.FileOffset}: {problem.What}: {problem.Text}");
        }
    }

    private static bool IsPart(FileSegment segment) => segment.Key?.ClassName is "TBasket" or "RBlob";

    private static string Run(RootKey key, int count) => key.ClassName == "TBasket" ? $"{Number(count)} baskets of {key.Title}" : $"{Number(count)} pages and lists of an RNTuple";

    private static string Describe(FileStructure structure, FileSegment segment)
    {
        if (segment.Key is not RootKey key)
        {
            return segment.Kind switch { FileSegmentKind.Header => "header", FileSegmentKind.Gap => "free", _ => $"damaged: {segment.Problem}" };
        }

        string role = segment.FileOffset == structure.StreamerInfoOffset ? "streamer infos: "
            : segment.FileOffset == structure.FreeListOffset ? "free list: "
            : key.ClassName is "TFile" ? "file name or list of keys: "
            : key.ClassName is "TBasket" ? $"basket {key.Cycle} of {key.Title}, branch " : string.Empty;
        return role + (key.ClassName is "TBasket" ? key.Name : $"{key.ClassName} {key.Name};{key.Cycle}");
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
