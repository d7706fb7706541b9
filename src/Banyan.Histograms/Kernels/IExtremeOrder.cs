using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>Which of two values an extreme keeps.</summary>
internal interface IExtremeOrder
{
    /// <summary>What stands for the extreme of nothing.</summary>
    static abstract double Start { get; }

    /// <summary>True when the extreme so far is kept.</summary>
    static abstract bool IsBetter(double soFar, double value);

    /// <summary>The same for four values.</summary>
    static abstract Vector256<double> IsBetter(Vector256<double> soFar, Vector256<double> values);
}
