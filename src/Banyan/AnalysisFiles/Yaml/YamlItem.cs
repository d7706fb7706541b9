namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A piece of a YAML document that knows its line.</summary>
/// <param name="Line">Line on which it begins, from 1.</param>
internal abstract record YamlItem(int Line)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}
