using Banyan.Root.Compression;
using Banyan.Root.RNTuples.Envelopes;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>The object of class <c>ROOT::RNTuple</c>: where header and footer lie.</summary>
/// <remarks>Source: RNTuple binary format 1.0, "Anchor schema"; class version 2, as in files that ROOT 6.40 wrote. The checksum stands behind the streamed object.</remarks>
internal sealed class AnchorRecord(Locator header, long headerByteCount, Locator footer, long footerByteCount, long largestKey) : WritableObject
{
    /// <summary>Name of the class.</summary>
    public const string Class = "ROOT::RNTuple";

    private const int HeadByteCount = 6;

    /// <inheritdoc/>
    public override string ClassName => Class;

    /// <inheritdoc/>
    internal override string KeyTitle => string.Empty;

    /// <inheritdoc/>
    internal override IEnumerable<string> StreamedClasses => [Class];

    /// <inheritdoc/>
    internal override void Stream(ObjectBuffer buffer, string name)
    {
        int start = buffer.BeginVersion(2);
        buffer.WriteInt16(1); // epoch
        buffer.WriteInt16(0); // major
        buffer.WriteInt16(0); // minor
        buffer.WriteInt16(0); // patch
        buffer.WriteInt64s([header.FileOffset, header.ByteCount, headerByteCount, footer.FileOffset, footer.ByteCount, footerByteCount, largestKey]);
        buffer.EndCount(start);
        buffer.WriteInt64((long)XxHash3.Hash(buffer.Bytes[(start + HeadByteCount)..]));
    }
}
