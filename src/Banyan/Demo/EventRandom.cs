using Banyan.Columns;
using Banyan.Columns.Mathematics;

namespace Banyan.Demo;

/// <summary>The random numbers of one event: a function of seed and entry only, so that events can be made in any order on any number of threads.</summary>
/// <remarks>Key = (seed, 0); counter = (entry low, entry high, number of the draw, 0).</remarks>
internal struct EventRandom(uint seed, long entry)
{
    private readonly uint _low = (uint)entry;
    private readonly uint _high = (uint)(entry >> 32);
    private uint _draw;
    private uint _word1;
    private uint _word2;
    private uint _word3;
    private int _left;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform()
    {
        if (_left == 0)
        {
            (uint word0, _word1, _word2, _word3) = Philox4x32.Generate(_low, _high, _draw++, 0, seed, 0);
            _left = 3;
            return Philox4x32.ToUniform(word0);
        }

        _left--;
        return Philox4x32.ToUniform(_left switch { 2 => _word1, 1 => _word2, _ => _word3 });
    }

    /// <summary>Uniform in (low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Normal with mean 0 and standard deviation 1 (Box–Muller, cosine branch).</summary>
    public double Gaussian()
    {
        double radius = Math.Sqrt(-2 * Elementary.Log(Uniform()));
        return radius * Elementary.Cos(2 * Math.PI * Uniform());
    }

    /// <summary>Exponential with the given mean.</summary>
    public double Exponential(double mean) => -mean * Elementary.Log(Uniform());

    /// <summary>Poisson with a small mean.</summary>
    public int Poisson(double mean)
    {
        double limit = Elementary.Exp(-mean);
        int count = 0;
        for (double product = Uniform(); product > limit; product *= Uniform())
        {
            count++;
        }

        return count;
    }
}
