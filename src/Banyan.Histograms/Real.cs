using System.Runtime.CompilerServices;

namespace Banyan.Histograms;

/// <summary>Floats and doubles in code that is written once for both.</summary>
internal static class Real
{
    /// <summary>The value as a double; the type test costs nothing, it is decided when the caller is compiled.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ToDouble<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return (float)(object)value;
        }

        if (typeof(T) == typeof(double))
        {
            return (double)(object)value;
        }

        throw new NotSupportedException($"values must be float or double, found {typeof(T).Name}");
    }
}
