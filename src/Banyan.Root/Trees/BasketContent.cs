using System.Buffers.Binary;
using Banyan.Columns;
using Banyan.Root.Compression;
using Banyan.Root.Objects;
using Banyan.Storage;

namespace Banyan.Root.Trees;

/// <summary>The bytes of one basket, read and decompressed into pooled memory: data and table of entry offsets. Reused from basket to basket.</summary>
internal sealed unsafe class BasketContent(NativePool pool) : IDisposable
{
    private NativeBuffer? _content;
    private NativeBuffer? _record;
    private int[]? _embeddedOffsets;
    private byte* _table;
    private bool _hasSizes;

    /// <summary>First byte of the data. 64 bytes behind <see cref="DataByteCount"/> may be read.</summary>
    public byte* Data { get; private set; }

    /// <summary>Bytes of data, without the table of offsets.</summary>
    public int DataByteCount { get; private set; }

    /// <summary>Length of the key, which entry offsets include.</summary>
    public int KeyByteCount { get; private set; }

    /// <summary>Number of entries that the basket says it has.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Bytes of the record in the file.</summary>
    public int RecordByteCount { get; private set; }

    /// <summary>Bytes after decompression.</summary>
    public int ContentByteCount { get; private set; }

    /// <summary>True when <see cref="Data"/> is 64-byte aligned and may be changed in place.</summary>
    public bool IsAligned { get; private set; }

    /// <summary>True when the basket has a table of entry offsets.</summary>
    public bool HasTable => _table != null || _embeddedOffsets != null;

    /// <summary>True when the last basket was not decompressed because it has more bytes than asked for.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Reads a basket from the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="info">Where the basket lies.</param>
    /// <param name="mostByteCount">Baskets with more bytes after decompression are left alone: <see cref="IsTooLarge"/>.</param>
    /// <returns>Null when it is well, else what is wrong with it.</returns>
    /// <exception cref="StorageException">Reading failed.</exception>
    public string? Load(ByteSource source, BasketInfo info, int mostByteCount = int.MaxValue)
    {
        IsTooLarge = false;
        _embeddedOffsets = null;
        _table = null;
        int byteCount = info.RecordByteCount;
        if (info.FileOffset > source.Length - Math.Max(byteCount, 4))
        {
            return $"a record of {byteCount} bytes is announced in a file of {source.Length} bytes";
        }

        if (byteCount <= 0)
        {
            // TBranch::GetBasketImpl: old files leave the length to the record itself.
            Span<byte> length = stackalloc byte[4];
            source.Read(info.FileOffset, length);
            byteCount = BinaryPrimitives.ReadInt32BigEndian(length);
            if (byteCount <= 0 || info.FileOffset > source.Length - byteCount)
            {
                return $"a record of {byteCount} bytes is announced in a file of {source.Length} bytes";
            }
        }

        _record?.Dispose();
        _record = pool.Rent(byteCount);
        Span<byte> record = _record.Span;
        source.Read(info.FileOffset, record);
        if (BasketHead.Read(record) is not BasketHead head || head.RecordByteCount > byteCount)
        {
            return "the head of the basket is damaged";
        }

        if (head.ObjectByteCount > mostByteCount)
        {
            IsTooLarge = true;
            return null;
        }

        RecordByteCount = byteCount;
        KeyByteCount = head.KeyByteCount;
        EntryCount = head.EntryCount;
        ContentByteCount = head.ObjectByteCount;
        return Unpack(record[..head.RecordByteCount], head) ?? FindTable(head);
    }

    /// <summary>Takes a basket that lies in the tree's own record.</summary>
    /// <returns>Null when it is well, else what is wrong with it.</returns>
    public string? Load(RootObject basket)
    {
        _table = null;
        basket.TryGet("fBuffer", out object? value);
        byte[] buffer = value as byte[] ?? [];
        KeyByteCount = (int)basket.GetInt64("fKeylen");
        EntryCount = (int)basket.GetInt64("fNevBuf");
        RecordByteCount = 0;
        if (KeyByteCount < 0 || KeyByteCount > buffer.Length || EntryCount < 0)
        {
            return $"the basket's key has {KeyByteCount} bytes in a buffer of {buffer.Length}";
        }

        _embeddedOffsets = basket.TryGet("fEntryOffset", out value) ? value as int[] : null;
        if (_embeddedOffsets != null && _embeddedOffsets.Length < EntryCount)
        {
            return $"the basket has {_embeddedOffsets.Length} offsets for {EntryCount} entries";
        }

        DataByteCount = buffer.Length - KeyByteCount;
        ContentByteCount = DataByteCount;
        buffer.AsSpan(KeyByteCount).CopyTo(Content(DataByteCount).Span);
        Data = _content!.Pointer;
        IsAligned = true;
        return null;
    }

    /// <summary>Byte offsets of the first <paramref name="entryCount"/> entries and their end, counted from <see cref="Data"/>.</summary>
    /// <param name="entryCount">At most <see cref="EntryCount"/>.</param>
    /// <param name="offsets">Room for <paramref name="entryCount"/> + 1 and 64 bytes more.</param>
    /// <returns>False when they fall, or leave the data.</returns>
    public bool ReadOffsets(int entryCount, int* offsets)
    {
        if (_embeddedOffsets == null)
        {
            if (_hasSizes)
            {
                return AddSizes(entryCount, offsets);
            }

            int end = entryCount < EntryCount ? BinaryPrimitives.ReverseEndianness(*(int*)(_table + (4L * entryCount))) - KeyByteCount : DataByteCount;
            return end <= DataByteCount && Decoding.ByteSwap.ReadOffsets(_table, entryCount, KeyByteCount, end, offsets);
        }

        int previous = 0;
        for (int i = 0; i <= entryCount; i++)
        {
            offsets[i] = i < _embeddedOffsets.Length && i < EntryCount ? _embeddedOffsets[i] - KeyByteCount : DataByteCount;
            if (offsets[i] < previous || offsets[i] > DataByteCount)
            {
                return false;
            }

            previous = offsets[i];
        }

        return true;
    }

    /// <summary>Gives back what only decoding needed.</summary>
    public void Release()
    {
        _record?.Dispose();
        _record = null;
        _embeddedOffsets = null;
        _table = null;
    }

    /// <summary>Gives all memory back.</summary>
    public void Dispose()
    {
        Release();
        _content?.Dispose();
        _content = null;
    }

    /// <summary>Offsets from a table of sizes: element i is the size of entry i - 1 (TBasket::ReadBasketBuffers, "we wrote out an array of sizes").</summary>
    private bool AddSizes(int entryCount, int* offsets)
    {
        long offset = 0;
        offsets[0] = 0;
        for (int i = 1; i <= entryCount; i++)
        {
            offset = i < EntryCount ? offset + BinaryPrimitives.ReverseEndianness(*(int*)(_table + (4L * i))) : DataByteCount;
            if (offset < offsets[i - 1] || offset > DataByteCount)
            {
                return false;
            }

            offsets[i] = (int)offset;
        }

        return true;
    }

    private NativeBuffer Content(int byteCount)
    {
        if (_content == null || _content.Capacity < byteCount)
        {
            _content?.Dispose();
            _content = null;
            _content = pool.Rent(byteCount);
        }

        _content.Resize(byteCount);
        return _content;
    }

    private string? Unpack(Span<byte> record, BasketHead head)
    {
        ReadOnlySpan<byte> stored = record[head.KeyByteCount..];
        if (head.ObjectByteCount <= stored.Length)
        {
            // Not compressed: decoding reads from the record (TBasket::ReadBasketBuffers).
            Data = _record!.Pointer + head.KeyByteCount;
            IsAligned = false;
            return null;
        }

        string? problem = Decompressor.Check(stored, head.ObjectByteCount);
        if (problem != null)
        {
            return problem;
        }

        NativeBuffer content = Content(head.ObjectByteCount);
        problem = Decompressor.Decompress(stored, content.Span);
        Data = content.Pointer;
        IsAligned = true;
        if (problem == null)
        {
            _record!.Dispose();
            _record = null;
        }

        return problem;
    }

    private string? FindTable(BasketHead head)
    {
        long dataEnd = (long)head.DataEnd - head.KeyByteCount;
        if (dataEnd < 0 || dataEnd > head.ObjectByteCount)
        {
            return $"the basket's data ends at byte {dataEnd} of {head.ObjectByteCount}";
        }

        DataByteCount = (int)dataEnd;
        int tableByteCount = head.ObjectByteCount - DataByteCount;
        if (tableByteCount == 0)
        {
            return null;
        }

        byte* table = Data + DataByteCount;
        int count = tableByteCount < 4 ? 0 : BinaryPrimitives.ReverseEndianness(*(int*)table);
        if (count < head.EntryCount || 4L * count > tableByteCount - 4)
        {
            return $"the basket has a table of {count} offsets in {tableByteCount} bytes for {head.EntryCount} entries";
        }

        _table = table + 4;
        _hasSizes = head.HasSizes;
        return null;
    }
}
