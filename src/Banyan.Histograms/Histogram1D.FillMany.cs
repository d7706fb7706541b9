namespace Banyan.Histograms;

/// <content>Filling runs of values.</content>
public sealed unsafe partial class Histogram1D
{
    /// <summary>Fills <paramref name="count"/> values with weight 1: bit for bit what <see cref="Fill(double)"/> gives value by value.</summary>
    public void FillMany(int count, float* x)
    {
        for (int i = 0; i < count; i++)
        {
            Fill(x[i]);
        }
    }

    /// <inheritdoc cref="FillMany(int, float*)"/>
    public void FillMany(int count, double* x)
    {
        for (int i = 0; i < count; i++)
        {
            Fill(x[i]);
        }
    }

    /// <summary>Fills <paramref name="count"/> values with weights: bit for bit what <see cref="Fill(double, double)"/> gives value by value.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TWeight">float or double.</typeparam>
    public void FillMany<TX, TWeight>(int count, TX* x, TWeight* weights)
        where TX : unmanaged
        where TWeight : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(weights[i]));
        }
    }
}
