using System.Buffers.Binary;

namespace Banyan.Root.Objects;

/// <summary>Replaces parts of a record's object and keeps everything else byte by byte: byte counts grow or shrink, references follow what they refer to.</summary>
/// <remarks>
/// References name the place of an object or class, counted from the start of the key and moved by two (TBufferFile::MapObject, kMapOffset), so they also follow a key of another length.
/// A reference to something inside a replaced part has no meaning any more and is an error.
/// </remarks>
internal sealed class RecordEdit(TracedRecord record)
{
    private const uint ByteCountMask = 0x4000_0000;
    private const uint ClassMask = 0x8000_0000;
    private const int MapOffset = 2;

    /// <summary>Classes whose bytes refer to nothing outside, so that they may move unread: files often do not describe them.</summary>
    private static readonly HashSet<string> s_selfContained =
        ["TAttLine", "TAttFill", "TAttMarker", "TAttText", "TAttAxis", "TAtt3D", "TTreeIndex", "TVirtualIndex", "TFriendElement"];

    private readonly List<(int Start, int End, byte[] Bytes)> _parts = [];

    /// <summary>Puts other bytes in the place of a part. Parts do not overlap.</summary>
    public void Replace(int start, int end, byte[] bytes) => _parts.Add((start, end, bytes));

    /// <summary>Puts other bytes in the place of a member.</summary>
    public void Replace(ObjectTrace.Member member, byte[] bytes) => Replace(member.Start, member.End, bytes);

    /// <summary>The new bytes.</summary>
    /// <param name="keyByteCount">Length of the key before them.</param>
    /// <param name="context">For errors.</param>
    /// <exception cref="RootNotSupportedException">Something refers to a part that was replaced, or a part that cannot be read would move.</exception>
    public byte[] Apply(int keyByteCount, RecordContext context)
    {
        _parts.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (int i = 1; i < _parts.Count; i++)
        {
            if (_parts[i].Start < _parts[i - 1].End)
            {
                throw context.Damaged("two parts of it have the same bytes"); // a leaf that two branches share
            }
        }

        long[] growth = new long[_parts.Count + 1]; // of all parts before the one of the same number
        for (int i = 0; i < _parts.Count; i++)
        {
            growth[i + 1] = growth[i] + _parts[i].Bytes.Length - (_parts[i].End - _parts[i].Start);
        }

        RequireKnown(growth[^1] != 0 || keyByteCount != record.KeyByteCount, context);
        byte[] old = record.Bytes;
        if (old.Length + growth[^1] > Array.MaxLength)
        {
            throw context.NotSupported($"it would grow to {old.Length + growth[^1]} bytes, which one record cannot hold");
        }

        byte[] result = new byte[old.Length + growth[^1]];
        int done = 0;
        for (int i = 0; i < _parts.Count; i++)
        {
            (int start, int end, byte[] bytes) = _parts[i];
            old.AsSpan(done, start - done).CopyTo(result.AsSpan((int)(done + growth[i])));
            bytes.CopyTo(result, (int)(start + growth[i]));
            done = end;
        }

        old.AsSpan(done).CopyTo(result.AsSpan((int)(done + growth[^1])));
        foreach ((int position, int end) in record.Trace.ByteCounts)
        {
            if (!IsReplaced(position, out int before))
            {
                long count = end + growth[PartsBefore(end)] - (position + growth[before]) - 4;
                if (count >= ByteCountMask)
                {
                    throw context.NotSupported($"a part of it would grow to {count} bytes: the format ends at {ByteCountMask - 1}");
                }

                BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan((int)(position + growth[before])), (uint)count | ByteCountMask);
            }
        }

        foreach ((int position, uint target) in record.Trace.References)
        {
            if (!IsReplaced(position, out int before))
            {
                Span<byte> place = result.AsSpan((int)(position + growth[before]));
                long from = (long)target - record.KeyByteCount - MapOffset;
                if (from < 0 || from >= old.Length)
                {
                    continue; // the record's own key, or nothing
                }

                if (IsReplaced((int)from, out int beforeTarget))
                {
                    throw context.NotSupported("a part of it refers to another part that is made anew");
                }

                uint mask = BinaryPrimitives.ReadUInt32BigEndian(place) & ClassMask;
                BinaryPrimitives.WriteUInt32BigEndian(place, (uint)(from + growth[beforeTarget] + keyByteCount + MapOffset) | mask);
            }
        }

        return result;
    }

    private void RequireKnown(bool moves, RecordContext context)
    {
        foreach ((int start, _, string className) in record.Trace.Skipped)
        {
            if (moves && !s_selfContained.Contains(className) && !IsReplaced(start, out _))
            {
                throw context.NotSupported($"it holds an object of the class {className}, which the file does not describe, so that it cannot be moved");
            }
        }
    }

    /// <summary>Number of parts that end at or before a position.</summary>
    private int PartsBefore(int position)
    {
        int low = 0;
        int high = _parts.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_parts[middle].End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private bool IsReplaced(int position, out int before)
    {
        before = PartsBefore(position);
        return before < _parts.Count && _parts[before].Start <= position;
    }
}
