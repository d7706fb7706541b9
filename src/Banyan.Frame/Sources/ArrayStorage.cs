using System.Runtime.InteropServices;
using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>The native arrays of one column and where its blocks end.</summary>
internal sealed unsafe class ArrayStorage : IDisposable
{
    private readonly NativeBuffer[] _buffers;

    public ArrayStorage(ArrayColumn column, IReadOnlyList<int> blockEntries, NativePool pool)
    {
        Info = column.Info;
        ElementSize = column.Info.Type.Element.SizeOf();
        LevelCount = column.Offsets.Length;
        _buffers = [.. column.Offsets.Append(column.Values).Select(array => Copy(array, pool))];
        var ends = new List<long>();
        for (long end = 0; end < column.EntryCount;)
        {
            end = Math.Min(column.EntryCount, end + blockEntries[ends.Count % blockEntries.Count]);
            ends.Add(end);
        }

        BlockEnds = [.. ends];
    }

    public ColumnInfo Info { get; }

    public int ElementSize { get; }

    public int LevelCount { get; }

    public long[] BlockEnds { get; }

    public byte* Values => _buffers[LevelCount].Pointer;

    public int* Offsets(int level) => level < LevelCount ? _buffers[level].As<int>() : null;

    public int BlockOf(long entry)
    {
        int found = Array.BinarySearch(BlockEnds, entry);
        return found >= 0 ? found + 1 : ~found;
    }

    public void Dispose()
    {
        foreach (NativeBuffer buffer in _buffers)
        {
            buffer.Dispose();
        }
    }

    private static NativeBuffer Copy(Array array, NativePool pool)
    {
        long bytes = array.Length == 0 ? 0 : (long)array.Length * (array is bool[] or sbyte[] or byte[]? 1 : Marshal.SizeOf(array.GetType().GetElementType()!));
        NativeBuffer buffer = pool.Rent(bytes);
        if (bytes > 0)
        {
            fixed (byte* source = &MemoryMarshal.GetArrayDataReference(array))
            {
                Buffer.MemoryCopy(source, buffer.Pointer, bytes, bytes);
            }
        }

        return buffer;
    }
}
