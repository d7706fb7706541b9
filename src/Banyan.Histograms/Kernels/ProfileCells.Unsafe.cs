namespace Banyan.Histograms.Kernels;

/// <summary>The arrays of a profile's cells; <paramref name="sumW2"/> is null while every weight was 1.</summary>
internal readonly unsafe ref struct ProfileCells(double* sumWY, double* sumWY2, double* entries, double* sumW2)
{
    /// <summary>Σwy.</summary>
    public double* SumWY => sumWY;

    /// <summary>Σwy².</summary>
    public double* SumWY2 => sumWY2;

    /// <summary>Σw.</summary>
    public double* Entries => entries;

    /// <summary>Σw².</summary>
    public double* SumW2 => sumW2;
}
