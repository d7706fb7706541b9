using Banyan.Columns;
using Banyan.Root.Objects;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>Reads the entries of a basket as objects, one after the other.</summary>
internal sealed unsafe class BasketObjects
{
    private readonly EntryObjects _objects;
    private readonly ObjectReader _reader;
    private readonly RecordContext _context;
    private readonly long _firstEntry;
    private readonly int[]? _offsets;

    /// <summary>Begins a basket.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="objects">How its entries are read.</param>
    /// <param name="content">The basket.</param>
    /// <param name="firstEntry">Number of its first entry.</param>
    /// <param name="entryCount">Number of its entries.</param>
    /// <param name="context">Where it lies, for messages.</param>
    /// <exception cref="RootFormatException">Its table of entries is damaged.</exception>
    public BasketObjects(TBranch branch, EntryObjects objects, BasketContent content, long firstEntry, int entryCount, RecordContext context)
    {
        _objects = objects;
        _context = context;
        _firstEntry = firstEntry;
        if (content.HasTable)
        {
            using NativeBuffer buffer = NativePool.Shared.Rent((entryCount + 1L) * sizeof(int));
            _offsets = content.ReadOffsets(entryCount, buffer.As<int>()) ? new Span<int>(buffer.Pointer, entryCount + 1).ToArray() : throw context.Damaged("the table of entry offsets is damaged");
        }

        _reader = new ObjectReader(new Span<byte>(content.Data, content.DataByteCount).ToArray(), content.KeyByteCount, branch.Tree.File.Streamers, context);
        _reader.CheckCount(entryCount, 0);
    }

    /// <summary>See <see cref="BranchObjectReader.Undescribed"/>.</summary>
    public string? Undescribed => _reader.Undescribed;

    /// <summary>Reads the next entry.</summary>
    /// <param name="index">Its number in the basket, from 0 on.</param>
    /// <param name="itemCount">Number of items of a split collection in it; -1 where it is not known.</param>
    /// <exception cref="RootFormatException">The basket is damaged.</exception>
    /// <exception cref="RootNotSupportedException">It holds something that cannot be read.</exception>
    public object? Read(int index, int itemCount)
    {
        if (_offsets != null)
        {
            _reader.Restart(_offsets[index]);
        }

        int end = _offsets?[index + 1] ?? -1;
        if (itemCount == 0 && _objects.IsEmptyWithoutItems)
        {
            return Array.Empty<object?>();
        }

        object? entry = _objects.Read(_reader, itemCount, end);
        return end < 0 || _reader.Position == end
            ? entry
            : throw _context.Damaged($"entry {_firstEntry + index} ends at byte {_reader.Position} of the basket instead of {end}");
    }
}
