using System.Collections.Concurrent;
using System.Text.Json;
using Banyan.Converting;
using Banyan.Frame.Running;
using Banyan.Frame.Sources;
using Banyan.Inspection;
using Banyan.Root;
using Banyan.Root.Writing;
using Banyan.Sources;
using Banyan.Sources.Output;

namespace Banyan.Tests.Converting;

/// <summary>Converts the files of the corpus to RNTuples and those back to trees, and compares what <c>inspect --values</c> says of each column.</summary>
public sealed class ConversionCorpusTests : IDisposable
{
    private const long LargestFile = 5 << 20;
    private const long LargestTree = 12 << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("banyan-converting-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Convert_EveryFileOfTheCorpus_KeepsTheValues()
    {
        string[] paths = [.. Directory.GetFiles(Corpus.Path("."), "*.root").Where(IsSmall).Order(StringComparer.Ordinal)];
        ConcurrentBag<string> problems = [];
        int files = 0;
        int columns = 0;
        Parallel.ForEach(paths, path =>
        {
            int compared = Compare(path, problems);
            Interlocked.Add(ref columns, compared);
            Interlocked.Add(ref files, compared > 0 ? 1 : 0);
        });
        Assert.True(problems.IsEmpty, string.Join('\n', problems.Order().Take(50)));
        Assert.True(files > 100 && columns > 6000, $"only {columns} columns of {files} files could be compared");
    }

    private static bool IsSmall(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
        {
            return false;
        }

        try
        {
            using RootFile file = RootFile.Open(path);
            return file.DatasetKeys.Count > 0 && file.TreeKeys.All(key => file.GetTree(key).TotalBytes < LargestTree) && file.RNTupleKeys.All(key => file.GetRNTuple(key).TotalBytes < LargestTree);
        }
        catch (RootException)
        {
            return false;
        }
    }

    private int Compare(string path, ConcurrentBag<string> problems)
    {
        JsonElement source = Values(path);
        string tuples = Path.Join(_folder, $"{Guid.NewGuid()}.root");
        string trees = Path.Join(_folder, $"{Guid.NewGuid()}.root");
        ConversionResult first;
        ConversionResult second;
        try
        {
            ConvertOptions options = new() { Compression = RootCompression.Zstd(1), TreesOnly = true };
            first = FileConversion.Run(path, tuples, options with { Format = SnapshotFormat.RNTuple }, new RunOptions { Threads = 1 });
            second = FileConversion.Run(tuples, trees, options with { Format = SnapshotFormat.Tree }, new RunOptions { Threads = 1 });
        }
        catch (InputException problem) when (problem.Message.Contains("nothing can be converted", StringComparison.Ordinal))
        {
            return 0; // objects only
        }
        catch (Exception problem) when (problem is SourceException or RootException or EventFailureException && source.GetRawText().Contains("\"error\"", StringComparison.Ordinal))
        {
            return 0; // a damaged file: inspect cannot read it either
        }

        JsonElement asTuples = Values(tuples);
        JsonElement asTrees = Values(trees);
        File.Delete(tuples);
        File.Delete(trees);
        int compared = 0;
        foreach (ConvertedTree tree in first.Trees)
        {
            ConvertedTree back = second.Trees.Single(other => other.Path == tree.OutputPath);
            Assert.Empty(back.LeftOut);
            Assert.Equal((tree.Entries, tree.Columns), (back.Entries, back.Columns));
            Dictionary<string, string> names = tree.Renamed.ToDictionary();
            Dictionary<string, JsonElement> tuple = Columns(asTuples, tree.OutputPath, SnapshotFormat.RNTuple);
            Dictionary<string, JsonElement> copy = Columns(asTrees, tree.OutputPath, SnapshotFormat.Tree);
            foreach ((string name, JsonElement original) in Columns(source, tree.Path, tree.From))
            {
                string written = names.GetValueOrDefault(name, name);
                if (Sums(original) is not string expected || tree.LeftOut.Any(column => column.Name == name) || !tuple.TryGetValue(written, out JsonElement field))
                {
                    continue; // not read, taken apart by the frame, or a group
                }

                compared++;
                AssertSame($"{Path.GetFileName(path)}: {tree.Path}.{name} as RNTuple", expected, Sums(field), problems);
                AssertSame($"{Path.GetFileName(path)}: {tree.Path}.{name} and back", expected, Sums(copy[written]), problems);
                AssertSameEntries($"{Path.GetFileName(path)}: first entries of {tree.Path}.{name} as RNTuple", original, field, problems);
                AssertSameEntries($"{Path.GetFileName(path)}: first entries of {tree.Path}.{name} and back", original, copy[written], problems);
            }
        }

        return compared;
    }

    // The first three entries and the last one, each as its values in order: arrays in items of collections become one row in a tree.
    private static string Entries(JsonElement column)
    {
        IEnumerable<JsonElement> entries = new[] { "head", "tail" }.SelectMany(part => column.TryGetProperty(part, out JsonElement list) ? list.EnumerateArray() : default);
        return string.Join(" | ", entries.Select(entry => string.Join(' ', Scalars(entry))));
    }

    private static IEnumerable<string> Scalars(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Scalars),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Scalars(member.Value)),
        JsonValueKind.Null => [], // an optional value that is not there
        _ => [value.GetRawText()],
    };

    // Numbers of values, their sums and the hash of texts.
    private static string? Sums(JsonElement column) => column.TryGetProperty("leaves", out JsonElement leaves)
        ? $"{column.GetProperty("entries")} {leaves.GetRawText()} {(column.TryGetProperty("strings_sha256", out JsonElement hash) ? hash.GetString() : "no texts")}"
        : null;

    // Those whose names are there once.
    private static Dictionary<string, JsonElement> Columns(JsonElement document, string tree, SnapshotFormat format)
    {
        JsonElement columns = format == SnapshotFormat.RNTuple ? document.GetProperty("rntuples").GetProperty(tree).GetProperty("fields") : document.GetProperty("trees").GetProperty(tree).GetProperty("branches");
        return columns.EnumerateObject().GroupBy(column => column.Name).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().Value);
    }

    private static void AssertSame(string what, string expected, string? found, ConcurrentBag<string> problems)
    {
        if (expected != found)
        {
            problems.Add($"{what}: {Short(expected)} became {Short(found)}");
        }
    }

    private static void AssertSameEntries(string what, JsonElement expected, JsonElement found, ConcurrentBag<string> problems)
    {
        if (expected.TryGetProperty("head", out _) && found.TryGetProperty("head", out _)) // long ones are not printed
        {
            AssertSame(what, Entries(expected), Entries(found), problems);
        }
    }

    private static string Short(string? text) => text is null ? "nothing" : text[..Math.Min(text.Length, 300)];

    private static JsonElement Values(string path)
    {
        using MemoryStream text = new();
        FileValues.Write(path, text);
        return JsonDocument.Parse(text.ToArray()).RootElement.Clone();
    }
}
