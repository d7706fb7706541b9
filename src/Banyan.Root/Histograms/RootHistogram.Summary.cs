namespace Banyan.Root.Histograms;

/// <content>Values and variances as analyses use them.</content>
public sealed partial class RootHistogram
{
    /// <summary>
    /// Value of each cell with x slowest (C order): <c>(x·(ny + 2) + y)·(nz + 2) + z</c>. The contents; of a profile the means, 0 where a cell has no
    /// weight.
    /// </summary>
    public double[] Values()
    {
        ReadOnlySpan<double> contents = Contents.Span;
        if (Profile is null)
        {
            return XSlowest(contents);
        }

        ReadOnlySpan<double> weights = Profile.BinEntries.Span;
        double[] means = new double[contents.Length];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = weights[i] == 0 ? 0 : contents[i] / weights[i];
        }

        return XSlowest(means);
    }

    /// <summary>
    /// Squared error of each cell, in the order of <see cref="Values"/>: Σw², or the contents where no Σw² are kept (0 for negative ones); of a profile the
    /// squared standard error of the mean, whatever its error mode is (as uproot's <c>variances</c>).
    /// </summary>
    public double[] Variances() => Variances(ProfileErrorMode.Mean);

    /// <summary>As <see cref="Variances()"/>, with the squared errors of a profile in a mode: its own one gives what ROOT draws.</summary>
    /// <remarks>Source: TProfileHelper::GetBinError.</remarks>
    public double[] Variances(ProfileErrorMode mode)
    {
        double[] variances = new double[Contents.Length];
        ReadOnlySpan<double> squares = SumW2.Length == Contents.Length ? SumW2.Span : Profile is null ? Contents.Span : [];
        for (int i = 0; i < variances.Length; i++)
        {
            double own = squares.Length > 0 ? squares[i] : 0;
            variances[i] = Profile is null ? Math.Max(own, 0) : ProfileVariance(i, own, mode);
        }

        return XSlowest(variances);
    }

    private double ProfileVariance(int cell, double sumOfSquares, ProfileErrorMode mode)
    {
        double weight = Profile!.BinEntries.Span[cell];
        if (weight == 0)
        {
            return 0;
        }

        if (mode == ProfileErrorMode.Gaussian)
        {
            return 1 / weight;
        }

        double mean = Contents.Span[cell] / weight;
        double spread = Math.Abs((sumOfSquares / weight) - (mean * mean));
        double effective = EffectiveEntries(cell, weight);
        return mode switch
        {
            ProfileErrorMode.Spread => spread,
            ProfileErrorMode.Integer when spread == 0 => 1 / (12 * effective),
            _ => spread / effective,
        };
    }

    /// <summary>(Σw)² / Σw²; Σw while every weight was 1.</summary>
    private double EffectiveEntries(int cell, double weight)
    {
        ReadOnlySpan<double> squares = Profile!.BinSumW2.Span;
        if (squares.Length != Contents.Length)
        {
            return weight;
        }

        return squares[cell] > 0 ? weight * weight / squares[cell] : 0;
    }

    private double[] XSlowest(ReadOnlySpan<double> cells)
    {
        if (Dimensions == 1)
        {
            return cells.ToArray();
        }

        int nx = X.CellCount;
        int ny = Y.CellCount;
        int nz = Dimensions > 2 ? Z.CellCount : 1;
        double[] turned = new double[cells.Length];
        int next = 0;
        for (int x = 0; x < nx; x++)
        {
            for (int y = 0; y < ny; y++)
            {
                for (int z = 0; z < nz; z++)
                {
                    turned[next++] = cells[x + (nx * (y + (ny * z)))];
                }
            }
        }

        return turned;
    }
}
