using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics.Kernels;

/// <summary>A logarithm to some base, as an operator.</summary>
internal interface ILogarithm
{
    /// <summary>The logarithm of x · 2^twos, for a positive normal x.</summary>
    static abstract T Of<T>(T x, T twos)
        where T : unmanaged, ILanes<T>;
}
