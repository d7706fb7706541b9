using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>An object of another file as it is written into a new one: its bytes, with references that follow the key's length.</summary>
internal static class ObjectCopy
{
    /// <summary>The object of a key.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="key">The key.</param>
    /// <param name="bytes">Its bytes, decompressed.</param>
    public static WritableObject Of(RootFile file, RootKey key, byte[] bytes)
    {
        var context = new RecordContext(file.Path, key.FileOffset, key.Path);
        try
        {
            TracedRecord record = TracedRecord.Read(file, key);
            if (record.Trace.Skipped.Count == 0)
            {
                return new EditedObject(key.ClassName, key.Title, new RecordEdit(record), context);
            }
        }
        catch (Exception problem) when (problem is RootFormatException or RootNotSupportedException)
        {
            // No description of the class, or none that fits: the bytes are kept as they are.
        }

        return new CopiedObject(key, bytes, context);
    }
}
