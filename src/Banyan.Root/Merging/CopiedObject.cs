using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>An object that cannot be taken apart: its bytes go into a record with a key of the same length, because references inside count from the key's start.</summary>
internal sealed class CopiedObject(RootKey key, byte[] bytes, RecordContext context) : WritableObject
{
    /// <inheritdoc/>
    public override string ClassName => key.ClassName;

    /// <inheritdoc/>
    internal override string KeyTitle => key.Title;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        if (buffer.Origin != key.KeyByteCount)
        {
            throw new MergeException(
                "an object that cannot be taken apart would get a key of another length, because its place needs wider positions: name its file first", context.Path, context.ObjectPath ?? name);
        }

        buffer.WriteBytes(bytes);
    }
}
