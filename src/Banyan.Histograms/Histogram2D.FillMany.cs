namespace Banyan.Histograms;

/// <content>Filling runs of points.</content>
public sealed unsafe partial class Histogram2D
{
    /// <summary>Fills <paramref name="count"/> points with weight 1: bit for bit what <see cref="Fill(double, double)"/> gives point by point.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TY">float or double.</typeparam>
    public void FillMany<TX, TY>(int count, TX* x, TY* y)
        where TX : unmanaged
        where TY : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]));
        }
    }

    /// <summary>Fills <paramref name="count"/> points with weights: bit for bit what <see cref="Fill(double, double, double)"/> gives point by point.</summary>
    /// <typeparam name="TX">float or double.</typeparam>
    /// <typeparam name="TY">float or double.</typeparam>
    /// <typeparam name="TWeight">float or double.</typeparam>
    public void FillMany<TX, TY, TWeight>(int count, TX* x, TY* y, TWeight* weights)
        where TX : unmanaged
        where TY : unmanaged
        where TWeight : unmanaged
    {
        for (int i = 0; i < count; i++)
        {
            Fill(Real.ToDouble(x[i]), Real.ToDouble(y[i]), Real.ToDouble(weights[i]));
        }
    }
}
