namespace Banyan.Root.Writing;

/// <summary>A text that is written as a TObjString.</summary>
/// <param name="text">The text; any length, UTF-8 in the file.</param>
public sealed class TextObject(string text) : WritableObject
{
    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override string ClassName => "TObjString";

    /// <inheritdoc/>
    internal override string KeyTitle => "Collectable string class";

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [ClassName];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(1);
        buffer.WriteTObject();
        buffer.WriteString(Text);
        buffer.EndCount(start);
    }
}
