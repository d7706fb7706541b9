using Banyan.Columns.Mathematics;
using BenchmarkDotNet.Attributes;

namespace Banyan.Benchmarks;

/// <summary>
/// What own mathematical functions cost or give: the C library's function called element by element (MathF, which is the C library's), Banyan's scalar, and Banyan's column form, over 4,096 floats of
/// the sizes that analyses have. Times are of the whole column. What it does not measure: reading, expressions, arguments that take the rare way (NaN, overflow, angles above 100).
/// </summary>
public class ElementaryFunctions
{
    private const int Count = 4096;
    private readonly float[] _x = new float[Count];
    private readonly float[] _y = new float[Count];
    private readonly float[] _result = new float[Count];

    /// <summary>The function.</summary>
    [Params("exp", "log", "sin", "cos", "atan2", "sinh")]
    public string Function { get; set; } = "exp";

    /// <summary>Makes arguments: −3 to 3, for the logarithm 0.1 to 100.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (int i = 0; i < Count; i++)
        {
            _x[i] = Function == "log" ? (float)(0.1 + (random.NextDouble() * 100)) : (float)((random.NextDouble() * 6) - 3);
            _y[i] = (float)((random.NextDouble() * 6) - 3);
        }
    }

    /// <summary>The C library, element by element.</summary>
    [Benchmark(Baseline = true)]
    public void Library()
    {
        float[] x = _x;
        float[] y = _y;
        float[] result = _result;
        switch (Function)
        {
            case "exp":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Exp(x[i]);
                }

                break;
            case "log":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Log(x[i]);
                }

                break;
            case "sin":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Sin(x[i]);
                }

                break;
            case "cos":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Cos(x[i]);
                }

                break;
            case "atan2":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Atan2(x[i], y[i]);
                }

                break;
            default:
                for (int i = 0; i < Count; i++)
                {
                    result[i] = MathF.Sinh(x[i]);
                }

                break;
        }
    }

    /// <summary>Banyan's scalar, element by element.</summary>
    [Benchmark]
    public void Scalar()
    {
        float[] x = _x;
        float[] y = _y;
        float[] result = _result;
        switch (Function)
        {
            case "exp":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Exp(x[i]);
                }

                break;
            case "log":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Log(x[i]);
                }

                break;
            case "sin":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Sin(x[i]);
                }

                break;
            case "cos":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Cos(x[i]);
                }

                break;
            case "atan2":
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Atan2(x[i], y[i]);
                }

                break;
            default:
                for (int i = 0; i < Count; i++)
                {
                    result[i] = Elementary.Sinh(x[i]);
                }

                break;
        }
    }

    /// <summary>Banyan's column form.</summary>
    [Benchmark]
    public void Column()
    {
        switch (Function)
        {
            case "exp":
                ElementaryColumns.Exp(_x, _result);
                break;
            case "log":
                ElementaryColumns.Log(_x, _result);
                break;
            case "sin":
                ElementaryColumns.Sin(_x, _result);
                break;
            case "cos":
                ElementaryColumns.Cos(_x, _result);
                break;
            case "atan2":
                ElementaryColumns.Atan2(_x, _y, _result);
                break;
            default:
                ElementaryColumns.Sinh(_x, _result);
                break;
        }
    }
}
