using System.Numerics;
using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>Converts a column of one file to the wider type that the dataset has.</summary>
internal sealed unsafe class WideningCursor(TreeCursor narrow, DataType from, DataType to) : TreeCursor
{
    private NativeBuffer? _values;
    private ColumnBlock _block;
    private bool _hasBlock;

    public override long BytesRead => narrow.BytesRead;

    public override long BytesDecompressed => narrow.BytesDecompressed;

    public override void Begin(Partition partition)
    {
        narrow.Begin(partition);
        _hasBlock = false;
    }

    public override long BlockEnd(long entry) => narrow.BlockEnd(entry);

    public override void Load(long entry, out ColumnBlock block)
    {
        // The offsets are still the narrow block's, so it is asked for each time.
        narrow.Load(entry, out ColumnBlock source);
        if (!_hasBlock || source.FirstEntry != _block.FirstEntry)
        {
            (long first, long end) = FlatRange(source);
            int size = to.Element.SizeOf();
            _values?.Dispose();
            _values = NativePool.Shared.Rent((end - first) * size);
            Convert(from.Element, (byte*)source.Values + (first * from.Element.SizeOf()), end - first);
            _block = source;

            // The offsets index from the array's start, which lies before the buffer when the block is a window.
            _block.Values = _values.Pointer - (first * size);
            _hasBlock = true;
        }

        void* values = _block.Values;
        _block = source;
        _block.Values = values;
        block = _block;
    }

    public override void Close()
    {
        narrow.Close();
        _values?.Dispose();
        _values = null;
    }

    private (long First, long End) FlatRange(in ColumnBlock block)
    {
        long first = 0;
        long end = block.EntryCount;
        for (int level = 0; level < from.OffsetLevels; level++)
        {
            int* offsets = block.Offsets(level);
            (first, end) = (offsets[first], offsets[end]);
        }

        return (first, end);
    }

    private void Convert(ElementKind kind, void* source, long count)
    {
        switch (kind)
        {
            case ElementKind.Bool or ElementKind.UInt8:
                ConvertFrom((byte*)source, count);
                break;
            case ElementKind.Int8:
                ConvertFrom((sbyte*)source, count);
                break;
            case ElementKind.Int16:
                ConvertFrom((short*)source, count);
                break;
            case ElementKind.UInt16:
                ConvertFrom((ushort*)source, count);
                break;
            case ElementKind.Int32:
                ConvertFrom((int*)source, count);
                break;
            case ElementKind.UInt32:
                ConvertFrom((uint*)source, count);
                break;
            case ElementKind.Float32:
                ConvertFrom((float*)source, count);
                break;
            default:
                throw new InvalidOperationException($"nothing is wider than {kind}");
        }
    }

    private void ConvertFrom<TFrom>(TFrom* source, long count)
        where TFrom : unmanaged, INumber<TFrom>
    {
        void* target = _values!.Pointer;
        switch (to.Element)
        {
            case ElementKind.Int8:
                Copy(source, (sbyte*)target, count);
                break;
            case ElementKind.UInt8:
                Copy(source, (byte*)target, count);
                break;
            case ElementKind.Int16:
                Copy(source, (short*)target, count);
                break;
            case ElementKind.UInt16:
                Copy(source, (ushort*)target, count);
                break;
            case ElementKind.Int32:
                Copy(source, (int*)target, count);
                break;
            case ElementKind.UInt32:
                Copy(source, (uint*)target, count);
                break;
            case ElementKind.Int64:
                Copy(source, (long*)target, count);
                break;
            case ElementKind.UInt64:
                Copy(source, (ulong*)target, count);
                break;
            case ElementKind.Float32:
                Copy(source, (float*)target, count);
                break;
            default:
                Copy(source, (double*)target, count);
                break;
        }
    }

    private static void Copy<TFrom, TTo>(TFrom* source, TTo* target, long count)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo>
    {
        for (long i = 0; i < count; i++)
        {
            target[i] = TTo.CreateTruncating(source[i]);
        }
    }
}
