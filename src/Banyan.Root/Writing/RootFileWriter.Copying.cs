using System.Buffers.Binary;
using Banyan.Root.Merging;
using Banyan.Root.Objects;
using Banyan.Root.Writing.Streamers;

namespace Banyan.Root.Writing;

/// <content>What copying and merging need: bytes of other files as they are.</content>
public sealed partial class RootFileWriter
{
    private readonly HashSet<RootFile> _infosFrom = [];
    private CopiedStreamerInfos? _copiedInfos;

    /// <summary>Copies an object of another file, of any class but trees and RNTuples, to the same path, with the descriptions of classes that the file has.</summary>
    /// <param name="file">The other file.</param>
    /// <param name="key">The object. A second one of the same name becomes the next cycle.</param>
    /// <exception cref="ArgumentException">It is a folder, a tree or an RNTuple, whose data lie elsewhere; or its path names a folder.</exception>
    /// <exception cref="RootException">It is damaged; or it cannot be taken apart, and would get a key of another length.</exception>
    /// <exception cref="IOException">Writing failed; a full disk says so.</exception>
    public void CopyObject(RootFile file, RootKey key)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(key);
        ThrowIfDone();
        if (key.IsDirectory || key.IsTree || key.IsRNTuple)
        {
            throw new ArgumentException($"{key.Path} is a {key.ClassName}, which is more than one object", nameof(key));
        }

        WritableObject value = ObjectCopy.Of(file, key, file.ReadRecord(key));
        if (_infosFrom.Add(file) && file.ReadStreamerInfoObjects() is RootObject infos)
        {
            CopiedInfos.Add(infos);
        }

        Write(key.Path, value);
    }

    /// <summary>The top directory.</summary>
    internal DirectoryNode Root => _root;

    /// <summary>Keeps the descriptions of classes that an input carries.</summary>
    internal CopiedStreamerInfos CopiedInfos => _copiedInfos ??= new CopiedStreamerInfos();

    /// <summary>The directory of a name in another; made when it is missing.</summary>
    /// <exception cref="ArgumentException">There is an object of this name.</exception>
    internal DirectoryNode Directory(DirectoryNode parent, string name, string title) => GetOrMakeDirectory(parent, name, title);

    /// <summary>Appends bytes of another file; where they begin is <see cref="ByteCount"/> before the call.</summary>
    internal void AppendCopy(ReadOnlySpan<byte> bytes) => _file.AppendCopy(bytes);

    /// <summary>Cuts off what was appended behind <paramref name="length"/>: an input that turned out to be damaged.</summary>
    internal void CutTo(long length) => _file.CutTo(length);

    /// <summary>Says which input is copied, so that files with other inputs get other identifiers.</summary>
    internal void DigestInput(ReadOnlySpan<byte> head, long length)
    {
        Span<byte> size = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(size, length);
        _file.Digest(head);
        _file.Digest(size);
    }
}
