using System.Buffers.Binary;
using Banyan.Root;
using Banyan.Root.Compression;
using Banyan.Root.Objects;
using Banyan.Root.Trees;
using Banyan.Storage;

namespace Banyan.Tests.Fuzzing;

/// <summary>The same file with its records stored again without compression, so that damage reaches what lies behind the decompression.</summary>
/// <remarks>The new records stand behind the old file; the keys, the header and the trees' tables of baskets point to them.</remarks>
internal sealed class UncompressedCopy
{
    private readonly List<byte> _output = [];
    private readonly byte[] _original;
    private readonly RootFile _file;

    private UncompressedCopy(byte[] original)
    {
        _original = original;
        _file = RootFile.Open(new MemoryByteSource(original));
        _output.AddRange(original);
    }

    /// <summary>Header, lists and records: where damage does most.</summary>
    public List<(int Start, int Length)> Regions { get; } = [(0, 100), (0, 500)];

    /// <summary>The bytes of the copy.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Copies a file.</summary>
    public static UncompressedCopy Of(byte[] original)
    {
        var copy = new UncompressedCopy(original);
        using (copy._file)
        {
            var patches = new List<(long Position, byte[] Bytes)>();
            copy.CopyStreamerInfos(patches);
            foreach (RootKey key in copy._file.Keys)
            {
                copy.CopyRecord(key, patches);
            }

            copy.Bytes = [.. copy._output];
            foreach ((long position, byte[] bytes) in patches)
            {
                bytes.CopyTo(copy.Bytes, position);
            }
        }

        return copy;
    }

    private static byte[] BigEndian(long value, int byteCount)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes[(8 - byteCount)..];
    }

    private static byte[] BigEndian(Array array) => [.. array.Cast<object>().SelectMany(v => v is long l ? BigEndian(l, 8) : BigEndian((int)v, 4))];

    private void CopyStreamerInfos(List<(long Position, byte[] Bytes)> patches)
    {
        bool isLarge = BinaryPrimitives.ReadInt32BigEndian(_original.AsSpan(4)) >= 1_000_000;
        int seekAt = isLarge ? 45 : 37;
        int wide = isLarge ? 8 : 4;
        long offset = isLarge ? BinaryPrimitives.ReadInt64BigEndian(_original.AsSpan(seekAt)) : BinaryPrimitives.ReadInt32BigEndian(_original.AsSpan(seekAt));
        if (offset <= 0)
        {
            return;
        }

        RootKey key = new KeyReader(_original.AsSpan((int)offset)).Read(string.Empty)!;
        long place = Append((int)offset, key.KeyByteCount, RecordReader.Read(_file.Source, key with { FileOffset = offset }));
        patches.Add((seekAt, BigEndian(place, wide)));
        patches.Add((seekAt + wide, BigEndian(_output.Count - place, 4)));
    }

    private void CopyRecord(RootKey key, List<(long Position, byte[] Bytes)> patches)
    {
        byte[] head = _original.AsSpan((int)key.FileOffset, key.KeyByteCount).ToArray();
        int inList = IndexOf(_original, head, (int)key.FileOffset);
        if (key.IsDirectory || key.IsRNTuple || inList < 0)
        {
            return;
        }

        byte[] content = RecordReader.Read(_file.Source, key);
        if (key.IsTree)
        {
            foreach (TBranch branch in _file.GetTree(key).AllBranches)
            {
                CopyBaskets(branch.Object, content);
            }
        }

        long place = Append((int)key.FileOffset, key.KeyByteCount, content);
        patches.Add((inList, BigEndian(key.KeyByteCount + content.Length, 4)));
        patches.Add((inList + 18, BigEndian(place, key.Version > 1000 ? 8 : 4)));
        Regions.Add((inList, key.KeyByteCount));
        Regions.Add(((int)place, key.KeyByteCount + content.Length));
    }

    private void CopyBaskets(RootObject branch, byte[] tree)
    {
        branch.TryGet("fBasketSeek", out object? seekValue);
        branch.TryGet("fBasketBytes", out object? bytesValue);
        if (seekValue is not Array { Length: > 0 } seeks || bytesValue is not int[] byteCounts || seekValue is not (long[] or int[]))
        {
            return;
        }

        byte[] seekPattern = BigEndian(seeks);
        byte[] bytesPattern = BigEndian(byteCounts);
        int seekAt = IndexOf(tree, seekPattern, -1);
        int bytesAt = IndexOf(tree, bytesPattern, -1);
        if (seekAt < 0 || bytesAt < 0)
        {
            return;
        }

        int wide = seekPattern.Length / seeks.Length;
        for (int i = 0; i < Math.Min(seeks.Length, byteCounts.Length); i++)
        {
            long offset = Convert.ToInt64(seeks.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            if (offset <= 0 || byteCounts[i] <= 0 || BasketHead.Read(_original.AsSpan((int)offset, byteCounts[i])) is not BasketHead head)
            {
                continue;
            }

            byte[] content = _original[((int)offset + head.KeyByteCount)..((int)offset + head.RecordByteCount)];
            if (head.ObjectByteCount > content.Length)
            {
                var plain = new byte[head.ObjectByteCount];
                if (Decompressor.Decompress(content, plain) != null)
                {
                    continue;
                }

                content = plain;
            }

            long place = Append((int)offset, head.KeyByteCount, content);
            BigEndian(place, wide).CopyTo(tree, seekAt + (i * wide));
            BigEndian(head.KeyByteCount + content.Length, 4).CopyTo(tree, bytesAt + (4 * i));
            Regions.Add(((int)place, head.KeyByteCount + 16));
            Regions.Add(((int)place + head.KeyByteCount, content.Length));
        }
    }

    private long Append(int keyOffset, int keyByteCount, byte[] content)
    {
        long place = _output.Count;
        byte[] head = _original.AsSpan(keyOffset, keyByteCount).ToArray();
        BigEndian(keyByteCount + content.Length, 4).CopyTo(head, 0);
        _output.AddRange(head);
        _output.AddRange(content);
        Regions.Add(((int)place, keyByteCount + content.Length));
        return place;
    }

    private static int IndexOf(byte[] data, byte[] pattern, int except)
    {
        for (int start = 0; ; start++)
        {
            int found = data.AsSpan(start).IndexOf(pattern);
            if (found < 0 || start + found != except)
            {
                return found < 0 ? -1 : start + found;
            }

            start += found;
        }
    }
}
