using System.Globalization;
using System.Text;
using Banyan.Columns;
using Banyan.Inspection;

namespace Banyan.Comparing;

/// <summary>Compares ranges of entries of two decoded columns with equally many levels of offsets.</summary>
internal sealed unsafe class BlockComparison(DataType left, DataType right, Tolerance tolerance)
{
    private const int ValuesShown = 3;
    private const int BytesShown = 40;

    private readonly bool _isSameKind = left.Element == right.Element;

    private bool IsText => left is StringType || (left is VectorType { Item: StringType });

    /// <summary>True when the entries <paramref name="first"/> to <paramref name="end"/>, which both blocks hold, count as the same.</summary>
    public bool AreSame(in ColumnBlock one, in ColumnBlock two, long first, long end)
    {
        long from = first - one.FirstEntry;
        long otherFrom = first - two.FirstEntry;
        long count = end - first;
        for (int level = 0; level < left.OffsetLevels; level++)
        {
            int* offsets = EntryJson.Offsets(one, level) + from;
            int* others = EntryJson.Offsets(two, level) + otherFrom;
            int start = offsets[0];
            int otherStart = others[0];
            for (long i = 1; i <= count; i++)
            {
                if (offsets[i] - start != others[i] - otherStart)
                {
                    return false;
                }
            }

            count = offsets[count] - start;
            from = start;
            otherFrom = otherStart;
        }

        return HaveSameValues(one, two, from, otherFrom, count);
    }

    /// <summary>An entry that differs, in words.</summary>
    public string Text(in ColumnBlock one, in ColumnBlock two, long entry)
    {
        (long from, long count) = EntryJson.FlatRange(left.OffsetLevels, one, entry - one.FirstEntry, entry - one.FirstEntry + 1);
        (long otherFrom, long otherCount) = EntryJson.FlatRange(right.OffsetLevels, two, entry - two.FirstEntry, entry - two.FirstEntry + 1);
        if (IsText)
        {
            return $"{String(one, from, count)} → {String(two, otherFrom, otherCount)}";
        }

        if (left.OffsetLevels == 0)
        {
            return $"{Value(one, left.Element, from)} → {Value(two, right.Element, otherFrom)}";
        }

        if (count != otherCount)
        {
            return $"{count} values {List(one, left.Element, from, count)} → {otherCount} values {List(two, right.Element, otherFrom, otherCount)}";
        }

        for (long i = 0; i < count; i++)
        {
            if (!HaveSameValues(one, two, from + i, otherFrom + i, 1))
            {
                return $"value {i} of {count} {Value(one, left.Element, from + i)} → {Value(two, right.Element, otherFrom + i)}";
            }
        }

        return "values grouped differently";
    }

    private bool HaveSameValues(in ColumnBlock one, in ColumnBlock two, long from, long otherFrom, long count)
    {
        if (_isSameKind)
        {
            int size = left.Element.SizeOf();
            if (new ReadOnlySpan<byte>((byte*)one.Values + (from * size), checked((int)(count * size))).SequenceEqual(new ReadOnlySpan<byte>((byte*)two.Values + (otherFrom * size), checked((int)(count * size)))))
            {
                return true;
            }

            if (IsText || (tolerance.IsExact && left.Element is not (ElementKind.Float32 or ElementKind.Float64)))
            {
                return false;
            }
        }

        for (long i = 0; i < count; i++)
        {
            if (!tolerance.Accepts(Number(one, left.Element, from + i), Number(two, right.Element, otherFrom + i)))
            {
                return false;
            }
        }

        return true;
    }

    private static double Number(in ColumnBlock block, ElementKind kind, long index) => kind switch
    {
        ElementKind.Bool or ElementKind.UInt8 => ((byte*)block.Values)[index],
        ElementKind.Int8 => ((sbyte*)block.Values)[index],
        ElementKind.Int16 => ((short*)block.Values)[index],
        ElementKind.UInt16 => ((ushort*)block.Values)[index],
        ElementKind.Int32 => ((int*)block.Values)[index],
        ElementKind.UInt32 => ((uint*)block.Values)[index],
        ElementKind.Int64 => ((long*)block.Values)[index],
        ElementKind.UInt64 => ((ulong*)block.Values)[index],
        ElementKind.Float32 => ((float*)block.Values)[index],
        _ => ((double*)block.Values)[index],
    };

    private static string Value(in ColumnBlock block, ElementKind kind, long index) => kind switch
    {
        ElementKind.Int64 => ((long*)block.Values)[index].ToString(CultureInfo.InvariantCulture),
        ElementKind.UInt64 => ((ulong*)block.Values)[index].ToString(CultureInfo.InvariantCulture),
        ElementKind.Float32 => ((float*)block.Values)[index].ToString("R", CultureInfo.InvariantCulture),
        _ => Number(block, kind, index).ToString("R", CultureInfo.InvariantCulture),
    };

    private static string List(in ColumnBlock block, ElementKind kind, long from, long count)
    {
        var text = new StringBuilder("[");
        for (long i = 0; i < Math.Min(count, ValuesShown); i++)
        {
            text.Append(i > 0 ? ", " : string.Empty).Append(Value(block, kind, from + i));
        }

        return text.Append(count > ValuesShown ? ", …]" : "]").ToString();
    }

    private static string String(in ColumnBlock block, long from, long count)
    {
        string text = Encoding.UTF8.GetString((byte*)block.Values + from, (int)Math.Min(count, BytesShown));
        return $"'{text}{(count > BytesShown ? "…" : string.Empty)}'";
    }
}
