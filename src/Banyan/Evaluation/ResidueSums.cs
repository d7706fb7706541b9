using Banyan.Columns;

namespace Banyan.Evaluation;

/// <summary>
/// The sums of <see cref="Inspection.LeafSums"/> in a form whose parts can be joined without knowing how many values came before: one sum for each remainder of a value's number by 97.
/// </summary>
internal sealed unsafe class ResidueSums
{
    private const int Period = 97;
    private readonly double[] _sums = new double[Period];

    /// <summary>Number of values.</summary>
    public long Count { get; private set; }

    /// <summary>Number of values that are neither NaN nor infinite.</summary>
    public long Finite { get; private set; }

    /// <summary>Sum of the finite values.</summary>
    public double Sum => _sums.Sum();

    /// <summary>Σ ((i mod 97) + 1)·value over the finite values' numbers i from 0.</summary>
    public double Weighted
    {
        get
        {
            double weighted = 0;
            for (int i = 0; i < Period; i++)
            {
                weighted += (i + 1) * _sums[i];
            }

            return weighted;
        }
    }

    /// <summary>Writes everything.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Finite);
        foreach (double sum in _sums)
        {
            writer.Write(sum);
        }
    }

    /// <summary>Replaces the content by what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The bytes end too early.</exception>
    public void Read(BinaryReader reader)
    {
        Count = reader.ReadInt64();
        Finite = reader.ReadInt64();
        if (Count < 0 || Finite < 0)
        {
            throw new InvalidDataException($"expected numbers of values, found {Count} and {Finite}");
        }

        for (int i = 0; i < Period; i++)
        {
            _sums[i] = reader.ReadDouble();
        }
    }

    /// <summary>Adds values of a flat array.</summary>
    public void Add(ElementKind kind, void* values, long count)
    {
        for (long i = 0; i < count; i++)
        {
            double value = kind switch
            {
                ElementKind.Bool or ElementKind.UInt8 => ((byte*)values)[i],
                ElementKind.Int8 => ((sbyte*)values)[i],
                ElementKind.Int16 => ((short*)values)[i],
                ElementKind.UInt16 => ((ushort*)values)[i],
                ElementKind.Int32 => ((int*)values)[i],
                ElementKind.UInt32 => ((uint*)values)[i],
                ElementKind.Int64 => ((long*)values)[i],
                ElementKind.UInt64 => ((ulong*)values)[i],
                ElementKind.Float32 => ((float*)values)[i],
                _ => ((double*)values)[i],
            };
            if (double.IsFinite(value))
            {
                _sums[(Count + i) % Period] += value;
                Finite++;
            }
        }

        Count += count;
    }

    /// <summary>Adds the values that follow.</summary>
    public void Append(ResidueSums later)
    {
        for (int i = 0; i < Period; i++)
        {
            _sums[(Count + i) % Period] += later._sums[i];
        }

        Count += later.Count;
        Finite += later.Finite;
    }
}
