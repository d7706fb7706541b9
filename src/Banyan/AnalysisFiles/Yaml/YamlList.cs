namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">Its items in order.</param>
/// <param name="Line">Line on which it begins.</param>
internal sealed record YamlList(IReadOnlyList<YamlItem> Items, int Line) : YamlItem(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
