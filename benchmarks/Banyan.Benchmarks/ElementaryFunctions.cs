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
        switch (Function)
        {
            case "exp":
                Each<LibraryFunctions.Exp>();
                break;
            case "log":
                Each<LibraryFunctions.Log>();
                break;
            case "sin":
                Each<LibraryFunctions.Sin>();
                break;
            case "cos":
                Each<LibraryFunctions.Cos>();
                break;
            case "atan2":
                Each<LibraryFunctions.Atan2>();
                break;
            default:
                Each<LibraryFunctions.Sinh>();
                break;
        }
    }

    /// <summary>Banyan's scalar, element by element.</summary>
    [Benchmark]
    public void Scalar()
    {
        switch (Function)
        {
            case "exp":
                Each<ScalarFunctions.Exp>();
                break;
            case "log":
                Each<ScalarFunctions.Log>();
                break;
            case "sin":
                Each<ScalarFunctions.Sin>();
                break;
            case "cos":
                Each<ScalarFunctions.Cos>();
                break;
            case "atan2":
                Each<ScalarFunctions.Atan2>();
                break;
            default:
                Each<ScalarFunctions.Sinh>();
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

    // A struct without fields: the call is inlined or direct, as if it were written in the loop.
    private void Each<TFunction>()
        where TFunction : IFunction
    {
        float[] x = _x;
        float[] y = _y;
        float[] result = _result;
        for (int i = 0; i < Count; i++)
        {
            result[i] = TFunction.Of(x[i], y[i]);
        }
    }

    /// <summary>A function of one argument or two.</summary>
    private interface IFunction
    {
        static abstract float Of(float x, float y);
    }

    private static class LibraryFunctions
    {
        public readonly struct Exp : IFunction
        {
            public static float Of(float x, float y) => MathF.Exp(x);
        }

        public readonly struct Log : IFunction
        {
            public static float Of(float x, float y) => MathF.Log(x);
        }

        public readonly struct Sin : IFunction
        {
            public static float Of(float x, float y) => MathF.Sin(x);
        }

        public readonly struct Cos : IFunction
        {
            public static float Of(float x, float y) => MathF.Cos(x);
        }

        public readonly struct Atan2 : IFunction
        {
            public static float Of(float x, float y) => MathF.Atan2(x, y);
        }

        public readonly struct Sinh : IFunction
        {
            public static float Of(float x, float y) => MathF.Sinh(x);
        }
    }

    private static class ScalarFunctions
    {
        public readonly struct Exp : IFunction
        {
            public static float Of(float x, float y) => Elementary.Exp(x);
        }

        public readonly struct Log : IFunction
        {
            public static float Of(float x, float y) => Elementary.Log(x);
        }

        public readonly struct Sin : IFunction
        {
            public static float Of(float x, float y) => Elementary.Sin(x);
        }

        public readonly struct Cos : IFunction
        {
            public static float Of(float x, float y) => Elementary.Cos(x);
        }

        public readonly struct Atan2 : IFunction
        {
            public static float Of(float x, float y) => Elementary.Atan2(x, y);
        }

        public readonly struct Sinh : IFunction
        {
            public static float Of(float x, float y) => Elementary.Sinh(x);
        }
    }
}
