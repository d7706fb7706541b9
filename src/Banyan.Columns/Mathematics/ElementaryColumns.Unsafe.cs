using Banyan.Columns.Mathematics.Kernels;

namespace Banyan.Columns.Mathematics;

/// <summary>The functions of <see cref="Elementary"/> over whole columns, with the same bits. The result may be the column of arguments itself, which is then overwritten, and must not overlap it otherwise.</summary>
/// <remarks>All throw <see cref="ArgumentException"/> when the lengths differ. Nothing is allocated.</remarks>
public static unsafe class ElementaryColumns
{
    /// <inheritdoc cref="Elementary.Exp(double)"/>
    public static void Exp(ReadOnlySpan<double> x, Span<double> result) => Unary<Exp, double>(x, result);

    /// <inheritdoc cref="Elementary.Exp(double)"/>
    public static void Exp(ReadOnlySpan<float> x, Span<float> result) => SingleUnary<ExpSingle>(x, result);

    /// <inheritdoc cref="Elementary.Exp2(double)"/>
    public static void Exp2(ReadOnlySpan<double> x, Span<double> result) => Unary<Exp2, double>(x, result);

    /// <inheritdoc cref="Elementary.Exp2(double)"/>
    public static void Exp2(ReadOnlySpan<float> x, Span<float> result) => Unary<Exp2, float>(x, result);

    /// <inheritdoc cref="Elementary.Expm1(double)"/>
    public static void Expm1(ReadOnlySpan<double> x, Span<double> result) => Unary<Expm1, double>(x, result);

    /// <inheritdoc cref="Elementary.Expm1(double)"/>
    public static void Expm1(ReadOnlySpan<float> x, Span<float> result) => Unary<Expm1, float>(x, result);

    /// <inheritdoc cref="Elementary.Log(double)"/>
    public static void Log(ReadOnlySpan<double> x, Span<double> result) => Unary<Log, double>(x, result);

    /// <inheritdoc cref="Elementary.Log(double)"/>
    public static void Log(ReadOnlySpan<float> x, Span<float> result) => SingleUnary<LogSingle>(x, result);

    /// <inheritdoc cref="Elementary.Log2(double)"/>
    public static void Log2(ReadOnlySpan<double> x, Span<double> result) => Unary<Log2, double>(x, result);

    /// <inheritdoc cref="Elementary.Log2(double)"/>
    public static void Log2(ReadOnlySpan<float> x, Span<float> result) => Unary<Log2, float>(x, result);

    /// <inheritdoc cref="Elementary.Log10(double)"/>
    public static void Log10(ReadOnlySpan<double> x, Span<double> result) => Unary<Log10, double>(x, result);

    /// <inheritdoc cref="Elementary.Log10(double)"/>
    public static void Log10(ReadOnlySpan<float> x, Span<float> result) => Unary<Log10, float>(x, result);

    /// <inheritdoc cref="Elementary.Log1p(double)"/>
    public static void Log1p(ReadOnlySpan<double> x, Span<double> result) => Unary<Log1p, double>(x, result);

    /// <inheritdoc cref="Elementary.Log1p(double)"/>
    public static void Log1p(ReadOnlySpan<float> x, Span<float> result) => Unary<Log1p, float>(x, result);

    /// <inheritdoc cref="Elementary.Sin(double)"/>
    public static void Sin(ReadOnlySpan<double> x, Span<double> result) => Unary<Sin, double>(x, result);

    /// <inheritdoc cref="Elementary.Sin(double)"/>
    public static void Sin(ReadOnlySpan<float> x, Span<float> result) => SingleUnary<SinSingle>(x, result);

    /// <inheritdoc cref="Elementary.Cos(double)"/>
    public static void Cos(ReadOnlySpan<double> x, Span<double> result) => Unary<Cos, double>(x, result);

    /// <inheritdoc cref="Elementary.Cos(double)"/>
    public static void Cos(ReadOnlySpan<float> x, Span<float> result) => SingleUnary<CosSingle>(x, result);

    /// <inheritdoc cref="Elementary.Tan(double)"/>
    public static void Tan(ReadOnlySpan<double> x, Span<double> result) => Unary<Tan, double>(x, result);

    /// <inheritdoc cref="Elementary.Tan(double)"/>
    public static void Tan(ReadOnlySpan<float> x, Span<float> result) => Unary<Tan, float>(x, result);

    /// <inheritdoc cref="Elementary.Asin(double)"/>
    public static void Asin(ReadOnlySpan<double> x, Span<double> result) => Unary<Asin, double>(x, result);

    /// <inheritdoc cref="Elementary.Asin(double)"/>
    public static void Asin(ReadOnlySpan<float> x, Span<float> result) => Unary<Asin, float>(x, result);

    /// <inheritdoc cref="Elementary.Acos(double)"/>
    public static void Acos(ReadOnlySpan<double> x, Span<double> result) => Unary<Acos, double>(x, result);

    /// <inheritdoc cref="Elementary.Acos(double)"/>
    public static void Acos(ReadOnlySpan<float> x, Span<float> result) => Unary<Acos, float>(x, result);

    /// <inheritdoc cref="Elementary.Atan(double)"/>
    public static void Atan(ReadOnlySpan<double> x, Span<double> result) => Unary<Atan, double>(x, result);

    /// <inheritdoc cref="Elementary.Atan(double)"/>
    public static void Atan(ReadOnlySpan<float> x, Span<float> result) => Unary<Atan, float>(x, result);

    /// <inheritdoc cref="Elementary.Sinh(double)"/>
    public static void Sinh(ReadOnlySpan<double> x, Span<double> result) => Unary<Sinh, double>(x, result);

    /// <inheritdoc cref="Elementary.Sinh(double)"/>
    public static void Sinh(ReadOnlySpan<float> x, Span<float> result) => Unary<SinhSingle, float>(x, result);

    /// <inheritdoc cref="Elementary.Cosh(double)"/>
    public static void Cosh(ReadOnlySpan<double> x, Span<double> result) => Unary<Cosh, double>(x, result);

    /// <inheritdoc cref="Elementary.Cosh(double)"/>
    public static void Cosh(ReadOnlySpan<float> x, Span<float> result) => Unary<CoshSingle, float>(x, result);

    /// <inheritdoc cref="Elementary.Tanh(double)"/>
    public static void Tanh(ReadOnlySpan<double> x, Span<double> result) => Unary<Tanh, double>(x, result);

    /// <inheritdoc cref="Elementary.Tanh(double)"/>
    public static void Tanh(ReadOnlySpan<float> x, Span<float> result) => Unary<Tanh, float>(x, result);

    /// <inheritdoc cref="Elementary.Asinh(double)"/>
    public static void Asinh(ReadOnlySpan<double> x, Span<double> result) => Unary<Asinh, double>(x, result);

    /// <inheritdoc cref="Elementary.Asinh(double)"/>
    public static void Asinh(ReadOnlySpan<float> x, Span<float> result) => Unary<Asinh, float>(x, result);

    /// <inheritdoc cref="Elementary.Acosh(double)"/>
    public static void Acosh(ReadOnlySpan<double> x, Span<double> result) => Unary<Acosh, double>(x, result);

    /// <inheritdoc cref="Elementary.Acosh(double)"/>
    public static void Acosh(ReadOnlySpan<float> x, Span<float> result) => Unary<Acosh, float>(x, result);

    /// <inheritdoc cref="Elementary.Atanh(double)"/>
    public static void Atanh(ReadOnlySpan<double> x, Span<double> result) => Unary<Atanh, double>(x, result);

    /// <inheritdoc cref="Elementary.Atanh(double)"/>
    public static void Atanh(ReadOnlySpan<float> x, Span<float> result) => Unary<Atanh, float>(x, result);

    /// <inheritdoc cref="Elementary.Cbrt(double)"/>
    public static void Cbrt(ReadOnlySpan<double> x, Span<double> result) => Unary<Cbrt, double>(x, result);

    /// <inheritdoc cref="Elementary.Cbrt(double)"/>
    public static void Cbrt(ReadOnlySpan<float> x, Span<float> result) => Unary<Cbrt, float>(x, result);

    /// <inheritdoc cref="Elementary.Atan2(double, double)"/>
    public static void Atan2(ReadOnlySpan<double> y, ReadOnlySpan<double> x, Span<double> result) => Binary<Atan2, double>(y, x, result);

    /// <inheritdoc cref="Elementary.Atan2(double, double)"/>
    public static void Atan2(ReadOnlySpan<float> y, ReadOnlySpan<float> x, Span<float> result) => Binary<Atan2Single, float>(y, x, result);

    /// <inheritdoc cref="Elementary.Pow(double, double)"/>
    public static void Pow(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Binary<Pow, double>(x, y, result);

    /// <inheritdoc cref="Elementary.Pow(double, double)"/>
    public static void Pow(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) => Binary<PowSingle, float>(x, y, result);

    /// <inheritdoc cref="Elementary.Hypot(double, double)"/>
    public static void Hypot(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result) => Binary<Hypot, double>(x, y, result);

    /// <inheritdoc cref="Elementary.Hypot(double, double)"/>
    public static void Hypot(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result) => Binary<Hypot, float>(x, y, result);

    private static void Unary<TKernel, TElement>(ReadOnlySpan<TElement> x, Span<TElement> result)
        where TKernel : struct, IUnaryKernel
        where TElement : unmanaged
    {
        RequireLength(x.Length, result.Length);
        fixed (TElement* source = x, target = result)
        {
            KernelLoop.Column<TKernel, TElement>(source, target, x.Length);
        }
    }

    private static void SingleUnary<TKernel>(ReadOnlySpan<float> x, Span<float> result)
        where TKernel : struct, IUnaryKernel
    {
        RequireLength(x.Length, result.Length);
        fixed (float* source = x, target = result)
        {
            KernelLoop.SingleColumn<TKernel>(source, target, x.Length);
        }
    }

    private static void Binary<TKernel, TElement>(ReadOnlySpan<TElement> first, ReadOnlySpan<TElement> second, Span<TElement> result)
        where TKernel : struct, IBinaryKernel
        where TElement : unmanaged
    {
        RequireLength(first.Length, second.Length);
        RequireLength(first.Length, result.Length);
        fixed (TElement* x = first, y = second, target = result)
        {
            KernelLoop.Column<TKernel, TElement>(x, y, target, first.Length);
        }
    }

    private static void RequireLength(int expected, int found)
    {
        if (expected != found)
        {
            throw new ArgumentException($"columns of one length expected, found {expected} and {found} values");
        }
    }
}
