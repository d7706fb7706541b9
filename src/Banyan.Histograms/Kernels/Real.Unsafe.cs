using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Floats and doubles in code that is written once for both. The type tests cost nothing, they are decided when the caller is compiled.</summary>
internal static unsafe class Real
{
    /// <summary>The value as a double, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<T, float>(value);
        }

        if (typeof(T) == typeof(double))
        {
            return Unsafe.BitCast<T, double>(value);
        }

        throw new NotSupportedException($"values must be float or double, found {typeof(T).Name}");
    }

    /// <summary>Eight values as doubles: lanes 0 to 3 and lanes 4 to 7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Low, Vector256<double> High) LoadEight<T>(T* values)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Vector256.Widen(Vector256.Load((float*)values));
        }

        if (typeof(T) == typeof(double))
        {
            return (Vector256.Load((double*)values), Vector256.Load((double*)values + 4));
        }

        throw new NotSupportedException($"values must be float or double, found {typeof(T).Name}");
    }
}
