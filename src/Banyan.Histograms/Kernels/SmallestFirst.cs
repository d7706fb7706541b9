using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The order of a minimum.</summary>
internal readonly struct SmallestFirst : IExtremeOrder
{
    /// <inheritdoc/>
    public static double Start => double.MaxValue;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBetter(double soFar, double value) => soFar < value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> IsBetter(Vector256<double> soFar, Vector256<double> values) => Vector256.LessThan(soFar, values);
}
