using System.Buffers.Binary;
using Banyan.Root.Writing.Streamers;

namespace Banyan.Root.Writing;

/// <content>What merging needs: bytes of other files as they are.</content>
public sealed partial class RootFileWriter
{
    private CopiedStreamerInfos? _copiedInfos;

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
