using System.Text;
using Banyan.Columns;
using Banyan.Frame.Sources;

namespace Banyan.Sources.Trees;

/// <summary>The same value for every entry: the default of a column that a file lacks.</summary>
internal sealed unsafe class ConstantCursor : TreeCursor
{
    // Small enough to be cheap, large enough that the loop does not notice the blocks.
    private const int BlockEntries = 4096;

    private readonly NativeBuffer _values;
    private readonly NativeBuffer? _offsets;
    private long _firstEntry;
    private long _endEntry;

    public ConstantCursor(ColumnInfo column, object value)
    {
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

    public override void Begin(Partition partition) => (_firstEntry, _endEntry) = (partition.FirstEntry, partition.EndEntry);

    public override long BlockEnd(long entry) => Math.Min(_endEntry, First(entry) + BlockEntries);

    public override void Load(long entry, out ColumnBlock block) => block = new ColumnBlock
    {
        FirstEntry = First(entry),
        EndEntry = BlockEnd(entry),
        Values = _values.Pointer,
        Offsets0 = _offsets == null ? null : _offsets.As<int>(),
    };

    public override void Close()
    {
        _values.Dispose();
        _offsets?.Dispose();
    }

    /// <summary>The elements of one entry; throws when the value does not suit the column.</summary>
    internal static byte[] Bytes(ColumnInfo column, object value)
    {
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

    private long First(long entry) => entry - ((entry - _firstEntry) % BlockEntries);

    private static byte[] ElementBytes(ColumnInfo column, ElementKind kind, object value)
    {
        try
        {
            var invariant = System.Globalization.CultureInfo.InvariantCulture;
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

    private static Frame.AnalysisException Unsuitable(ColumnInfo column, object value, Exception? inner = null) =>
        new($"the default {value} does not suit column '{column.Name}', which is {column.Type.CppName}", inner);
}
