using System.Globalization;
using Banyan.AnalysisFiles.Keys;
using Banyan.AnalysisFiles.Yaml;
using Banyan.Columns;
using Banyan.Root.Writing;

namespace Banyan.AnalysisFiles;

/// <content>The snapshots.</content>
internal sealed partial class AnalysisFileReader
{
    private static readonly (string Name, Func<RootCompression> Usual)[] s_compressions =
    [
        ("none", static () => RootCompression.None), ("zstd", static () => RootCompression.Zstd()), ("lz4", static () => RootCompression.Lz4()),
        ("zlib", static () => RootCompression.Zlib()), ("lzma", static () => RootCompression.Lzma()),
    ];

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
            _mistakes.Try(() => map.Find("compression") is { } compression ? Compression(compression) : (RootCompression?)null),
            entry.At);
    }

    // "zstd 5", "lz4", "none", or ROOT's number, 505.
    private static RootCompression Compression(YamlItem item)
    {
        string text = Text(item, "'compression'");
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int index = Array.FindIndex(s_compressions, c => string.Equals(c.Name, parts[0], StringComparison.OrdinalIgnoreCase));
        if (index > 0 && parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int level) && level is >= 1 and <= 9)
        {
            return s_compressions[index].Usual() with { Level = level };
        }

        if (index >= 0 && parts.Length == 1)
        {
            return s_compressions[index].Usual();
        }

        try
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int setting) ? RootCompression.FromSetting(setting) : throw new ArgumentOutOfRangeException(nameof(item));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Error(item.At, $"'{text}' is no compression; write 'zstd 5', 'lz4', 'zlib 1', 'lzma 7', 'none', or ROOT's number such as 505");
        }
    }
}
