namespace Banyan.AnalysisFiles.Yaml;

/// <summary>Lays one map over another.</summary>
internal static class YamlMerge
{
    /// <summary>The entries of both: those of <paramref name="lower"/> first, in their order, then the new ones of <paramref name="upper"/>. What both have is <paramref name="upper"/>'s.</summary>
    /// <param name="lower">The map below.</param>
    /// <param name="upper">The map on top.</param>
    /// <param name="isDeep">True to lay maps that both have under one name over one another as well; lists and texts are always replaced as a whole.</param>
    public static YamlMap Over(YamlMap lower, YamlMap upper, bool isDeep)
    {
        var entries = new List<YamlEntry>();
        foreach (YamlEntry below in lower.Entries)
        {
            YamlEntry? above = upper.Entry(below.Key);
            entries.Add(above is null ? below
                : isDeep && below.Value is YamlMap belowMap && above.Value is YamlMap aboveMap ? above with { Value = Over(belowMap, aboveMap, isDeep) }
                : above);
        }

        var names = new HashSet<string>(lower.Entries.Select(e => e.Key), StringComparer.Ordinal);
        entries.AddRange(upper.Entries.Where(e => !names.Contains(e.Key)));
        return new YamlMap(entries, upper.At);
    }
}
