using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>A function of two arguments as an operator for loops; see <see cref="IUnaryKernel"/>.</summary>
internal interface IBinaryKernel
{
    /// <summary>Mask of the arguments that <see cref="Usual{T}"/> is for; not those with a NaN.</summary>
    static abstract T IsUsual<T>(T x, T y)
        where T : unmanaged, ILanes<T>;

    /// <summary>The function where <see cref="IsUsual{T}"/>; any value elsewhere.</summary>
    static abstract T Usual<T>(T x, T y)
        where T : unmanaged, ILanes<T>;

    /// <summary>The function for every other pair of arguments. Every NaN that it gives is <see cref="double.NaN"/>.</summary>
    static abstract double Unusual(double x, double y);
}
