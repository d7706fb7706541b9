namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A piece of a YAML document that knows its place.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record YamlItem(FileMark At)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}
