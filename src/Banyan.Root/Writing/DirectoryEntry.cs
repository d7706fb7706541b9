namespace Banyan.Root.Writing;

/// <summary>A key in a directory's list: one that is being written, or one of an older file, kept byte by byte.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Cycle">Its cycle.</param>
/// <param name="New">The new key; null for an old one.</param>
/// <param name="Old">The old key's bytes.</param>
internal sealed record DirectoryEntry(string Name, int Cycle, RecordKey? New, ReadOnlyMemory<byte> Old)
{
    /// <summary>An entry for a record that was just written.</summary>
    public static DirectoryEntry Of(RecordKey key) => new(key.Name, key.Cycle, key, default);

    /// <summary>Writes the key into a list.</summary>
    public void Write(ObjectBuffer buffer, uint time)
    {
        if (New is null)
        {
            buffer.WriteBytes(Old.Span);
        }
        else
        {
            New.Write(buffer, time);
        }
    }
}
