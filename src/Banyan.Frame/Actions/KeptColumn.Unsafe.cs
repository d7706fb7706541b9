using System.Runtime.InteropServices;
using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Frame.Actions;

/// <summary>The values of one column for many entries, growing: the offsets of each level, which start at 0, and the bytes of the elements.</summary>
internal sealed unsafe class KeptColumn
{
    private readonly List<int>[] _offsets;
    private readonly List<byte> _values = [];
    private readonly int _elementSize;

    /// <summary>A column without entries.</summary>
    public KeptColumn(DataType type)
    {
        _elementSize = type.Element.SizeOf();
        _offsets = [.. Enumerable.Range(0, type.OffsetLevels).Select(_ => new List<int> { 0 })];
    }

    /// <summary>Adds the first entries of a block.</summary>
    /// <exception cref="OverflowException">The column has more than 2³¹ elements or bytes.</exception>
    public void Add(int entryCount, in ColumnBlock block)
    {
        int first = 0;
        int count = entryCount;
        for (int level = 0; level < _offsets.Length; level++)
        {
            int* offsets = block.Offsets(level) + first;
            List<int> kept = _offsets[level];
            int shift = checked(kept[^1] - offsets[0]);
            kept.EnsureCapacity(kept.Count + count);
            for (int i = 1; i <= count; i++)
            {
                kept.Add(checked(offsets[i] + shift));
            }

            (first, count) = (offsets[0], offsets[count] - offsets[0]);
        }

        AddBytes(new ReadOnlySpan<byte>((byte*)block.Values + ((long)first * _elementSize), checked(count * _elementSize)));
    }

    /// <summary>Adds all entries of another one of the same type.</summary>
    /// <exception cref="OverflowException">The column has more than 2³¹ elements or bytes.</exception>
    public void Add(KeptColumn later)
    {
        for (int level = 0; level < _offsets.Length; level++)
        {
            List<int> kept = _offsets[level];
            int shift = kept[^1];
            kept.EnsureCapacity(kept.Count + later._offsets[level].Count);
            foreach (int offset in CollectionsMarshal.AsSpan(later._offsets[level])[1..])
            {
                kept.Add(checked(offset + shift));
            }
        }

        AddBytes(CollectionsMarshal.AsSpan(later._values));
    }

    /// <summary>The column of a dataset in memory.</summary>
    public ArrayColumn ToColumn(string name, DataType type, int entryCount) => ArrayColumn.FromParts(name, type, entryCount, [.. _offsets.Select(level => level.ToArray())], [.. _values]);

    /// <summary>Writes the entries.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach (List<int> level in _offsets)
        {
            writer.Write(level.Count);
            writer.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(level)));
        }

        writer.Write(_values.Count);
        writer.Write(CollectionsMarshal.AsSpan(_values));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">The bytes.</param>
    /// <param name="entryCount">How many entries there must be.</param>
    /// <exception cref="InvalidDataException">The bytes are bad.</exception>
    public void Read(BinaryReader reader, int entryCount)
    {
        int count = entryCount;
        foreach (List<int> level in _offsets)
        {
            int found = reader.ReadInt32();
            byte[] bytes = StateForm.ReadExactly(reader, checked(found * sizeof(int)));
            level.Clear();
            level.AddRange(MemoryMarshal.Cast<byte, int>(bytes));
            if (found != count + 1L || level[0] != 0 || level.Zip(level.Skip(1)).Any(pair => pair.First > pair.Second))
            {
                throw new InvalidDataException($"the offsets of a kept column are bad: {found} for {count} items");
            }

            count = level[^1];
        }

        int length = reader.ReadInt32();
        if (length != (long)count * _elementSize)
        {
            throw new InvalidDataException($"a kept column of {count} elements has {length} bytes");
        }

        _values.Clear();
        _values.AddRange(StateForm.ReadExactly(reader, length));
    }

    private void AddBytes(ReadOnlySpan<byte> bytes)
    {
        int start = _values.Count;
        CollectionsMarshal.SetCount(_values, checked(start + bytes.Length));
        bytes.CopyTo(CollectionsMarshal.AsSpan(_values)[start..]);
    }
}
