using System.Globalization;
using System.Text;
using Banyan.Columns;

namespace Banyan.Frame.Sources;

/// <summary>The same value for every entry, as blocks.</summary>
/// <remarks>Owns its memory; blocks are valid until it is disposed.</remarks>
public sealed unsafe class ConstantBlocks : IDisposable
{
    // Small enough to be cheap, large enough that the loop does not notice the blocks.
    private const int BlockEntries = 4096;

    private readonly NativeBuffer _values;
    private readonly NativeBuffer? _offsets;

    /// <summary>Blocks of a value.</summary>
    /// <param name="column">The column; a scalar, a string or a vector of scalars.</param>
    /// <param name="value">A number or bool, a string, or a one-dimensional array.</param>
    /// <exception cref="AnalysisException">The value does not suit the column.</exception>
    public ConstantBlocks(ColumnInfo column, object value)
    {
        ArgumentNullException.ThrowIfNull(column);
        byte[] item = Bytes(column, value);
        int size = column.Type.Element.SizeOf();
        int itemCount = item.Length / size;
        _values = NativePool.Shared.Rent((long)BlockEntries * item.Length);
        for (int i = 0; i < BlockEntries; i++)
        {
            item.CopyTo(new Span<byte>(_values.Pointer + ((long)i * item.Length), item.Length));
        }

        if (column.Type.OffsetLevels == 1)
        {
            _offsets = NativePool.Shared.Rent((BlockEntries + 1) * sizeof(int));
            for (int i = 0; i <= BlockEntries; i++)
            {
                _offsets.As<int>()[i] = checked(i * itemCount);
            }
        }
    }

    /// <summary>One past the last entry of the block with <paramref name="entry"/>, for a partition that goes from one entry to another.</summary>
    public static long BlockEnd(long entry, long firstEntry, long endEntry) => Math.Min(endEntry, First(entry, firstEntry) + BlockEntries);

    /// <summary>The block with <paramref name="entry"/>.</summary>
    public ColumnBlock Block(long entry, long firstEntry, long endEntry) => new()
    {
        FirstEntry = First(entry, firstEntry),
        EndEntry = BlockEnd(entry, firstEntry, endEntry),
        Values = _values.Pointer,
        Offsets0 = _offsets is null ? null : _offsets.As<int>(),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _offsets?.Dispose();
    }

    /// <summary>The elements of one entry.</summary>
    /// <exception cref="AnalysisException">The value does not suit the column.</exception>
    public static byte[] Bytes(ColumnInfo column, object value)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(value);
        if (column.Type is StringType && value is string text)
        {
            return Encoding.UTF8.GetBytes(text);
        }

        if (column.Type is ScalarType scalar && value is IConvertible and not string)
        {
            return ElementBytes(column, scalar.Kind, value);
        }

        if (column.Type is VectorType { Item: ScalarType item } && value is Array { Rank: 1 } items)
        {
            return [.. items.Cast<object>().SelectMany(element => ElementBytes(column, item.Kind, element))];
        }

        throw Unsuitable(column, value);
    }

    private static long First(long entry, long firstEntry) => entry - ((entry - firstEntry) % BlockEntries);

    private static byte[] ElementBytes(ColumnInfo column, ElementKind kind, object value)
    {
        try
        {
            CultureInfo invariant = CultureInfo.InvariantCulture;
            return kind switch
            {
                ElementKind.Bool => [(byte)(Convert.ToDouble(value, invariant) != 0 ? 1 : 0)],
                ElementKind.Int8 => [(byte)Convert.ToSByte(value, invariant)],
                ElementKind.UInt8 => [Convert.ToByte(value, invariant)],
                ElementKind.Int16 => BitConverter.GetBytes(Convert.ToInt16(value, invariant)),
                ElementKind.UInt16 => BitConverter.GetBytes(Convert.ToUInt16(value, invariant)),
                ElementKind.Int32 => BitConverter.GetBytes(Convert.ToInt32(value, invariant)),
                ElementKind.UInt32 => BitConverter.GetBytes(Convert.ToUInt32(value, invariant)),
                ElementKind.Int64 => BitConverter.GetBytes(Convert.ToInt64(value, invariant)),
                ElementKind.UInt64 => BitConverter.GetBytes(Convert.ToUInt64(value, invariant)),
                ElementKind.Float32 => BitConverter.GetBytes(Convert.ToSingle(value, invariant)),
                _ => BitConverter.GetBytes(Convert.ToDouble(value, invariant)),
            };
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or FormatException)
        {
            throw Unsuitable(column, value, e);
        }
    }

    private static AnalysisException Unsuitable(ColumnInfo column, object value, Exception? inner = null) =>
        new($"the default {Convert.ToString(value, CultureInfo.InvariantCulture)} does not suit column '{column.Name}', which is {column.Type.CppName}", inner);
}
