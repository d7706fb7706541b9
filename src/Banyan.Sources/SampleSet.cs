using System.Text.Json;
using Banyan.Columns;

namespace Banyan.Sources;

/// <summary>Samples, friends and a range as a file describes them: the JSON form of ROOT's <c>RDF::Experimental::FromSpec</c>.</summary>
/// <remarks>
/// <c>{"samples": {NAME: {"trees": [..], "files": [..], "metadata": {..}}}, "friends": {ALIAS: {"trees": [..], "files": [..]}}, "range": [begin, end]}</c>. One tree is that of all files, else there is one
/// per file; files may be patterns. Relative paths start from the folder that is given to <see cref="Open"/>.
/// </remarks>
/// <param name="Samples">The samples, in the order of the file.</param>
/// <param name="Friends">The friends of all samples.</param>
/// <param name="Begin">First entry.</param>
/// <param name="End">One past the last entry; 0 for all.</param>
public sealed record SampleSet(IReadOnlyList<SampleInput> Samples, IReadOnlyList<FriendInput> Friends, long Begin, long End)
{
    private static readonly string[] s_keys = ["samples", "friends", "range"];
    private static readonly string[] s_sampleKeys = ["trees", "files", "metadata"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">It is not there, cannot be read or is not of that form.</exception>
    public static SampleSet Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(File.Exists(path) ? $"the specification '{path}' cannot be read: {e.Message}" : $"there is no specification '{path}'", path, e);
        }

        return Parse(path, text);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="text">The JSON text.</param>
    /// <exception cref="InputException">It is not of that form.</exception>
    public static SampleSet Parse(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            JsonElement root = document.RootElement;
            CheckKeys(root, "the specification", s_keys);
            if (!root.TryGetProperty("samples", out JsonElement samples))
            {
                throw new FormatException("'samples' is missing");
            }

            (long begin, long end) = Range(root);
            return new SampleSet(
                [.. Members(samples, "samples").Select(ReadSample)],
                root.TryGetProperty("friends", out JsonElement friends) ? [.. Members(friends, "friends").Select(ReadFriend)] : [],
                begin,
                end);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new InputException($"{path}: {e.Message}", path, e);
        }
    }

    /// <summary>Opens samples and friends as one dataset.</summary>
    /// <param name="options">Folder of relative paths, defaults, sizes.</param>
    /// <exception cref="InputException">A file is not there or cannot be read, or has no such tree.</exception>
    public Frame.Sources.EventSource Open(TreeSourceOptions? options = null) =>
        TreeSource.OpenSamples(Samples, (options ?? new TreeSourceOptions()) with { Friends = Friends });

    private static SampleInput ReadSample(JsonProperty sample)
    {
        string what = $"samples.{sample.Name}";
        CheckKeys(sample.Value, what, s_sampleKeys);
        IReadOnlyList<string> files = Files(sample.Value, what, out string? tree);
        var metadata = new Dictionary<string, object>(StringComparer.Ordinal);
        if (sample.Value.TryGetProperty("metadata", out JsonElement values))
        {
            foreach (JsonProperty value in Members(values, $"{what}.metadata"))
            {
                metadata[value.Name] = value.Value.ValueKind switch
                {
                    JsonValueKind.String => value.Value.GetString()!,
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number => value.Value.TryGetInt64(out long whole) ? whole : value.Value.GetDouble(),
                    var kind => throw new FormatException($"{what}.metadata.{value.Name} must be a number, a text or a truth value, found {kind}"),
                };
            }
        }

        return new SampleInput(sample.Name, files, tree) { Metadata = metadata };
    }

    private static FriendInput ReadFriend(JsonProperty friend)
    {
        string what = $"friends.{friend.Name}";
        CheckKeys(friend.Value, what, ["trees", "files"]);
        IReadOnlyList<string> files = Files(friend.Value, what, out string? tree);
        return new FriendInput(files, tree, friend.Name);
    }

    private static IReadOnlyList<string> Files(JsonElement element, string what, out string? tree)
    {
        IReadOnlyList<string> trees = Texts(element, "trees", what);
        IReadOnlyList<string> files = Texts(element, "files", what);
        tree = trees.Count == 1 ? trees[0] : null;
        return trees.Count <= 1 ? files
            : trees.Count == files.Count ? [.. files.Zip(trees, (file, name) => $"{file}:{name}")]
            : throw new FormatException($"{what} has {trees.Count} trees and {files.Count} files; give one tree, or one for each file");
    }

    private static IReadOnlyList<string> Texts(JsonElement element, string name, string what)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
        {
            return name == "trees" ? [] : throw new FormatException($"{what} has no '{name}'");
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
            _ => throw new FormatException($"{what}.{name} must be a list of texts"),
        };
    }

    private static (long Begin, long End) Range(JsonElement root)
    {
        if (!root.TryGetProperty("range", out JsonElement range))
        {
            return (0, 0);
        }

        long[] numbers = range.ValueKind == JsonValueKind.Array ? [.. range.EnumerateArray().Select(item => item.GetInt64())] : [];
        return numbers switch
        {
            [> 0 and var end] => (0, end),
            [>= 0 and var begin, var end] when end > begin => (begin, end),
            _ => throw new FormatException("'range' must be [end] or [begin, end] with begin below end"),
        };
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string what) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw new FormatException($"{what} must be an object of names");

    private static void CheckKeys(JsonElement element, string what, string[] keys)
    {
        foreach (JsonProperty member in Members(element, what))
        {
            if (!keys.Contains(member.Name))
            {
                throw new FormatException($"{what} has no key '{member.Name}'{NearestNames.Suggestion(member.Name, keys)}");
            }
        }
    }
}
