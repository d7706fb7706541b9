namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">Its items in order.</param>
/// <param name="At">Where it begins.</param>
internal sealed record YamlList(IReadOnlyList<YamlItem> Items, FileMark At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
