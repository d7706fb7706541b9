using System.Reflection;
using Banyan.Columns.Mathematics;
using Banyan.Frame.Expressions.Functions;
using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Compiling;

/// <summary>The functions of <see cref="CMath"/> that exist for whole columns, with the same bits (<see cref="ElementaryColumns"/>).</summary>
internal static unsafe class StreamKernels
{
    // At most so many values are handled at once where a second argument has to be repeated.
    private const int RepeatCount = 128;

    private static readonly Dictionary<MethodInfo, StreamKernel> s_unary = Unaries();
    private static readonly Dictionary<MethodInfo, Binary<double>> s_binary = Binaries<double>(ElementaryColumns.Atan2, ElementaryColumns.Pow, ElementaryColumns.Hypot);
    private static readonly Dictionary<MethodInfo, Binary<float>> s_singleBinary = Binaries<float>(ElementaryColumns.Atan2, ElementaryColumns.Pow, ElementaryColumns.Hypot);

    private delegate void Unary<T>(ReadOnlySpan<T> x, Span<T> result);

    private delegate void Binary<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, Span<T> result);

    /// <summary>Floats to doubles: the values keep their places, which become twice as wide.</summary>
    public static StreamKernel Widen { get; } = (values, count) =>
    {
        for (int i = count - 1; i >= 0; i--)
        {
            ((double*)values)[i] = ((float*)values)[i];
        }
    };

    /// <summary>The function of a call over a stream of its first arguments; null for a function that there is no column form of, and for a second argument that is no constant.</summary>
    public static StreamKernel? Of(CallNode call)
    {
        if (s_unary.TryGetValue(call.Method, out StreamKernel? unary))
        {
            return unary;
        }

        return call.Arguments switch
        {
            [_, LiteralNode { Value: double second }] when s_binary.TryGetValue(call.Method, out Binary<double>? function) => WithSecond(function, second),
            [_, LiteralNode { Value: float second }] when s_singleBinary.TryGetValue(call.Method, out Binary<float>? function) => WithSecond(function, second),
            _ => null,
        };
    }

    private static StreamKernel WithSecond<T>(Binary<T> function, T second)
        where T : unmanaged
    {
        var repeated = new T[RepeatCount];
        Array.Fill(repeated, second);
        return (values, count) =>
        {
            for (int done = 0; done < count; done += RepeatCount)
            {
                var some = new Span<T>((T*)values + done, Math.Min(RepeatCount, count - done));
                function(some, repeated.AsSpan(0, some.Length), some);
            }
        };
    }

    private static StreamKernel InPlace<T>(Unary<T> function)
        where T : unmanaged => (values, count) =>
    {
        var all = new Span<T>(values, count);
        function(all, all);
    };

    private static Dictionary<MethodInfo, Binary<T>> Binaries<T>(Binary<T> atan2, Binary<T> pow, Binary<T> hypot) => new()
    {
        [Method<T>(nameof(CMath.Atan2), 2)] = atan2,
        [Method<T>(nameof(CMath.Pow), 2)] = pow,
        [Method<T>(nameof(CMath.Hypot), 2)] = hypot,
    };

    private static Dictionary<MethodInfo, StreamKernel> Unaries()
    {
        var kernels = new Dictionary<MethodInfo, StreamKernel>();
        Add(nameof(CMath.Exp), ElementaryColumns.Exp, ElementaryColumns.Exp);
        Add(nameof(CMath.Exp2), ElementaryColumns.Exp2, ElementaryColumns.Exp2);
        Add(nameof(CMath.Expm1), ElementaryColumns.Expm1, ElementaryColumns.Expm1);
        Add(nameof(CMath.Log), ElementaryColumns.Log, ElementaryColumns.Log);
        Add(nameof(CMath.Log2), ElementaryColumns.Log2, ElementaryColumns.Log2);
        Add(nameof(CMath.Log10), ElementaryColumns.Log10, ElementaryColumns.Log10);
        Add(nameof(CMath.Log1p), ElementaryColumns.Log1p, ElementaryColumns.Log1p);
        Add(nameof(CMath.Sin), ElementaryColumns.Sin, ElementaryColumns.Sin);
        Add(nameof(CMath.Cos), ElementaryColumns.Cos, ElementaryColumns.Cos);
        Add(nameof(CMath.Tan), ElementaryColumns.Tan, ElementaryColumns.Tan);
        Add(nameof(CMath.Asin), ElementaryColumns.Asin, ElementaryColumns.Asin);
        Add(nameof(CMath.Acos), ElementaryColumns.Acos, ElementaryColumns.Acos);
        Add(nameof(CMath.Atan), ElementaryColumns.Atan, ElementaryColumns.Atan);
        Add(nameof(CMath.Sinh), ElementaryColumns.Sinh, ElementaryColumns.Sinh);
        Add(nameof(CMath.Cosh), ElementaryColumns.Cosh, ElementaryColumns.Cosh);
        Add(nameof(CMath.Tanh), ElementaryColumns.Tanh, ElementaryColumns.Tanh);
        Add(nameof(CMath.Asinh), ElementaryColumns.Asinh, ElementaryColumns.Asinh);
        Add(nameof(CMath.Acosh), ElementaryColumns.Acosh, ElementaryColumns.Acosh);
        Add(nameof(CMath.Atanh), ElementaryColumns.Atanh, ElementaryColumns.Atanh);
        Add(nameof(CMath.Cbrt), ElementaryColumns.Cbrt, ElementaryColumns.Cbrt);
        return kernels;

        void Add(string name, Unary<double> function, Unary<float> single)
        {
            kernels.Add(Method<double>(name, 1), InPlace(function));
            kernels.Add(Method<float>(name, 1), InPlace(single));
        }
    }

    private static MethodInfo Method<T>(string name, int arity) => typeof(CMath).GetMethod(name, [.. Enumerable.Repeat(typeof(T), arity)])!;
}
