using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>Gives a C string (<c>x/C</c>) as RDataFrame sees it: an array of characters of fixed length, zeros behind the text.</summary>
internal sealed unsafe class CharArrayCursor(TreeCursor strings, int length) : TreeCursor
{
    private NativeBuffer? _values;
    private NativeBuffer? _offsets;
    private ColumnBlock _block;
    private bool _hasBlock;

    public override long BytesRead => strings.BytesRead;

    public override long BytesDecompressed => strings.BytesDecompressed;

    public override void Begin(Partition partition)
    {
        strings.Begin(partition);
        _hasBlock = false;
    }

    public override long BlockEnd(long entry) => strings.BlockEnd(entry);

    public override void Load(long entry, out ColumnBlock block)
    {
        if (!_hasBlock || entry < _block.FirstEntry || entry >= _block.EndEntry)
        {
            strings.Load(entry, out ColumnBlock text);
            Pad(text);
            _hasBlock = true;
        }

        block = _block;
    }

    public override void Close()
    {
        strings.Close();
        _values?.Dispose();
        _offsets?.Dispose();
        _values = _offsets = null;
    }

    private void Pad(in ColumnBlock text)
    {
        int entries = checked((int)text.EntryCount);
        _values?.Dispose();
        _offsets?.Dispose();
        _values = NativePool.Shared.Rent(checked((long)entries * length));
        _offsets = NativePool.Shared.Rent((entries + 1L) * sizeof(int));
        byte* to = _values.Pointer;
        int* offsets = _offsets.As<int>();
        offsets[0] = 0;
        for (int i = 0; i < entries; i++)
        {
            int start = text.Offsets0[i];
            int count = Math.Min(text.Offsets0[i + 1] - start, length);
            var target = new Span<byte>(to, length);
            new ReadOnlySpan<byte>((byte*)text.Values + start, count).CopyTo(target);
            target[count..].Clear();
            to += length;
            offsets[i + 1] = checked(offsets[i] + length);
        }

        _block = new ColumnBlock { FirstEntry = text.FirstEntry, EndEntry = text.EndEntry, Values = _values.Pointer, Offsets0 = offsets };
    }
}
