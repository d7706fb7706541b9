namespace Banyan.AnalysisFiles.Keys;

/// <summary>The keys that a map of an analysis file may have. The reader accepts exactly these, and the schema lists them.</summary>
/// <param name="Name">What the map is; its name in the schema.</param>
/// <param name="Keys">The keys in the order in which one would write them.</param>
internal sealed record KeyTable(string Name, IReadOnlyList<KeySpec> Keys)
{
    /// <summary>The names of the keys.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Keys.Select(k => k.Name)];
}

/// <summary>A key of an analysis file.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What may stand under it.</param>
/// <param name="Description">One line for a reader who sees only this key.</param>
internal sealed record KeySpec(string Name, ValueShape Shape, string Description)
{
    /// <summary>True when it may not be left out.</summary>
    public bool IsRequired { get; init; }
}
