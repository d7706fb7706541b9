using System.Numerics;
using System.Text.Json;
using Banyan.Columns;

namespace Banyan.Inspection;

/// <summary>Order-dependent sums over all values of one numeric leaf, by which two readers can tell whether they read the same.</summary>
/// <remarks><c>weighted</c> is Σ ((i mod 97) + 1)·value over the values' numbers i from 0; values that are not finite count as 0.</remarks>
public sealed unsafe class LeafSums
{
    private const int WeightPeriod = 97;

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Number of values that are neither NaN nor infinite.</summary>
    public long Finite { get; private set; }

    /// <summary>Sum of the finite values.</summary>
    public double Sum { get; private set; }

    /// <summary>Sum of the finite values, each times its weight of 1 to 97.</summary>
    public double Weighted { get; private set; }

    /// <summary>Adds <paramref name="count"/> values of a column's flat array; truth values count as 0 and 1.</summary>
    public void Add(ElementKind kind, void* values, long count)
    {
        switch (kind)
        {
            case ElementKind.Int8:
                AddIntegers((sbyte*)values, count);
                break;
            case ElementKind.Bool or ElementKind.UInt8:
                AddIntegers((byte*)values, count);
                break;
            case ElementKind.Int16:
                AddIntegers((short*)values, count);
                break;
            case ElementKind.UInt16:
                AddIntegers((ushort*)values, count);
                break;
            case ElementKind.Int32:
                AddIntegers((int*)values, count);
                break;
            case ElementKind.UInt32:
                AddIntegers((uint*)values, count);
                break;
            case ElementKind.Int64:
                AddIntegers((long*)values, count);
                break;
            case ElementKind.UInt64:
                AddIntegers((ulong*)values, count);
                break;
            case ElementKind.Float32:
                AddReals((float*)values, count);
                break;
            default:
                AddReals((double*)values, count);
                break;
        }
    }

    /// <summary>Adds doubles.</summary>
    public void Add(ReadOnlySpan<double> values)
    {
        fixed (double* pointer = values)
        {
            AddReals(pointer, values.Length);
        }
    }

    /// <summary>Writes <c>{"count", "finite", "sum", "weighted"}</c>, with <c>member</c> before them when it is given.</summary>
    public void Write(Utf8JsonWriter json, string? member = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        if (member != null)
        {
            json.WriteString("member", member);
        }

        json.WriteNumber("count", Count);
        json.WriteNumber("finite", Finite);
        json.WritePropertyName("sum");
        EntryJson.WriteReal(json, Sum);
        json.WritePropertyName("weighted");
        EntryJson.WriteReal(json, Weighted);
        json.WriteEndObject();
    }

    private void AddIntegers<T>(T* values, long count)
        where T : unmanaged, IBinaryInteger<T>
    {
        double sum = Sum;
        double weighted = Weighted;
        int weight = (int)(Count % WeightPeriod);
        for (long i = 0; i < count; i++)
        {
            double value = double.CreateTruncating(values[i]);
            weight = weight == WeightPeriod ? 1 : weight + 1;
            sum += value;
            weighted += weight * value;
        }

        (Sum, Weighted) = (sum, weighted);
        Count += count;
        Finite += count;
    }

    private void AddReals<T>(T* values, long count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = Sum;
        double weighted = Weighted;
        long finite = 0;
        int weight = (int)(Count % WeightPeriod);
        for (long i = 0; i < count; i++)
        {
            double value = double.CreateTruncating(values[i]);
            weight = weight == WeightPeriod ? 1 : weight + 1;
            if (double.IsFinite(value))
            {
                finite++;
                sum += value;
                weighted += weight * value;
            }
        }

        (Sum, Weighted) = (sum, weighted);
        Count += count;
        Finite += finite;
    }
}
