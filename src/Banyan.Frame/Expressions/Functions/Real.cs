using System.Numerics;
using System.Runtime.CompilerServices;

namespace Banyan.Frame.Expressions.Functions;

/// <summary><see cref="CMath"/> for generic kernels.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal static class Real<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sqrt(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(CMath.Sqrt(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Sqrt(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sin(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(CMath.Sin(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Sin(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Cos(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(CMath.Cos(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Cos(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sinh(T x) => typeof(T) == typeof(float) ? T.CreateTruncating(CMath.Sinh(float.CreateTruncating(x))) : T.CreateTruncating(CMath.Sinh(double.CreateTruncating(x)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Atan2(T y, T x) => typeof(T) == typeof(float)
        ? T.CreateTruncating(CMath.Atan2(float.CreateTruncating(y), float.CreateTruncating(x)))
        : T.CreateTruncating(CMath.Atan2(double.CreateTruncating(y), double.CreateTruncating(x)));
}
