namespace Banyan.Root.Objects;

/// <summary>An object with its bytes and where its parts lie in them: what a record is changed from.</summary>
/// <param name="Object">The object.</param>
/// <param name="Bytes">Its bytes, decompressed, without the key.</param>
/// <param name="KeyByteCount">Length of the key before them, from which references count.</param>
/// <param name="Trace">Where the parts lie.</param>
internal sealed record TracedRecord(RootObject Object, byte[] Bytes, int KeyByteCount, ObjectTrace Trace)
{
    /// <summary>Reads the object of a key.</summary>
    /// <exception cref="RootException">It is damaged, or cannot be taken apart.</exception>
    public static TracedRecord Read(RootFile file, RootKey key)
    {
        byte[] bytes = file.ReadRecord(key);
        var trace = new ObjectTrace();
        var context = new RecordContext(file.Path, key.FileOffset, key.Path);
        RootObject value = new ObjectReader(bytes, key.KeyByteCount, file.Streamers, context) { Trace = trace }.ReadObject(key.ClassName);
        return trace.IsNumbered ? throw context.NotSupported("it was written by a ROOT of before byte counts, so its bytes cannot be moved")
            : new TracedRecord(value, bytes, key.KeyByteCount, trace);
    }
}
