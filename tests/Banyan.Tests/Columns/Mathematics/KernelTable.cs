using Banyan.Columns.Mathematics;

namespace Banyan.Tests.Columns.Mathematics;

/// <summary>The elementary functions: scalar and column forms, exact values and arguments that matter.</summary>
internal static class KernelTable
{
    public delegate void Column<T>(ReadOnlySpan<T> x, Span<T> result);

    public delegate void PairColumn<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result);

    /// <param name="Name">Its name.</param>
    /// <param name="Double">Of doubles.</param>
    /// <param name="Single">Of floats.</param>
    /// <param name="DoubleColumn">Of columns of doubles.</param>
    /// <param name="SingleColumn">Of columns of floats.</param>
    /// <param name="Exact">To some hundred bits.</param>
    /// <param name="Least">Arguments at which <paramref name="Exact"/> is finite: from here</param>
    /// <param name="Most">to here; the limits themselves are not taken.</param>
    public sealed record Unary(
        string Name,
        Func<double, double> Double,
        Func<float, float> Single,
        Column<double> DoubleColumn,
        Column<float> SingleColumn,
        Func<BigReal, BigReal> Exact,
        double Least = double.NegativeInfinity,
        double Most = double.PositiveInfinity);

    /// <inheritdoc cref="Unary"/>
    public sealed record Binary(
        string Name,
        Func<double, double, double> Double,
        Func<float, float, float> Single,
        PairColumn<double> DoubleColumn,
        PairColumn<float> SingleColumn,
        Func<BigReal, BigReal, BigReal> Exact);

    public static IReadOnlyList<Unary> Unaries { get; } =
    [
        new("exp", Elementary.Exp, Elementary.Exp, ElementaryColumns.Exp, ElementaryColumns.Exp, BigFunctions.Exp, -760, 720),
        new("exp2", Elementary.Exp2, Elementary.Exp2, ElementaryColumns.Exp2, ElementaryColumns.Exp2, BigFunctions.Exp2, -1090, 1030),
        new("expm1", Elementary.Expm1, Elementary.Expm1, ElementaryColumns.Expm1, ElementaryColumns.Expm1, BigFunctions.Expm1, -760, 720),
        new("log", Elementary.Log, Elementary.Log, ElementaryColumns.Log, ElementaryColumns.Log, BigFunctions.Log, 0),
        new("log2", Elementary.Log2, Elementary.Log2, ElementaryColumns.Log2, ElementaryColumns.Log2, BigFunctions.Log2, 0),
        new("log10", Elementary.Log10, Elementary.Log10, ElementaryColumns.Log10, ElementaryColumns.Log10, BigFunctions.Log10, 0),
        new("log1p", Elementary.Log1p, Elementary.Log1p, ElementaryColumns.Log1p, ElementaryColumns.Log1p, BigFunctions.Log1p, -1),
        new("sin", Elementary.Sin, Elementary.Sin, ElementaryColumns.Sin, ElementaryColumns.Sin, BigFunctions.Sin),
        new("cos", Elementary.Cos, Elementary.Cos, ElementaryColumns.Cos, ElementaryColumns.Cos, BigFunctions.Cos),
        new("tan", Elementary.Tan, Elementary.Tan, ElementaryColumns.Tan, ElementaryColumns.Tan, BigFunctions.Tan),
        new("asin", Elementary.Asin, Elementary.Asin, ElementaryColumns.Asin, ElementaryColumns.Asin, BigFunctions.Asin, -1, 1),
        new("acos", Elementary.Acos, Elementary.Acos, ElementaryColumns.Acos, ElementaryColumns.Acos, BigFunctions.Acos, -1, 1),
        new("atan", Elementary.Atan, Elementary.Atan, ElementaryColumns.Atan, ElementaryColumns.Atan, BigFunctions.Atan),
        new("sinh", Elementary.Sinh, Elementary.Sinh, ElementaryColumns.Sinh, ElementaryColumns.Sinh, BigFunctions.Sinh, -720, 720),
        new("cosh", Elementary.Cosh, Elementary.Cosh, ElementaryColumns.Cosh, ElementaryColumns.Cosh, BigFunctions.Cosh, -720, 720),
        new("tanh", Elementary.Tanh, Elementary.Tanh, ElementaryColumns.Tanh, ElementaryColumns.Tanh, BigFunctions.Tanh, -1000, 1000),
        new("asinh", Elementary.Asinh, Elementary.Asinh, ElementaryColumns.Asinh, ElementaryColumns.Asinh, BigFunctions.Asinh),
        new("acosh", Elementary.Acosh, Elementary.Acosh, ElementaryColumns.Acosh, ElementaryColumns.Acosh, BigFunctions.Acosh, 1),
        new("atanh", Elementary.Atanh, Elementary.Atanh, ElementaryColumns.Atanh, ElementaryColumns.Atanh, BigFunctions.Atanh, -1, 1),
        new("cbrt", Elementary.Cbrt, Elementary.Cbrt, ElementaryColumns.Cbrt, ElementaryColumns.Cbrt, BigFunctions.Cbrt),
    ];

    public static IReadOnlyList<Binary> Binaries { get; } =
    [
        new("atan2", Elementary.Atan2, Elementary.Atan2, ElementaryColumns.Atan2, ElementaryColumns.Atan2, BigFunctions.Atan2),
        new("pow", Elementary.Pow, Elementary.Pow, ElementaryColumns.Pow, ElementaryColumns.Pow, BigFunctions.Pow),
        new("hypot", Elementary.Hypot, Elementary.Hypot, ElementaryColumns.Hypot, ElementaryColumns.Hypot, BigFunctions.Hypot),
    ];

    public static TheoryData<string> UnaryNames => [.. Unaries.Select(f => f.Name)];

    public static TheoryData<string> BinaryNames => [.. Binaries.Select(f => f.Name)];

    public static Unary UnaryOf(string name) => Unaries.Single(f => f.Name == name);

    public static Binary BinaryOf(string name) => Binaries.Single(f => f.Name == name);

    /// <summary>Zeros, limits of the formats, infinities and NaNs of both signs and several payloads, integers, multiples of π/4 and their neighbours, arguments around the limits of the kernels.</summary>
    public static IReadOnlyList<double> Special { get; } = [.. MakeSpecial()];

    private static IEnumerable<double> MakeSpecial()
    {
        double[] positive =
        [
            0, double.Epsilon, 1e-310, 2.2250738585072014e-308, double.MaxValue, float.Epsilon, 1.17549435e-38f, float.MaxValue, 1e-17, 1e-9, 0.001, 0.25, 0.35, 0.4142135623730951, 0.5, 0.70710678118654757,
            1, 1.4142135623730951, 1.5, 2, 3, 10, 20, 87, 88.7, 100, 104, 127, 128, 149, 150, 200, 700, 708, 709.7827128933841, 710.5, 745.2, 746, 1000, 1021, 1024, 1074, 1075, 1e5, 1048576, 1e9, 268435456, 1e15,
            9007199254740993, 1e22, 1e100, 1e150, 1e200, 6381956970095103 * Math.ScaleB(1, 797), double.PositiveInfinity, double.NaN, BitConverter.UInt64BitsToDouble(0x7FF8_0000_1234_5678), BitConverter.UInt64BitsToDouble(0x7FF0_0000_0000_0001),
        ];
        for (int i = 1; i <= 70; i++)
        {
            positive = [.. positive, i * (Math.PI / 4), (float)(i * (Math.PI / 4))];
        }

        foreach (double x in positive)
        {
            foreach (double y in (double[])[x, Math.BitIncrement(x), Math.BitDecrement(x), MathF.BitIncrement((float)x), MathF.BitDecrement((float)x)])
            {
                yield return y;
                yield return -y;
            }
        }
    }
}
