using System.Globalization;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;
using Banyan.Root.Writing;
using Banyan.Sources.Output;

namespace Banyan.AnalysisFiles;

/// <content>The snapshots.</content>
internal sealed partial class AnalysisFileReader
{
    private static readonly (string Key, SnapshotVectors Vectors)[] s_vectors =
        [("as_read", SnapshotVectors.AsRead), ("counted", SnapshotVectors.Counted), ("std", SnapshotVectors.StandardVectors)];

    private static readonly (string Key, SnapshotFormat Format)[] s_formats = [("ttree", SnapshotFormat.Tree), ("rntuple", SnapshotFormat.RNTuple)];

    private List<SnapshotSpec> ReadSnapshots(YamlItem? item, IReadOnlyList<string> selections, IReadOnlyList<string> datasets)
    {
        List<SnapshotSpec> snapshots = ReadEntries(item, "snapshots", "a snapshot", entry => ReadSnapshot(entry, selections, datasets));
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (SnapshotSpec snapshot in snapshots)
        {
            foreach (string file in snapshot.Datasets.Select(snapshot.FileFor).Distinct())
            {
                if (!files.TryAdd(file, snapshot.Name))
                {
                    _mistakes.Add(snapshot.At, $"snapshots.{snapshot.Name} writes to '{file}', as snapshots.{files[file]} does");
                }
            }
        }

        return snapshots;
    }

    private SnapshotSpec ReadSnapshot(YamlEntry entry, IReadOnlyList<string> selections, IReadOnlyList<string> datasets)
    {
        string what = $"snapshots.{entry.Key}";
        YamlMap map = Map(entry.Value, what, AnalysisKeys.Snapshot);
        IReadOnlyList<string> only = map.Find("datasets") is { } named ? Matching(named, "datasets", what, datasets) : datasets;
        string? selection = _mistakes.Try(() => OptionalText(map, "selection"));
        if (selection is not null && !selections.Contains(selection))
        {
            _mistakes.Add(map.Find("selection")!.At, $"{what} names the selection '{selection}', which is not there{NearestNames.Suggestion(selection, selections)}");
        }

        YamlItem file = map.Find("file") ?? throw Error(entry.At, $"{what} has no 'file': where to write");
        string path = Text(file, $"{what}.file");
        if (only.Count > 1 && !path.Contains(SnapshotSpec.DatasetPlace, StringComparison.Ordinal))
        {
            throw Error(file.At, $"{what} writes {only.Count} datasets; put {SnapshotSpec.DatasetPlace} into the name of the file, or choose with 'datasets'");
        }

        return new SnapshotSpec(
            entry.Key,
            path,
            _mistakes.Try(() => OptionalText(map, "tree")),
            _mistakes.Try(() => map.Find("columns") is { } columns ? TextOrList(columns, $"a column of {what}") : null),
            selection ?? AnalysisFile.AllEvents,
            only,
            _mistakes.Try(() => Options(map, what)) ?? new SnapshotOptions(),
            entry.At);
    }

    private SnapshotOptions Options(YamlMap map, string what)
    {
        SnapshotOptions options = new();
        if (map.Find("format") is { } format)
        {
            options = options with { Format = OneOf(format, $"{what}.format", s_formats) };
        }

        if (map.Find("compression") is { } compression)
        {
            options = options with { Compression = Compression(compression, $"{what}.compression") };
        }

        if (map.Find("column_compression") is { } others)
        {
            options = options with
            {
                ColumnCompression = [.. AnyMap(others, $"{what}.column_compression").Entries.Select(e => KeyValuePair.Create(e.Key, Compression(e.Value, $"{what}.column_compression.{e.Key}")))],
            };
        }

        if (map.Find("vectors") is { } vectors)
        {
            options = options with { Vectors = OneOf(vectors, $"{what}.vectors", s_vectors) };
        }

        return options with
        {
            ClusterEntries = Whole(map, "cluster_entries", what, options.ClusterEntries),
            BasketBytes = Whole(map, "basket_bytes", what, options.BasketBytes),
            Append = map.Find("append") is { } append && Truth(append, $"{what}.append"),
        };
    }

    private static T OneOf<T>(YamlItem item, string what, (string Key, T Value)[] choices)
    {
        string text = Text(item, what);
        (string Key, T Value)[] found = [.. choices.Where(choice => choice.Key == text)];
        return found.Length == 1 ? found[0].Value : throw Error(item.At, $"{what} must be one of {string.Join(", ", choices.Select(choice => choice.Key))}, found '{text}'");
    }

    private static RootCompression Compression(YamlItem item, string what)
    {
        try
        {
            return RootCompression.Parse(Text(item, what));
        }
        catch (FormatException problem)
        {
            throw Error(item.At, $"{what}: {problem.Message}");
        }
    }

    private int Whole(YamlMap map, string key, string what, int otherwise)
    {
        if (map.Find(key) is not { } item)
        {
            return otherwise;
        }

        double value = Number(item, $"{what}.{key}");
        return value is >= 1 and <= int.MaxValue && value == Math.Floor(value)
            ? (int)value
            : throw Error(item.At, string.Create(CultureInfo.InvariantCulture, $"{what}.{key} must be a whole number of at least 1, found {value}"));
    }
}
