using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>An object of an input with changed parts.</summary>
internal sealed class EditedObject(string className, string title, RecordEdit edit, RecordContext context, bool isTable = false) : WritableObject
{
    /// <inheritdoc/>
    public override string ClassName => className;

    /// <inheritdoc/>
    internal override string KeyTitle => title;

    /// <inheritdoc/>
    internal override bool IsTable => isTable;

    /// <summary>None: the file gets the descriptions of the inputs.</summary>
    internal override IEnumerable<string> StreamedClasses => [];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name) => buffer.WriteBytes(edit.Apply(buffer.Origin, context));
}
