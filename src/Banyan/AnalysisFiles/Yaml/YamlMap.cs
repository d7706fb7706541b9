namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A map from names to items, in the order of the file.</summary>
/// <param name="Entries">The entries; no name comes twice.</param>
/// <param name="At">Where it begins.</param>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, FileMark At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>The item under <paramref name="key"/>, or null when there is none or nothing is written there.</summary>
    public YamlItem? Find(string key) => Entry(key) is { Value: not YamlScalar { IsEmpty: true } } entry ? entry.Value : null;

    /// <summary>The entry <paramref name="key"/>, or null.</summary>
    public YamlEntry? Entry(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>An entry of a <see cref="YamlMap"/>.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">What stands under it.</param>
/// <param name="At">Where the name stands.</param>
internal sealed record YamlEntry(string Key, YamlItem Value, FileMark At);
