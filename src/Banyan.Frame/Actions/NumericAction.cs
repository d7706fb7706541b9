using Banyan.Histograms;

namespace Banyan.Frame.Actions;

/// <summary>
/// An action that takes its inputs as flat streams of numbers in lockstep: one number per entry, or, where an input is a vector, one per element (scalars are then repeated for each element;
/// vectors of one entry must have equal lengths).
/// </summary>
/// <remarks>Its state derives from <see cref="NumericState"/>. An action without inputs (a count) only learns the number of entries.</remarks>
public abstract class NumericAction : FrameAction
{
}

/// <summary>State of a <see cref="NumericAction"/>.</summary>
public abstract class NumericState : ActionState
{
    /// <summary>Takes the next <paramref name="count"/> values of each stream, in entry order. Calls come at fixed places of the data, whatever the number of threads.</summary>
    /// <param name="count">Number of values per stream (number of entries for an action without inputs).</param>
    /// <param name="streams">One per input, in order.</param>
    public abstract void Consume(int count, ReadOnlySpan<NumericStream> streams);
}

/// <summary>A run of values of one input: floats where the expression's type is float, doubles for every other type (integers and bools are converted).</summary>
public readonly unsafe struct NumericStream
{
    /// <summary>Wraps floats.</summary>
    public NumericStream(float* values)
    {
        Pointer = values;
        IsFloat = true;
    }

    /// <summary>Wraps doubles.</summary>
    public NumericStream(double* values) => Pointer = values;

    /// <summary>True when the values are floats.</summary>
    public bool IsFloat { get; }

    /// <summary>The first value.</summary>
    public void* Pointer { get; }

    /// <summary>The values as histograms take them.</summary>
    public RealValues Values => IsFloat ? new RealValues(Floats) : new RealValues(Doubles);

    /// <summary>The values as floats; only when <see cref="IsFloat"/>.</summary>
    public float* Floats => (float*)Pointer;

    /// <summary>The values as doubles; only when not <see cref="IsFloat"/>.</summary>
    public double* Doubles => (double*)Pointer;
}
