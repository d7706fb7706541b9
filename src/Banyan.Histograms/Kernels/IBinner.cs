using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary><see cref="Axis.FindBin"/> for four values at once, with the cells as doubles. Implemented by structs, so that each axis kind gets a loop of its own.</summary>
internal interface IBinner
{
    /// <summary>The cell of each value, 0 to <c>BinCount + 1</c>.</summary>
    Vector256<double> Find(Vector256<double> values);
}
