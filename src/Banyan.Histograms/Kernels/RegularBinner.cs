using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Bins of equal width: the operations of <see cref="Axis.FindBin"/> in the same order, so that every value falls into the same bin.</summary>
internal readonly struct RegularBinner(Axis axis) : IBinner
{
    private readonly Vector256<double> _low = Vector256.Create(axis.Low);
    private readonly Vector256<double> _high = Vector256.Create(axis.High);
    private readonly Vector256<double> _binCount = Vector256.Create((double)axis.BinCount);
    private readonly Vector256<double> _length = Vector256.Create(axis.High - axis.Low);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Find(Vector256<double> values)
    {
        Vector256<double> inside = Vector256.Floor(_binCount * (values - _low) / _length) + Vector256<double>.One;
        Vector256<double> below = Vector256.LessThan(values, _low);
        Vector256<double> notAbove = Vector256.LessThan(values, _high);
        return Vector256.AndNot(Vector256.ConditionalSelect(notAbove, inside, _binCount + Vector256<double>.One), below);
    }
}
