using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Banyan.Histograms.Kernels;

/// <summary>The eight lanes of a running sum.</summary>
internal unsafe struct LanePair
{
    /// <summary>Lanes 0 to 3.</summary>
    public Vector256<double> Low;

    /// <summary>Lanes 4 to 7.</summary>
    public Vector256<double> High;

    /// <summary>Reads the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LanePair(double* lanes)
    {
        Low = Vector256.Load(lanes);
        High = Vector256.Load(lanes + 4);
    }

    /// <summary>Writes the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(double* lanes)
    {
        Low.Store(lanes);
        High.Store(lanes + 4);
    }
}
