using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Banyan.Columns;
using Banyan.Frame.Sources;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.Trees;
using Banyan.Root.Writing;
using Banyan.Sources;
using Banyan.Sources.Output;
using Banyan.Sources.Trees;

namespace Banyan.Tests.Sources;

/// <summary>Writes the trees of the corpus anew, and compares what <c>inspect --values</c> says of each column.</summary>
public sealed class SnapshotCorpusTests : IDisposable
{
    private const long LargestFile = 5 << 20;
    private const long LargestTree = 60 << 20;
    private readonly TreeFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Snapshot_EveryTreeOfTheCorpus_HasTheSameValues()
    {
        string[] paths = [.. Directory.GetFiles(Corpus.Path("."), "*.root").Where(path => new FileInfo(path).Length <= LargestFile).Order(StringComparer.Ordinal)];
        ConcurrentBag<string> problems = [];
        int trees = 0;
        int columns = 0;
        Parallel.ForEach(paths, path =>
        {
            foreach (string tree in Trees(path))
            {
                int compared = Compare(path, tree, problems);
                Interlocked.Add(ref columns, compared);
                Interlocked.Add(ref trees, compared > 0 ? 1 : 0);
            }
        });
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order()));
        Assert.True(trees > 150 && columns > 3000, $"only {columns} columns of {trees} trees could be compared");
    }

    private int Compare(string path, string tree, ConcurrentBag<string> problems)
    {
        string name = $"{Path.GetFileName(path)}:{tree}";
        using RootFile file = RootFile.Open(path);
        TTree description = file.GetTree(tree);
        TreeColumn[] columns = Writable(description);
        string written = _files.PathOf($"{Guid.NewGuid()}.root");
        try
        {
            using TreeSource source = TreeSource.OpenChain([$"{path}:{tree}"]);
            EventFrame frame = EventFrame.FromSource(source);
            _ = frame.Snapshot("copy/tree", written, [.. columns.Select(column => column.Name)], new SnapshotOptions { Compression = RootCompression.Zstd(1), BasketBytes = 20_000 }).Value;
        }
        catch (Exception problem) when (problem is SourceException or RootException && columns.Any(column => Values(description.AllBranches[column.Index]) is null))
        {
            return 0; // a damaged file: inspect cannot read it either
        }

        using RootFile copy = RootFile.Open(written);
        TTree copied = copy.GetTree("copy/tree");
        foreach (TreeColumn column in columns)
        {
            if (Values(description.AllBranches[column.Index]) is not string expected)
            {
                continue; // inspect does not show it
            }

            string? found = Values(copied.GetBranch(column.Name.Replace('.', '_')));
            BranchColumn shape = description.AllBranches[column.Index].Columns[0];
            if (shape.FixedDimensions.Count > 0 && column.Info.Dimensions.Length == 0)
            {
                // Arrays inside of the items of a collection: the frame has their numbers in a row, inspect shows them item by item.
                (expected, found) = (Sums(expected), found is null ? null : Sums(found));
            }

            if (description.AllBranches[column.Index].HasMemberColumns && found != null)
            {
                // inspect shows the whole object, with the member's name.
                (expected, found) = (SumsWithoutNames(expected), SumsWithoutNames(found));
            }
            else if (column.Type.Element == ElementKind.Int8 && found != null)
            {
                // Texts in TClonesArrays are shown byte by byte, as the reference does; their hash is that of the bytes.
                (expected, found) = (Texts(expected), Texts(found));
            }

            if (expected != found)
            {
                problems.Add($"{name} {column.Name} ({column.Type}): {Short(expected)} became {Short(found)}");
            }
        }

        File.Delete(written);
        return columns.Length;
    }

    // Leaf lists and character arrays are taken apart by the frame, two columns cannot have one name.
    private static TreeColumn[] Writable(TTree tree)
    {
        TreeSchema schema = TTreeColumns.Find(tree);
        HashSet<string> taken = [];
        return
        [
            .. schema.Columns.Where(column =>
                column.Info.Problem == null && !column.IsCharArray && tree.AllBranches[column.Index].Columns.Count == 1
                && !column.Name.Contains('/', StringComparison.Ordinal)
                && taken.Add(column.Name.Replace('.', '_'))),
        ];
    }

    private static List<string> Trees(string path)
    {
        try
        {
            using RootFile file = RootFile.Open(path);
            return [.. file.TreeKeys.Where(key => CanBeRead(file, key)).Select(key => key.Path)];
        }
        catch (RootException)
        {
            return [];
        }
    }

    private static bool CanBeRead(RootFile file, RootKey key)
    {
        try
        {
            TTree tree = file.GetTree(key);
            return tree.EntryCount > 0 && tree.TotalBytes < LargestTree && Writable(tree).Length > 0;
        }
        catch (RootException)
        {
            return false;
        }
    }

    private static string? Values(TBranch branch)
    {
        using BranchValues values = new(branch);
        try
        {
            values.Read();
        }
        catch (RootException)
        {
            return null;
        }

        if (values.Problem != null)
        {
            return null;
        }

        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            values.Write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static string Sums(string values) => JsonNode.Parse(values)!["leaves"]!.ToJsonString();

    private static string SumsWithoutNames(string values)
    {
        JsonArray leaves = JsonNode.Parse(values)!["leaves"]!.AsArray();
        foreach (JsonNode? leaf in leaves)
        {
            leaf!.AsObject().Remove("member");
        }

        return leaves.ToJsonString();
    }

    private static string Texts(string values) => JsonNode.Parse(values)!["strings_sha256"] is JsonNode hash ? $"{JsonNode.Parse(values)!["entries"]} {hash}" : values;

    private static string Short(string? text) => text is null ? "nothing" : text[..Math.Min(text.Length, 200)];
}
