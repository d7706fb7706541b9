namespace Banyan.Histograms;

/// <summary>A run of floats or doubles that somebody else owns; valid during the call that takes it.</summary>
public readonly unsafe struct RealValues
{
    /// <summary>Wraps floats.</summary>
    public RealValues(float* values)
    {
        Pointer = values;
        IsFloat = true;
    }

    /// <summary>Wraps doubles.</summary>
    public RealValues(double* values) => Pointer = values;

    /// <summary>True when the values are floats.</summary>
    public bool IsFloat { get; }

    /// <summary>The first value; null for no values, e.g. no weights.</summary>
    public void* Pointer { get; }

    /// <summary>The value at a place, as a double.</summary>
    public double this[int index] => IsFloat ? ((float*)Pointer)[index] : ((double*)Pointer)[index];

    /// <summary>The values from a place on.</summary>
    public RealValues From(int first) => Pointer is null ? default : IsFloat ? new RealValues((float*)Pointer + first) : new RealValues((double*)Pointer + first);
}
