using Banyan.Columns;
using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>A number or an array of numbers that grows: integers exactly, floating numbers in double precision whatever the file's type is.</summary>
internal sealed class NumberSum
{
    private readonly bool _isInteger;
    private double[] _reals = [];
    private Int128[] _integers = [];

    private NumberSum(ElementKind kind)
    {
        Kind = kind;
        _isInteger = kind is not (ElementKind.Float32 or ElementKind.Float64);
    }

    /// <summary>How the file stores the numbers.</summary>
    public ElementKind Kind { get; }

    /// <summary>Number of numbers.</summary>
    public int Count => _isInteger ? _integers.Length : _reals.Length;

    /// <summary>True when an integer left the range of its type and stands at its end now.</summary>
    public bool IsSaturated { get; private set; }

    /// <summary>The sum of one value: of a member, or of an array that it holds.</summary>
    /// <param name="value">A number, an array, or an object of class TArrayD or its kin.</param>
    public static NumberSum? Of(object? value)
    {
        Array? array = value switch
        {
            RootObject numbers => numbers.TryGet("fArray", out object? inner) ? inner as Array : null,
            Array own => own,
            null => null,
            _ => Single(value),
        };
        if (array is null || KindOf(array) is not ElementKind kind)
        {
            return null;
        }

        var sum = new NumberSum(kind);
        if (sum._isInteger)
        {
            sum._integers = [.. array.Cast<object>().Select(ToInteger)];
        }
        else
        {
            sum._reals = array as double[] is double[] doubles ? [.. doubles] : [.. ((float[])array).Select(number => (double)number)];
        }

        return sum;
    }

    /// <summary>Adds numbers of the same kind and count.</summary>
    public void Add(NumberSum other)
    {
        for (int i = 0; i < _reals.Length; i++)
        {
            _reals[i] += other._reals[i];
        }

        for (int i = 0; i < _integers.Length; i++)
        {
            _integers[i] += other._integers[i];
        }
    }

    /// <summary>Absolute values as double precision: what squared weights are when no weights were used.</summary>
    public NumberSum ToWeights()
    {
        var weights = new NumberSum(ElementKind.Float64) { _reals = new double[Count] };
        for (int i = 0; i < Count; i++)
        {
            weights._reals[i] = Math.Abs(_isInteger ? (double)_integers[i] : _reals[i]);
        }

        return weights;
    }

    /// <summary>The numbers in double precision.</summary>
    public NumberSum ToNumbers() => new(ElementKind.Float64) { _reals = _isInteger ? [.. _integers.Select(number => (double)number)] : [.. _reals] };

    /// <summary>True when all are zero.</summary>
    public bool IsZero => _isInteger ? Array.TrueForAll(_integers, number => number == 0) : Array.TrueForAll(_reals, number => number == 0);

    /// <summary>True when one of them is zero.</summary>
    public bool IsZeroAt(int index) => _isInteger ? _integers[index] == 0 : _reals[index] == 0;

    /// <summary>Adds to one of them; what is behind the point is lost in integers.</summary>
    public void AddAt(int index, double value)
    {
        if (_isInteger)
        {
            _integers[index] += (Int128)value;
        }
        else
        {
            _reals[index] += value;
        }
    }

    /// <summary>The numbers at other places; those that come to one place are added.</summary>
    /// <param name="places">The new place of each.</param>
    /// <param name="count">How many there are then.</param>
    public NumberSum Moved(ReadOnlySpan<int> places, int count)
    {
        var moved = new NumberSum(Kind);
        moved.Grow(count);
        moved.AddMoved(this, places);
        return moved;
    }

    /// <summary>Adds numbers of the same kind at other places.</summary>
    /// <param name="other">The numbers.</param>
    /// <param name="places">The place of each here.</param>
    public void AddMoved(NumberSum other, ReadOnlySpan<int> places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (_isInteger)
            {
                _integers[places[i]] += other._integers[i];
            }
            else
            {
                _reals[places[i]] += other._reals[i];
            }
        }
    }

    /// <summary>Appends zeros.</summary>
    public void Grow(int count)
    {
        if (_isInteger)
        {
            Array.Resize(ref _integers, count);
        }
        else
        {
            Array.Resize(ref _reals, count);
        }
    }

    /// <summary>Some of the numbers.</summary>
    public NumberSum Slice(int start, int count) => new(Kind) { _reals = _isInteger ? [] : _reals[start..(start + count)], _integers = _isInteger ? _integers[start..(start + count)] : [] };

    /// <summary>The numbers one behind the other with others of the same kind.</summary>
    public NumberSum Append(NumberSum other) => new(Kind) { _reals = [.. _reals, .. other._reals], _integers = [.. _integers, .. other._integers] };

    /// <summary>No numbers of a kind.</summary>
    public static NumberSum Empty(ElementKind kind) => new(kind);

    /// <summary>Makes all zero.</summary>
    public void Clear()
    {
        Array.Clear(_reals);
        Array.Clear(_integers);
    }

    /// <summary>Writes the numbers as the file stores them, big-endian.</summary>
    public void Write(ObjectBuffer buffer)
    {
        foreach (double real in _reals)
        {
            if (Kind == ElementKind.Float32)
            {
                buffer.WriteFloat((float)real);
            }
            else
            {
                buffer.WriteDouble(real);
            }
        }

        foreach (Int128 integer in _integers)
        {
            WriteInteger(buffer, integer);
        }
    }

    // TH1C, TH1S and TH1I stop at the ends of their type, which are symmetric there (TH1C::AddBinContent).
    private void WriteInteger(ObjectBuffer buffer, Int128 value)
    {
        switch (Kind)
        {
            case ElementKind.Int8:
                buffer.WriteByte((byte)(sbyte)Limit(value, -sbyte.MaxValue, sbyte.MaxValue));
                break;
            case ElementKind.UInt8 or ElementKind.Bool:
                buffer.WriteByte((byte)Limit(value, 0, byte.MaxValue));
                break;
            case ElementKind.Int16:
                buffer.WriteInt16((short)Limit(value, -short.MaxValue, short.MaxValue));
                break;
            case ElementKind.UInt16:
                buffer.WriteInt16((short)(ushort)Limit(value, 0, ushort.MaxValue));
                break;
            case ElementKind.Int32:
                buffer.WriteInt32((int)Limit(value, -int.MaxValue, int.MaxValue));
                break;
            case ElementKind.UInt32:
                buffer.WriteUInt32((uint)Limit(value, 0, uint.MaxValue));
                break;
            case ElementKind.UInt64:
                buffer.WriteInt64(unchecked((long)(ulong)Limit(value, 0, ulong.MaxValue)));
                break;
            default:
                buffer.WriteInt64((long)Limit(value, -long.MaxValue, long.MaxValue));
                break;
        }
    }

    private Int128 Limit(Int128 value, Int128 least, Int128 greatest)
    {
        Int128 limited = Int128.Clamp(value, least, greatest);
        IsSaturated |= limited != value;
        return limited;
    }

    private static Array Single(object value)
    {
        Array array = Array.CreateInstance(value.GetType(), 1);
        array.SetValue(value, 0);
        return array;
    }

    private static Int128 ToInteger(object value) => value is ulong large ? large : value is bool flag ? (flag ? 1 : 0) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static ElementKind? KindOf(Array array) => array switch
    {
        bool[] => ElementKind.Bool,
        double[] => ElementKind.Float64,
        float[] => ElementKind.Float32,
        _ when array.GetType() == typeof(sbyte[]) => ElementKind.Int8,
        _ when array.GetType() == typeof(byte[]) => ElementKind.UInt8,
        _ when array.GetType() == typeof(short[]) => ElementKind.Int16,
        _ when array.GetType() == typeof(ushort[]) => ElementKind.UInt16,
        _ when array.GetType() == typeof(int[]) => ElementKind.Int32,
        _ when array.GetType() == typeof(uint[]) => ElementKind.UInt32,
        _ when array.GetType() == typeof(long[]) => ElementKind.Int64,
        _ when array.GetType() == typeof(ulong[]) => ElementKind.UInt64,
        _ => null,
    };
}
