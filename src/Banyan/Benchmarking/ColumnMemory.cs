using System.Runtime.InteropServices;
using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Benchmarking;

/// <summary>All entries of a column in memory, as one block. Owns its memory.</summary>
internal sealed unsafe class ColumnMemory : IDisposable
{
    private readonly nint[] _arrays = new nint[ColumnBlock.ArrayCount]; // values, then the offsets of each level
    private readonly int _elementSize;
    private ColumnBlock _block;

    private ColumnMemory(ColumnInfo info)
    {
        Info = info;
        _elementSize = info.Type.Element.SizeOf();
    }

    /// <summary>What the dataset says about it.</summary>
    public ColumnInfo Info { get; }

    /// <summary>Reads a column of a dataset.</summary>
    /// <exception cref="OverflowException">It has more than 2^31 items.</exception>
    public static ColumnMemory Read(EventSource source, ColumnInfo info)
    {
        int levels = info.Type.OffsetLevels;
        var lists = new List<byte>[levels + 1];
        for (int i = 0; i < lists.Length; i++)
        {
            lists[i] = [];
        }

        int[] ends = new int[levels];
        for (int level = 0; level < levels; level++)
        {
            Append(lists[level + 1], 0);
        }

        foreach (Partition partition in source.Partitions)
        {
            using PartitionReader reader = source.OpenPartition(partition, [info]);
            ColumnCursor cursor = reader.GetCursor(0);
            for (long entry = partition.FirstEntry; entry < partition.EndEntry;)
            {
                cursor.Load(entry, out ColumnBlock block);
                long end = Math.Min(block.EndEntry, partition.EndEntry);
                Take(lists, ends, block, entry - block.FirstEntry, end - block.FirstEntry, info.Type.Element.SizeOf());
                entry = end;
            }
        }

        var memory = new ColumnMemory(info);
        for (int i = 0; i < lists.Length; i++)
        {
            memory._arrays[i] = (nint)NativeMemory.Alloc((nuint)lists[i].Count + NativeBuffer.Padding);
            CollectionsMarshal.AsSpan(lists[i]).CopyTo(new Span<byte>((void*)memory._arrays[i], lists[i].Count));
        }

        memory._block = new ColumnBlock
        {
            EndEntry = source.EntryCount,
            Values = (void*)memory._arrays[0],
            Offsets0 = (int*)memory._arrays[1],
            Offsets1 = (int*)memory._arrays[2],
            Offsets2 = (int*)memory._arrays[3],
            Offsets3 = (int*)memory._arrays[4],
        };
        return memory;
    }

    /// <summary>The entries from <paramref name="first"/> on.</summary>
    public ColumnBlock BlockFrom(long first)
    {
        ColumnBlock block = _block;
        block.FirstEntry = first;
        if (block.Offsets0 != null)
        {
            block.Offsets0 += first;
        }
        else
        {
            block.Values = (byte*)block.Values + (first * _elementSize);
        }

        return block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int i = 0; i < _arrays.Length; i++)
        {
            NativeMemory.Free((void*)_arrays[i]);
            _arrays[i] = 0;
        }
    }

    private static void Take(List<byte>[] lists, int[] ends, in ColumnBlock block, long first, long end, int elementSize)
    {
        for (int level = 0; level < ends.Length; level++)
        {
            int* offsets = block.Offsets(level);
            int shift = ends[level] - offsets[first];
            for (long i = first; i < end; i++)
            {
                Append(lists[level + 1], checked(offsets[i + 1] + shift));
            }

            (first, end) = (offsets[first], offsets[end]);
            ends[level] = checked(ends[level] + (int)(end - first));
        }

        lists[0].AddRange(new ReadOnlySpan<byte>((byte*)block.Values + (first * elementSize), checked((int)((end - first) * elementSize))));
    }

    private static void Append(List<byte> list, int value) => list.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in value)));
}
