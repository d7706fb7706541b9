namespace Banyan.AnalysisFiles.Yaml;

/// <summary>A text or a number.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="IsPlain">True when it stands without quotes, so that <c>~</c> and nothing mean "empty".</param>
/// <param name="At">Where it begins.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, FileMark At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override string Kind => IsEmpty ? "nothing" : $"'{Text}'";

    /// <summary>True when nothing was written.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";
}
