using System.Buffers.Binary;
using Banyan.Root.Trees;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>The baskets of one branch of one input on their way to the output.</summary>
internal sealed class MergedBranchPart : ICopyTarget
{
    private const int LargeKeyVersion = 1000;
    private const int ProcessIdShift = 48; // TKey::kPidOffsetShift
    private const long DirectoryMask = (1L << ProcessIdShift) - 1;
    private readonly MergeTarget _target;
    private readonly int _firstNumber;

    /// <summary>The baskets of a branch.</summary>
    /// <param name="target">Where they go.</param>
    /// <param name="branch">The branch of the input.</param>
    /// <param name="firstEntry">Entries of the output before the input's.</param>
    /// <param name="firstNumber">Baskets of the output before the input's.</param>
    public MergedBranchPart(MergeTarget target, TBranch branch, long firstEntry, int firstNumber)
    {
        _target = target;
        _firstNumber = firstNumber;
        Branch = branch;
        int count = branch.BasketCount;
        FirstEntries = new long[count];
        FileOffsets = new long[count];
        ByteCounts = new int[count];
        for (int i = 0; i < count; i++)
        {
            FirstEntries[i] = firstEntry + branch.GetBasket(i).FirstEntry;
        }
    }

    /// <summary>The branch of the input.</summary>
    public TBranch Branch { get; }

    /// <summary>First entry of each basket in the output.</summary>
    public long[] FirstEntries { get; }

    /// <summary>Offset of each basket in the output.</summary>
    public long[] FileOffsets { get; }

    /// <summary>Bytes of each basket in the output.</summary>
    public int[] ByteCounts { get; }

    /// <summary>Bytes of all baskets before compression, keys included.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Bytes of all baskets, keys included.</summary>
    public long ZipBytes { get; private set; }

    /// <inheritdoc/>
    public bool NeedsRecord => false;

    /// <summary>Writes the ranges of the baskets that have records of their own behind those before them.</summary>
    /// <returns>The number of ranges then.</returns>
    public int CopyRanges(CopiedRange[] ranges, int count)
    {
        for (int i = 0; i < FileOffsets.Length; i++)
        {
            BasketInfo info = Branch.GetBasket(i);
            if (!info.IsEmbedded)
            {
                ranges[count++] = new CopiedRange(info.FileOffset, info.RecordByteCount > 0 ? info.RecordByteCount : StatedByteCount(info.FileOffset), this, i);
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public void Place(int number, Span<byte> bytes, long fileOffset, int byteCount)
    {
        if (BasketHead.Read(bytes) is not BasketHead head || head.RecordByteCount != byteCount)
        {
            throw Damaged(number, "the head of the basket is damaged");
        }

        long directory = _target.DirectoryFileOffset;
        BinaryPrimitives.WriteInt16BigEndian(bytes[16..], (short)(_firstNumber + number)); // fCycle: the number of the basket
        if (BinaryPrimitives.ReadInt16BigEndian(bytes[4..]) > LargeKeyVersion)
        {
            // The upper bits say by how much the numbers of process ids in this basket are off (TKey::fPidOffset).
            long ids = (BinaryPrimitives.ReadInt64BigEndian(bytes[26..]) >>> ProcessIdShift) + _target.ProcessIdShift;
            BinaryPrimitives.WriteInt64BigEndian(bytes[18..], fileOffset);
            BinaryPrimitives.WriteInt64BigEndian(bytes[26..], (directory & DirectoryMask) | (ids << ProcessIdShift));
        }
        else if (fileOffset <= uint.MaxValue && directory <= uint.MaxValue && _target.ProcessIdShift == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[18..], (uint)fileOffset);
            BinaryPrimitives.WriteUInt32BigEndian(bytes[22..], (uint)directory);
        }
        else
        {
            throw new InvalidOperationException("a basket with a short key was to be placed behind 4 GB"); // Widen comes first
        }

        Account(number, fileOffset, byteCount, head.KeyByteCount + (long)head.ObjectByteCount);
    }

    /// <inheritdoc/>
    public bool MustWiden(ReadOnlySpan<byte> bytes, long fileOffset) => bytes.Length >= 6 && BinaryPrimitives.ReadInt16BigEndian(bytes[4..]) <= LargeKeyVersion
        && (fileOffset > uint.MaxValue || _target.DirectoryFileOffset > uint.MaxValue || _target.ProcessIdShift != 0);

    /// <inheritdoc/>
    public byte[] Widen(int number, ReadOnlySpan<byte> bytes) =>
        WideBasket.Of(bytes, _target.Compression ?? RootCompression.Nearest(Branch.CompressionSetting), out string? problem) ?? throw Damaged(number, problem!);

    /// <inheritdoc/>
    public byte[] Recompress(int number, ReadOnlySpan<byte> bytes)
    {
        string? problem = "the head of the basket is damaged";
        if (BasketHead.Read(bytes) is BasketHead head && head.RecordByteCount <= bytes.Length)
        {
            if (BinaryPrimitives.ReadInt16BigEndian(bytes[4..]) <= LargeKeyVersion)
            {
                return WideBasket.Of(bytes, _target.Compression!.Value, out problem) ?? throw Damaged(number, problem!);
            }

            byte[]? result = StoredContent.Recompress(bytes[..head.KeyByteCount], bytes[head.KeyByteCount..head.RecordByteCount], head.ObjectByteCount, _target.Compression!.Value, out problem);
            if (result is not null)
            {
                BinaryPrimitives.WriteInt32BigEndian(result, result.Length); // fNbytes
                return result;
            }
        }

        throw Damaged(number, problem!);
    }

    /// <summary>Writes the baskets that lie inside the tree's record.</summary>
    public void AppendEmbedded(MergeOutput output)
    {
        for (int i = 0; i < FileOffsets.Length; i++)
        {
            if (Branch.Baskets.Embedded(i) is { } basket)
            {
                byte[] record = EmbeddedBasket.Record(Branch, basket, _target.Compression ?? RootCompression.Nearest(Branch.CompressionSetting))
                    ?? throw Damaged(i, "a basket inside the tree's record is damaged");
                Place(i, record, output.Writer.ByteCount, record.Length);
                output.Writer.AppendCopy(record);
            }
        }
    }

    private string Name => $"{Branch.Tree.Key.Path}, branch {Branch.Path}";

    private void Account(int number, long fileOffset, int byteCount, long plainByteCount)
    {
        FileOffsets[number] = fileOffset;
        ByteCounts[number] = byteCount;
        TotalBytes += plainByteCount;
        ZipBytes += byteCount;
    }

    // TBranch::GetBasketImpl: old files leave the length to the record itself.
    private int StatedByteCount(long fileOffset)
    {
        Span<byte> length = stackalloc byte[4];
        Branch.Tree.File.Source.Read(fileOffset, length);
        return BinaryPrimitives.ReadInt32BigEndian(length);
    }

    private RootFormatException Damaged(int number, string problem) => new(problem, Branch.Tree.File.Path, Branch.GetBasket(number).FileOffset, $"{Name}, basket {number}");
}
