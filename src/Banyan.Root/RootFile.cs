using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Root;

/// <summary>A ROOT file opened for reading: its keys, objects and trees.</summary>
/// <remarks>Thread safe. Opening reads the header, the list of keys and, when an object is first asked for, the streamer infos; nothing else.</remarks>
public sealed class RootFile : IDisposable
{
    private RootFile(ByteSource source)
    {
        Source = source;
    }

    /// <summary>The bytes of the file.</summary>
    public ByteSource Source { get; }

    /// <summary>Path of the file as it was given.</summary>
    public string Path => Source.Name;

    /// <summary>Version of ROOT that wrote the file, e.g. <c>6.40/00</c>.</summary>
    public string RootVersion => throw new NotSupportedException();

    /// <summary>Compression setting of the file: 100 × algorithm + level.</summary>
    public int CompressionSetting => throw new NotSupportedException();

    /// <summary>All keys of the file, recursively, folders before what they hold, in the order of the key lists.</summary>
    public IReadOnlyList<RootKey> Keys => throw new NotSupportedException();

    /// <summary>The newest cycle of each tree, in the order of <see cref="Keys"/>.</summary>
    public IReadOnlyList<RootKey> TreeKeys => throw new NotSupportedException();

    /// <summary>Opens a file.</summary>
    /// <exception cref="StorageException">The file cannot be opened or read.</exception>
    /// <exception cref="RootFormatException">It is not a ROOT file, or its header or key lists are damaged.</exception>
    public static RootFile Open(string path) => Open(ByteSource.Open(path));

    /// <summary>Opens a file from its bytes. The file owns <paramref name="source"/> and disposes it.</summary>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    /// <exception cref="RootFormatException">It is not a ROOT file, or its header or key lists are damaged.</exception>
    public static RootFile Open(ByteSource source) => new(source);

    /// <summary>The key of <paramref name="path"/> (<c>dir/name</c> or <c>dir/name;cycle</c>); null when there is none. Without a cycle the highest is taken.</summary>
    public RootKey? FindKey(string path) => throw new NotSupportedException(path);

    /// <summary>The key of <paramref name="path"/>, see <see cref="FindKey"/>.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such key; the message lists the nearest names.</exception>
    public RootKey GetKey(string path) => FindKey(path) ?? throw new NotSupportedException(path);

    /// <summary>Reads an object of any class whose streamer info is in the file.</summary>
    /// <exception cref="RootKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The class has a member that cannot be read.</exception>
    public RootObject Get(string path) => Get(GetKey(path));

    /// <inheritdoc cref="Get(string)"/>
    public RootObject Get(RootKey key) => throw new NotSupportedException(key.Path);

    /// <summary>Reads the description of a tree (not its data).</summary>
    /// <param name="path">Its path, with or without a cycle.</param>
    /// <exception cref="RootKeyNotFoundException">There is no such key.</exception>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    /// <exception cref="RootNotSupportedException">The object is not a tree, or a kind of tree that cannot be read.</exception>
    public TTree GetTree(string path) => GetTree(GetKey(path));

    /// <inheritdoc cref="GetTree(string)"/>
    public TTree GetTree(RootKey key) => throw new NotSupportedException(key.Path);

    /// <summary>The stored object of a record, decompressed (without its key).</summary>
    /// <exception cref="RootFormatException">The record is damaged.</exception>
    public byte[] ReadRecord(RootKey key) => throw new NotSupportedException(key.Path);

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();
}
