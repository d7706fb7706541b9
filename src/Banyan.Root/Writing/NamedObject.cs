namespace Banyan.Root.Writing;

/// <summary>A name with a title that is written as a TNamed: ROOT's usual form of a note.</summary>
/// <param name="title">The title; any length, UTF-8 in the file.</param>
public sealed class NamedObject(string title) : WritableObject
{
    /// <summary>The title.</summary>
    public string Title { get; } = title;

    /// <inheritdoc/>
    public override string ClassName => "TNamed";

    /// <inheritdoc/>
    internal override string KeyTitle => Title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [ClassName];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name) => buffer.WriteTNamed(name, Title);
}
