using Banyan.Columns.Mathematics.Lanes;

namespace Banyan.Columns.Mathematics;

/// <summary>A function of one argument as an operator for loops: a struct without fields. The loops, the remainders and the widths are written once, in <see cref="KernelLoop"/>.</summary>
/// <remarks>Which of the two ways an argument takes depends on itself only, never on its neighbours, hence neither does the result.</remarks>
internal interface IUnaryKernel
{
    /// <summary>Mask of the arguments that <see cref="Usual{T}"/> is for; not those that are NaN.</summary>
    static abstract T IsUsual<T>(T x)
        where T : unmanaged, ILanes<T>;

    /// <summary>The function where <see cref="IsUsual{T}"/>; any value elsewhere.</summary>
    static abstract T Usual<T>(T x)
        where T : unmanaged, ILanes<T>;

    /// <summary>The function for every other argument: NaN, infinities, poles, overflow. Every NaN that it gives is <see cref="double.NaN"/>.</summary>
    static abstract double Unusual(double x);
}
