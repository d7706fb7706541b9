namespace Banyan.Frame.Expressions.Functions;

/// <summary>Integrals of smooth functions by Gauss's rule of 10 points on equal panels.</summary>
internal static class Quadrature
{
    private static readonly double[] s_nodes = [0.14887433898163122, 0.43339539412924719, 0.67940956829902441, 0.86506336668898451, 0.97390652851717172];
    private static readonly double[] s_weights = [0.29552422471475287, 0.26926671930999636, 0.21908636251598204, 0.14945134915058059, 0.06667134430868814];

    /// <summary>The integral of <paramref name="function"/> from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static double Integral(Func<double, double> function, double low, double high, int panels)
    {
        double half = (high - low) / panels / 2;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++)
        {
            double middle = low + (((2 * panel) + 1) * half);
            for (int i = 0; i < s_nodes.Length; i++)
            {
                double offset = half * s_nodes[i];
                sum += s_weights[i] * (function(middle - offset) + function(middle + offset));
            }
        }

        return half * sum;
    }
}
