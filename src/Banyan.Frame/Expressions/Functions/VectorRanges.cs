using System.Numerics;
using Banyan.Columns;

namespace Banyan.Frame.Expressions.Functions;

/// <summary>Vectors of numbers that follow a rule.</summary>
public static class VectorRanges
{
    /// <summary>The same value <paramref name="count"/> times.</summary>
    /// <exception cref="EventException">The count is negative or too large.</exception>
    public static Vec<T> Filled<T>(Arena arena, long count, T value)
        where T : unmanaged
    {
        Vec<T> result = arena.NewVec<T>(Size(count));
        result.Span.Fill(value);
        return result;
    }

    /// <summary>The integers from <paramref name="begin"/> up to, without, <paramref name="end"/>.</summary>
    /// <exception cref="EventException">There are too many.</exception>
    public static Vec<ulong> Range(Arena arena, ulong begin, ulong end)
    {
        Vec<ulong> result = arena.NewVec<ulong>(RangeCount(begin, end));
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = begin + (ulong)i;
        }

        return result;
    }

    /// <summary>The integers from <paramref name="begin"/> in steps, as long as they are before <paramref name="end"/>.</summary>
    /// <exception cref="EventException">The step is 0, or there are too many.</exception>
    public static Vec<long> RangeInSteps(Arena arena, long begin, long end, long step)
    {
        Vec<long> result = arena.NewVec<long>(StepCount(begin, end, step));
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = begin + (i * step);
        }

        return result;
    }

    /// <summary><paramref name="count"/> numbers at equal distances from <paramref name="start"/> to <paramref name="end"/>, the end included or not.</summary>
    /// <exception cref="EventException">There are too many.</exception>
    public static Vec<T> Linspace<T>(Arena arena, T start, T end, ulong count, bool hasEnd)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vec<T> result = arena.NewVec<T>(count <= int.MaxValue ? (int)count : Size(long.MaxValue));
        double first = double.CreateTruncating(start);
        double last = double.CreateTruncating(end);
        double step = (last - first) / (result.Length - (hasEnd ? 1.0 : 0.0));
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = hasEnd && i == result.Length - 1 && i > 0 ? end : T.CreateTruncating(first + (i * step));
        }

        return result;
    }

    /// <summary>Powers of <paramref name="basis"/> whose exponents are at equal distances.</summary>
    /// <exception cref="EventException">There are too many.</exception>
    public static Vec<T> Logspace<T>(Arena arena, T start, T end, ulong count, bool hasEnd, double basis)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Vec<T> result = arena.NewVec<T>(count <= int.MaxValue ? (int)count : Size(long.MaxValue));
        double first = double.CreateTruncating(start);
        double last = double.CreateTruncating(end);
        double step = (last - first) / (result.Length - (hasEnd ? 1.0 : 0.0));
        for (int i = 0; i < result.Length; i++)
        {
            double exponent = hasEnd && i == result.Length - 1 && i > 0 ? last : first + (i * step);
            result[i] = T.CreateTruncating(CMath.Pow(basis, exponent));
        }

        return result;
    }

    /// <summary>The numbers from <paramref name="start"/> in steps, as long as they are before <paramref name="end"/>.</summary>
    /// <exception cref="EventException">The step is 0, or there are too many.</exception>
    public static Vec<T> Arange<T>(Arena arena, T start, T end, T step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (step == T.Zero)
        {
            throw new EventException("Arange: the step must not be zero");
        }

        double first = double.CreateTruncating(start);
        double width = double.CreateTruncating(step);
        double count = Math.Ceiling((double.CreateTruncating(end) - first) / width);
        Vec<T> result = arena.NewVec<T>(count > int.MaxValue ? Size(long.MaxValue) : count > 0 ? (int)count : 0);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = T.CreateTruncating(first + (i * width));
        }

        return result;
    }

    /// <summary>Number of integers from <paramref name="begin"/> up to, without, <paramref name="end"/>.</summary>
    /// <exception cref="EventException">There are too many for a vector.</exception>
    public static int RangeCount(ulong begin, ulong end)
    {
        ulong count = end > begin ? end - begin : 0;
        return count <= int.MaxValue ? (int)count : Size(long.MaxValue);
    }

    /// <summary>Number of integers from <paramref name="begin"/> in steps that are before <paramref name="end"/>.</summary>
    /// <exception cref="EventException">The step is 0, or there are too many for a vector.</exception>
    public static int StepCount(long begin, long end, long step)
    {
        if (step == 0)
        {
            throw new EventException("Range: the stride must not be zero");
        }

        Int128 distance = step > 0 ? (Int128)end - begin : (Int128)begin - end;
        Int128 width = step > 0 ? step : -(Int128)step;
        Int128 count = distance > 0 ? (distance + width - 1) / width : 0;
        return count <= int.MaxValue ? (int)count : Size(long.MaxValue);
    }

    /// <summary>The number of items of a vector that is made with a size.</summary>
    /// <exception cref="EventException">The count is negative or too large.</exception>
    public static int Size(long count) => count is >= 0 and <= int.MaxValue ? (int)count : throw new EventException($"a vector of {count} elements cannot be made");
}
